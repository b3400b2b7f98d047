package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.OrderSummary;

/** Which orders a list shows. */
public enum Listing {
    /** All. */
    ALL,
    /** Carts and drafts: not checked out, not sent. */
    CARTS,
    /** Checked out or confirmed, and money is due. */
    UNPAID,
    /** Confirmed, and goods have not left. */
    TO_DELIVER,
    /** Confirmed, and something was not invoiced. */
    TO_INVOICE,
    /** A discrepancy, or a dispute, waits for staff. */
    DISCREPANT,
    /** The buyer was reminded of it while it was a cart, whatever has become of it. */
    REMINDED,
    /** A delivery waits for stock. The order opened first stands first: it is served first. */
    AWAITING_STOCK;

    /** Whether the order is on it. */
    public boolean shows(OrderSummary summary) {
        return switch (this) {
            case ALL -> true;
            case CARTS -> summary.state() == OrderState.QUOTATION;
            case UNPAID -> summary.unpaid();
            case TO_DELIVER -> summary.toDeliver();
            case TO_INVOICE -> summary.toInvoice();
            case DISCREPANT -> summary.discrepant();
            case REMINDED -> summary.reminded();
            case AWAITING_STOCK -> summary.awaitsStock();
        };
    }

    /** Whether the order opened first stands first, and not last. */
    public boolean isOldestFirst() {
        return this == AWAITING_STOCK;
    }
}
