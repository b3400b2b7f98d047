package dev.sefaresh.spi.model;

/** Where a delivery stands. */
public enum DeliveryState implements State {
    /** Waiting for stock. */
    WAITING(Phase.OPEN),
    /** Stock is reserved for it. */
    READY(Phase.OPEN),
    /** Taken from the shelf. */
    PICKED(Phase.OPEN),
    /** In its parcel. */
    PACKED(Phase.OPEN),
    /** On its way: goods are issued. */
    SHIPPED(Phase.OPEN),
    /** Arrived. */
    DELIVERED(Phase.FINAL),
    /** Never left. */
    CANCELLED(Phase.FINAL),
    /** On its way back to us: refused at the door, or not collected. */
    RETURNING(Phase.OPEN),
    /** Back again, undelivered. */
    RETURNED(Phase.FINAL),
    /** The carrier cannot find it. */
    LOST(Phase.FINAL);

    private final Phase phase;

    DeliveryState(Phase phase) {
        this.phase = phase;
    }

    @Override
    public Phase phase() {
        return phase;
    }
}
