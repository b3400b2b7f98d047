package dev.sefaresh.spi.model;

/** Whether an order leaves in parts. Names are stored. */
public enum ShipWhen {
    /** What is ready leaves. */
    READY,
    /** Nothing leaves before all can. */
    COMPLETE
}
