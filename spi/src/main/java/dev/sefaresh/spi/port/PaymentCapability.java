package dev.sefaresh.spi.port;

/** What a payment provider can do. */
public enum PaymentCapability {
    /** Take money in one step. */
    SALE,
    /** Give back all that a sale took, at once. */
    FULL_REFUND,
    /** Give back any part of it, several times. */
    PARTIAL_REFUND
}
