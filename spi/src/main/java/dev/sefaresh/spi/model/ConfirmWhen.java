package dev.sefaresh.spi.model;

/** What makes a sent quotation a sales order. Names are stored. */
public enum ConfirmWhen {
    /** Verified money covers the balance. */
    PAID,
    /** Staff say so. */
    MANUALLY
}
