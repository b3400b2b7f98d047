package dev.sefaresh.spi.model;

/** When a payment is taken. Names are stored. */
public enum CaptureWhen {
    /** In one step, without an authorisation. */
    AT_ONCE,
    /** It is authorised, and captured when its order is confirmed. */
    CONFIRMED,
    /** It is authorised, and captured as goods leave, for what has left. */
    SHIPPED,
    /** It is authorised, and captured when staff say so. */
    MANUALLY
}
