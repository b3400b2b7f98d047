package dev.sefaresh.spi.model;

/** What makes an invoice be drawn up by itself. Names are stored. */
public enum InvoiceWhen {
    /** Confirmation: all that was ordered. */
    CONFIRMED,
    /** Shipment: what was shipped. */
    SHIPPED,
    /** Nothing: staff draw it up. */
    MANUALLY
}
