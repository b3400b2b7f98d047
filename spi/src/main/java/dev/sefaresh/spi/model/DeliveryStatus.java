package dev.sefaresh.spi.model;

/** How an order stands with its goods. Derived, never set. Names are stored. */
public enum DeliveryStatus {
    /** Nothing has left. */
    NOTHING_SENT,
    /** Some has left. */
    PARTLY_SENT,
    /** All has left. */
    SENT,
    /** All has arrived. */
    DELIVERED,
    /** All has left that ever will: the rest was cancelled. */
    SENT_IN_PART,
    /** All has arrived that ever will: the rest was cancelled. */
    DELIVERED_IN_PART
}
