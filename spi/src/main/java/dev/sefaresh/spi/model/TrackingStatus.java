package dev.sefaresh.spi.model;

/** What the carrier says of a parcel. What is older than what is known changes nothing. Names are stored. */
public enum TrackingStatus {
    /** The carrier knows of it. */
    ANNOUNCED,
    /** It is on its way. */
    IN_TRANSIT,
    /** It is on the van. */
    OUT_FOR_DELIVERY,
    /** It lies where the buyer can collect it. */
    AT_PICKUP_POINT,
    /** It has arrived. */
    DELIVERED,
    /** Nobody was there. */
    FAILED_ATTEMPT,
    /** Something is wrong with it. */
    EXCEPTION,
    /** It comes back. */
    RETURNING,
    /** It has come back. */
    RETURNED,
    /** The carrier cannot find it. */
    LOST
}
