package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryLine;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.ReturnLine;
import java.util.List;

/**
 * From one version of a file to the next. Writing these, and the order's own row, is writing the file.
 *
 * @param agreement whether anything of the order's own row is another than its version, its state and its summary: buyer, terms,
 *     shipping, what was said at the till, time of opening
 */
public record Changes(
        boolean agreement,
        Delta<OrderLine> lines,
        Delta<Adjustment> adjustments,
        Delta<Quotation> quotations,
        Delta<OrderLine> quotationLines,
        Delta<Adjustment> quotationAdjustments,
        Delta<Payment> payments,
        Delta<Operation> operations,
        Delta<Delivery> deliveries,
        Delta<DeliveryLine> deliveryLines,
        Delta<Parcel> parcels,
        Delta<Invoice> invoices,
        Delta<InvoiceLine> invoiceLines,
        Delta<InvoiceCharge> invoiceCharges,
        Delta<GoodsReturn> returns,
        Delta<ReturnLine> returnLines,
        Delta<InvoiceCharge> returnCharges,
        Delta<Dispute> disputes,
        Delta<Discrepancy> discrepancies) {

    /** All of a file that was not there before. */
    public static Changes birth(OrderFile file) {
        return between(
                new OrderFile.Builder()
                        .id(file.id())
                        .opened(file.opened())
                        .order(Order.under(file.order().terms()))
                        .build(),
                file);
    }

    /** What differs between two versions of a file. */
    public static Changes between(OrderFile before, OrderFile after) {
        return new Changes(
                !agreed(before).equals(agreed(after)),
                Delta.between(before.order().lines(), after.order().lines(), OrderLine::number),
                Delta.between(before.order().adjustments(), after.order().adjustments(), Adjustment::number),
                Delta.between(before.quotations(), after.quotations(), Changes::number),
                Delta.inside(
                        before.quotations(), after.quotations(), Changes::number, Quotation::lines, OrderLine::number),
                Delta.inside(
                        before.quotations(),
                        after.quotations(),
                        Changes::number,
                        Quotation::adjustments,
                        Adjustment::number),
                Delta.between(before.payments(), after.payments(), Changes::number, Changes::sameTender),
                Delta.inside(
                        before.payments(), after.payments(), Changes::number, Payment::operations, Changes::number),
                Delta.between(before.deliveries(), after.deliveries(), Changes::number),
                Delta.inside(
                        before.deliveries(),
                        after.deliveries(),
                        Changes::number,
                        Delivery::lines,
                        DeliveryLine::number),
                Delta.inside(
                        before.deliveries(), after.deliveries(), Changes::number, Delivery::parcels, Parcel::number),
                Delta.between(before.invoices(), after.invoices(), Changes::number),
                Delta.inside(before.invoices(), after.invoices(), Changes::number, Invoice::lines, InvoiceLine::number),
                Delta.inside(
                        before.invoices(), after.invoices(), Changes::number, Invoice::charges, InvoiceCharge::number),
                Delta.between(before.returns(), after.returns(), Changes::number),
                Delta.inside(
                        before.returns(), after.returns(), Changes::number, GoodsReturn::lines, ReturnLine::number),
                Delta.inside(
                        before.returns(),
                        after.returns(),
                        Changes::number,
                        GoodsReturn::charges,
                        InvoiceCharge::number),
                Delta.between(before.disputes(), after.disputes(), Changes::number),
                Delta.between(before.discrepancies(), after.discrepancies(), Changes::number));
    }

    private static List<Object> agreed(OrderFile file) {
        return List.of(file.opened(), file.order().withLines().withAdjustments().withState(OrderState.QUOTATION));
    }

    private static int number(Document<?, ?> document) {
        return document.no().number();
    }

    private static int number(Payment payment) {
        return payment.no().number();
    }

    private static boolean sameTender(Payment before, Payment after) {
        return before.tender().equals(after.tender());
    }
}
