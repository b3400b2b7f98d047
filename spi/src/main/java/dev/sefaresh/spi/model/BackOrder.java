package dev.sefaresh.spi.model;

/** Whether goods are sold that are not there. Names are stored. */
public enum BackOrder {
    /** A shortage refuses the order. */
    NEVER,
    /** Only to a buyer who has agreed to wait. */
    ASK,
    /** Deliveries wait for stock. */
    ALWAYS
}
