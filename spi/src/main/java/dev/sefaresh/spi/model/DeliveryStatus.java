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
    DELIVERED
}
