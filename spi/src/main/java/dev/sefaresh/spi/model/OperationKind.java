package dev.sefaresh.spi.model;

/** What a money operation does. Names are stored. */
public enum OperationKind {
    /** Takes money from the buyer. */
    SALE,
    /** Gives money back that a sale took. */
    REFUND
}
