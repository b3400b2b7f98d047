package dev.sefaresh.core.invoice;

import static dev.sefaresh.core.invoice.InvoiceTrigger.*;
import static dev.sefaresh.core.lifecycle.Row.birth;
import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.spi.model.InvoiceState.*;

import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;

/** All that an invoice can do. Once issuing, it can only be issued: failure and delay lead back. */
public enum InvoiceTransition implements Transition<Invoice, InvoiceState, InvoiceTrigger> {
    // spotless:off
    INVOICE_DRAWN_UP(  birth(DRAW_UP,                   DRAFT)),
    CREDIT_NOTE_DRAWN_UP(birth(CREDIT,                  DRAFT)),
    INVOICE_SEALED(    move(DRAFT,   ISSUE,             ISSUING)),
    INVOICE_DISCARDED( move(DRAFT,   DISCARD,           DISCARDED)),
    INVOICE_ISSUED(    move(ISSUING, REPORT_ISSUED,     ISSUED)),
    INVOICE_NOT_ISSUED(move(ISSUING, REPORT_NOT_ISSUED, ISSUING)),
    INVOICE_CHASED(    move(ISSUING, CHASE,             ISSUING));
    // spotless:on

    private static final Lifecycle<Invoice, InvoiceState, InvoiceTrigger> MACHINE =
            Lifecycle.of(InvoiceTransition.class, OrderFile::with);

    private final Row<Invoice, InvoiceState, InvoiceTrigger> row;

    InvoiceTransition(Row<Invoice, InvoiceState, InvoiceTrigger> row) {
        this.row = row;
    }

    /** The machine of these rows. */
    public static Lifecycle<Invoice, InvoiceState, InvoiceTrigger> machine() {
        return MACHINE;
    }

    @Override
    public Row<Invoice, InvoiceState, InvoiceTrigger> row() {
        return row;
    }
}
