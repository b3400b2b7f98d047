package dev.sefaresh.spi.model;

/** What an invoice does. Names are stored. */
public enum InvoiceKind {
    /** Claims money. */
    INVOICE,
    /** Takes back part of what invoices claimed; its amounts are positive where the invoice's were. */
    CREDIT_NOTE
}
