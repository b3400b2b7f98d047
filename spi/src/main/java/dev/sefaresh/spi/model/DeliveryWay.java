package dev.sefaresh.spi.model;

/** How goods come to the buyer. Names are stored. */
public enum DeliveryWay {
    /** A carrier brings them. */
    SHIP,
    /** The buyer collects them. */
    PICKUP,
    /** There is nothing to carry: a download, a service. */
    DIGITAL,
    /** A supplier sends them: they never lie in our stock. */
    DROP_SHIP
}
