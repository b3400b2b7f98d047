package dev.sefaresh.spi.port;

/** Which orders a list shows. */
public enum Listing {
    /** All. */
    ALL,
    /** Checked out or confirmed, and money is due. */
    UNPAID,
    /** Confirmed, and goods have not left. */
    TO_DELIVER,
    /** Confirmed, and something was not invoiced. */
    TO_INVOICE,
    /** A discrepancy, or a dispute, waits for staff. */
    DISCREPANT,
    /** A delivery waits for stock. The order opened first stands first: it is served first. */
    AWAITING_STOCK;

    /** Whether the order opened first stands first, and not last. */
    public boolean isOldestFirst() {
        return this == AWAITING_STOCK;
    }
}
