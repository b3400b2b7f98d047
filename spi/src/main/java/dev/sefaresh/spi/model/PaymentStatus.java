package dev.sefaresh.spi.model;

/** How an order stands with its money. Derived, never set. Names are stored. */
public enum PaymentStatus {
    /** Nothing was paid, and something is due. */
    UNPAID,
    /** Some was paid. */
    PARTLY_PAID,
    /** All was paid, to the minor unit. */
    PAID,
    /** More was paid than is due. */
    OVERPAID
}
