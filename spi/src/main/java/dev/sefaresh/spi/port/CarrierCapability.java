package dev.sefaresh.spi.port;

/** What a carrier can do. */
public enum CarrierCapability {
    /** Say by which services it carries something, and what each costs. */
    RATES,
    /** Take something over to carry it, and print the labels. */
    LABELS,
    /** Take back what was announced. */
    CANCEL,
    /** Print labels for goods that come back. */
    RETURN_LABELS,
    /** Tell of itself where a parcel is. */
    WEBHOOK,
    /** Say where a parcel is when it is asked. */
    POLLING
}
