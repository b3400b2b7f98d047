package dev.sefaresh.core.quotation;

import static dev.sefaresh.core.lifecycle.Row.birth;
import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.core.quotation.QuotationTrigger.*;
import static dev.sefaresh.spi.model.QuotationState.*;

import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.QuotationState;

/** All that a quotation can do. */
public enum QuotationTransition implements Transition<Quotation, QuotationState, QuotationTrigger> {
    // spotless:off
    QUOTATION_DRAWN_UP(  birth(QUOTE,           DRAFT)),
    QUOTATION_REDRAWN(   move(DRAFT, REDRAW,    DRAFT)),
    QUOTATION_SENT_OUT(  move(DRAFT, SEND,      SENT)),
    DRAFT_SUPERSEDED(    move(DRAFT, SUPERSEDE, SUPERSEDED)),
    QUOTATION_ACCEPTED(  move(SENT,  ACCEPT,    ACCEPTED)),
    QUOTATION_DECLINED(  move(SENT,  DECLINE,   DECLINED)),
    QUOTATION_LAPSED(    move(SENT,  LAPSE,     LAPSED)),
    QUOTATION_SUPERSEDED(move(SENT,  SUPERSEDE, SUPERSEDED));
    // spotless:on

    private static final Lifecycle<Quotation, QuotationState, QuotationTrigger> MACHINE =
            Lifecycle.of(QuotationTransition.class, OrderFile::with);

    private final Row<Quotation, QuotationState, QuotationTrigger> row;

    QuotationTransition(Row<Quotation, QuotationState, QuotationTrigger> row) {
        this.row = row;
    }

    /** The machine of these rows. */
    public static Lifecycle<Quotation, QuotationState, QuotationTrigger> machine() {
        return MACHINE;
    }

    @Override
    public Row<Quotation, QuotationState, QuotationTrigger> row() {
        return row;
    }
}
