package dev.sefaresh.core.delivery;

import static dev.sefaresh.core.delivery.DeliveryTrigger.*;
import static dev.sefaresh.core.lifecycle.Row.birth;
import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.spi.model.DeliveryState.*;

import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.core.lifecycle.Guard;
import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.OrderFile;

/** All that a delivery can do. What the carrier reports late, of one that was given up for lost, is still recorded. */
public enum DeliveryTransition implements Transition<Delivery, DeliveryState, DeliveryTrigger> {
    // spotless:off
    DELIVERY_BACK_ORDERED(birth(PLAN,                   When.SHORT,     WAITING)),
    DELIVERY_ASKED_FOR(   birth(PLAN,                   When.ELSEWHERE, WAITING)),
    DELIVERY_PLANNED(     birth(PLAN,                                   READY)),
    BACK_ORDER_ASKED_FOR( move(WAITING,   ALLOCATE,     When.ELSEWHERE, WAITING)),
    DELIVERY_ALLOCATED(   move(WAITING,   ALLOCATE,                     READY)),
    STOCK_RESERVED(       move(WAITING,   REPORT_RESERVED,              READY)),
    STOCK_LACKING(        move(WAITING,   REPORT_LACKING,               WAITING)),
    BACK_ORDER_CANCELLED( move(WAITING,   CANCEL,                       CANCELLED)),
    BACK_ORDER_LAPSED(    move(WAITING,   LAPSE,                        CANCELLED)),
    DELIVERY_PICKED(      move(READY,     PICK,                         PICKED)),
    PICKED_SHORT(         move(READY,     REPORT_SHORT, When.ANY_FOUND, PICKED)),
    NOTHING_FOUND(        move(READY,     REPORT_SHORT,                 CANCELLED)),
    DELIVERY_LABELLED(    move(READY,     LABEL,                        READY)),
    DELIVERY_SHIPPED(     move(READY,     SHIP,                         SHIPPED)),
    DELIVERY_HANDED_OVER( move(READY,     HAND_OVER,                    DELIVERED)),
    DELIVERY_CANCELLED(   move(READY,     CANCEL,                       CANCELLED)),
    RESERVATION_LAPSED(   move(READY,     LAPSE,                        CANCELLED)),
    RESERVATION_UNCOVERED(move(READY,     REPORT_SHORTFALL,             CANCELLED)),
    NOT_COLLECTED(        move(READY,     GIVE_UP,                      CANCELLED)),
    DELIVERY_PACKED(      move(PICKED,    PACK,                         PACKED)),
    PICKED_LABELLED(      move(PICKED,    LABEL,                        PICKED)),
    PICKED_SHIPPED(       move(PICKED,    SHIP,                         SHIPPED)),
    PICKED_HANDED_OVER(   move(PICKED,    HAND_OVER,                    DELIVERED)),
    PICKED_CANCELLED(     move(PICKED,    CANCEL,                       CANCELLED)),
    PICKED_NOT_COLLECTED( move(PICKED,    GIVE_UP,                      CANCELLED)),
    PACKED_LABELLED(      move(PACKED,    LABEL,                        PACKED)),
    PACKED_SHIPPED(       move(PACKED,    SHIP,                         SHIPPED)),
    PACKED_HANDED_OVER(   move(PACKED,    HAND_OVER,                    DELIVERED)),
    PACKED_CANCELLED(     move(PACKED,    CANCEL,                       CANCELLED)),
    PACKED_NOT_COLLECTED( move(PACKED,    GIVE_UP,                      CANCELLED)),
    DELIVERY_TRACKED(     move(SHIPPED,   TRACK,                        SHIPPED)),
    DELIVERY_ARRIVED(     move(SHIPPED,   REPORT_DELIVERED,             DELIVERED)),
    DELIVERY_REFUSED(     move(SHIPPED,   REPORT_REFUSED,               RETURNING)),
    DELIVERY_BROUGHT_BACK(move(SHIPPED,   REPORT_BACK,                  RETURNED)),
    DELIVERY_LOST(        move(SHIPPED,   REPORT_LOST,                  LOST)),
    RETURNING_TRACKED(    move(RETURNING, TRACK,                        RETURNING)),
    TAKEN_AFTER_ALL(      move(RETURNING, REPORT_DELIVERED,             DELIVERED)),
    REFUSED_CAME_BACK(    move(RETURNING, REPORT_BACK,                  RETURNED)),
    LOST_ON_ITS_WAY_BACK( move(RETURNING, REPORT_LOST,                  LOST)),
    LOST_BUT_ARRIVED(     move(LOST,      REPORT_DELIVERED,             DELIVERED)),
    LOST_BUT_CAME_BACK(   move(LOST,      REPORT_BACK,                  RETURNED)),
    READY_TRACKED(        move(READY,     TRACK,                        READY)),
    PICKED_TRACKED(       move(PICKED,    TRACK,                        PICKED)),
    PACKED_TRACKED(       move(PACKED,    TRACK,                        PACKED)),
    DELIVERED_TRACKED(    move(DELIVERED, TRACK,                        DELIVERED)),
    RETURNED_TRACKED(     move(RETURNED,  TRACK,                        RETURNED)),
    LOST_TRACKED(         move(LOST,      TRACK,                        LOST));
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
        Guard<Delivery> ELSEWHERE = Guard.when(
                "stock is kept elsewhere",
                (file, delivery) ->
                        file.order().terms().delivery().stockElsewhere() && StockMoves.isFromShelves(delivery));
        Guard<Delivery> ANY_FOUND = Guard.when(
                "some was found",
                (file, delivery) -> delivery.lines().stream()
                        .anyMatch(line -> !line.quantity().isZero()));
    }
}
