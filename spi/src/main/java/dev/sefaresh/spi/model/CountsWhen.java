package dev.sefaresh.spi.model;

/** From when on a payment counts towards the confirmation of its order. Names are stored. */
public enum CountsWhen {
    /** As soon as it is promised: cash on delivery. */
    PENDING,
    /** When it is held for us. */
    AUTHORISED,
    /** When it is ours. */
    CAPTURED,
    /** When staff confirm the order: pay in store. */
    MANUALLY
}
