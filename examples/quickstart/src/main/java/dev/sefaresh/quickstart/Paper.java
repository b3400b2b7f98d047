package dev.sefaresh.quickstart;

import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.Order;

/** The kinds of documents that people count. */
enum Paper {
    ORDERS,
    PAYMENTS,
    DELIVERIES,
    INVOICES,
    RETURNS,
    CREDIT_NOTES,
    REFUNDS,
    DISCREPANCIES;

    static Paper of(Document<?, ?> document) {
        if (document instanceof Order) {
            return ORDERS;
        }
        if (document instanceof Operation operation) {
            return operation.kind() == OperationKind.REFUND ? REFUNDS : PAYMENTS;
        }
        if (document instanceof Delivery) {
            return DELIVERIES;
        }
        if (document instanceof Invoice invoice) {
            return invoice.kind() == InvoiceKind.CREDIT_NOTE ? CREDIT_NOTES : INVOICES;
        }
        if (document instanceof GoodsReturn) {
            return RETURNS;
        }
        if (document instanceof Discrepancy) {
            return DISCREPANCIES;
        }
        throw new IllegalArgumentException("nobody here makes such a document: " + document);
    }
}
