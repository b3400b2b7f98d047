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
    DISCREPANT
}
