package dev.sefaresh.spi.model;

/** What makes an order that the buyer has agreed to a sales order. Names are stored. */
public enum ConfirmWhen {
    /** Verified money covers the balance. */
    PAID,
    /** Staff say so. */
    MANUALLY
}
