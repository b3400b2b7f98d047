package dev.sefaresh.spi.model;

/** What reserves stock for an order. Names are stored. */
public enum ReserveWhen {
    /** As soon as the buyer has checked out. */
    CHECKED_OUT,
    /** When the order is confirmed. */
    CONFIRMED,
    /** Staff. */
    MANUALLY
}
