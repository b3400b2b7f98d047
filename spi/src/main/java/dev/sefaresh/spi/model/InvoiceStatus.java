package dev.sefaresh.spi.model;

/** How an order stands with its invoices. Derived, never set. Names are stored. */
public enum InvoiceStatus {
    /** Nothing was invoiced. */
    NOT_INVOICED,
    /** Some was invoiced. */
    PARTLY_INVOICED,
    /** All was invoiced, to the minor unit. */
    INVOICED
}
