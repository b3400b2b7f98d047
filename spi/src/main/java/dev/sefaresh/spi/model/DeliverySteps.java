package dev.sefaresh.spi.model;

/** How many steps goods take through the warehouse. Names are stored. */
public enum DeliverySteps {
    /** One step. */
    SHIP,
    /** Two steps. */
    PICK_SHIP,
    /** Three steps. */
    PICK_PACK_SHIP
}
