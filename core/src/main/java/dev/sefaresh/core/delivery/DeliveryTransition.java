package dev.sefaresh.core.delivery;

import static dev.sefaresh.core.delivery.DeliveryTrigger.*;
import static dev.sefaresh.core.lifecycle.Row.birth;
import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.spi.model.DeliveryState.*;

import dev.sefaresh.core.lifecycle.Guard;
import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.OrderFile;

/** All that a delivery can do. */
public enum DeliveryTransition implements Transition<Delivery, DeliveryState, DeliveryTrigger> {
    // spotless:off
    DELIVERY_BACK_ORDERED(birth(PLAN, When.SHORT,         WAITING)),
    DELIVERY_PLANNED(     birth(PLAN,                     READY)),
    DELIVERY_ALLOCATED(   move(WAITING, ALLOCATE,         READY)),
    BACK_ORDER_CANCELLED( move(WAITING, CANCEL,           CANCELLED)),
    DELIVERY_PICKED(      move(READY,   PICK,             PICKED)),
    DELIVERY_PACKED(      move(PICKED,  PACK,             PACKED)),
    DELIVERY_SHIPPED(     move(READY,   SHIP,             SHIPPED)),
    PICKED_SHIPPED(       move(PICKED,  SHIP,             SHIPPED)),
    PACKED_SHIPPED(       move(PACKED,  SHIP,             SHIPPED)),
    DELIVERY_CANCELLED(   move(READY,   CANCEL,           CANCELLED)),
    PICKED_CANCELLED(     move(PICKED,  CANCEL,           CANCELLED)),
    PACKED_CANCELLED(     move(PACKED,  CANCEL,           CANCELLED)),
    DELIVERY_ARRIVED(     move(SHIPPED, REPORT_DELIVERED, DELIVERED));
    // spotless:on

    private static final Lifecycle<Delivery, DeliveryState, DeliveryTrigger> MACHINE =
            Lifecycle.of(DeliveryTransition.class, OrderFile::with);

    private final Row<Delivery, DeliveryState, DeliveryTrigger> row;

    DeliveryTransition(Row<Delivery, DeliveryState, DeliveryTrigger> row) {
        this.row = row;
    }

    /** The machine of these rows. */
    public static Lifecycle<Delivery, DeliveryState, DeliveryTrigger> machine() {
        return MACHINE;
    }

    @Override
    public Row<Delivery, DeliveryState, DeliveryTrigger> row() {
        return row;
    }

    /** What chooses between rows. */
    private interface When {
        Guard<Delivery> SHORT = Guard.when("short of stock", (file, delivery) -> delivery.backOrdered());
    }
}
