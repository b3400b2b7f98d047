package dev.sefaresh.core.order;

import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.core.order.OrderTrigger.*;
import static dev.sefaresh.spi.model.OrderState.*;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.lifecycle.Guard;
import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;

/** All that an order can do. */
public enum OrderTransition implements Transition<Order, OrderState, OrderTrigger> {
    // spotless:off
    LINES_ADDED(       move(QUOTATION,      ADD_LINES,       QUOTATION)),
    LINE_CHANGED(      move(QUOTATION,      CHANGE_LINE,     QUOTATION)),
    ORDER_ADJUSTED(    move(QUOTATION,      ADJUST,          QUOTATION)),
    ADJUSTMENT_WITHDRAWN(move(QUOTATION,    WITHDRAW,        QUOTATION)),
    COUPON_REDEEMED(   move(QUOTATION,      REDEEM,          QUOTATION)),
    COUPON_DROPPED(    move(QUOTATION,      DROP_COUPON,     QUOTATION)),
    ORDER_REPRICED(    move(QUOTATION,      REPRICE,         QUOTATION)),
    PAYMENT_CHOSEN(    move(QUOTATION,      CHOOSE_PAYMENT,  QUOTATION)),
    TERMS_AGREED(      move(QUOTATION,      AGREE_TO_TERMS,  QUOTATION)),
    BUYER_NAMED(       move(QUOTATION,      NAME_BUYER,      QUOTATION)),
    SHIPPING_CHOSEN(   move(QUOTATION,      CHOOSE_SHIPPING, QUOTATION)),
    WAITING_ACCEPTED(  move(QUOTATION,      AGREE_TO_WAIT,   QUOTATION)),
    CART_REMINDED(     move(QUOTATION,      REMIND,          QUOTATION)),
    OFFER_ADOPTED(     move(QUOTATION,      ADOPT,           QUOTATION_SENT)),
    CHECKED_OUT(       move(QUOTATION,      CHECK_OUT,       QUOTATION_SENT)),
    CART_DROPPED(      move(QUOTATION,      CANCEL,          CANCELLED)),
    AGREED_TO_WAIT(    move(QUOTATION_SENT, AGREE_TO_WAIT,   QUOTATION_SENT)),
    ORDER_CONFIRMED(   move(QUOTATION_SENT, CONFIRM,         SALES_ORDER)),
    OFFER_CANCELLED(   move(QUOTATION_SENT, CANCEL,          CANCELLED)),
    OFFER_KEPT_OPEN(   move(QUOTATION_SENT, EXPIRE,          When.MONEY_UNDER_WAY, QUOTATION_SENT)),
    OFFER_EXPIRED(     move(QUOTATION_SENT, EXPIRE,          EXPIRED)),
    OFFER_REPRICED(    move(EXPIRED,        REPRICE,         EXPIRED)),
    OFFER_COUPON_DROPPED(move(EXPIRED,      DROP_COUPON,     EXPIRED)),
    OFFER_REOPENED(    move(EXPIRED,        REOPEN,          QUOTATION_SENT)),
    SHIPPING_CORRECTED(move(SALES_ORDER,    CHOOSE_SHIPPING, SALES_ORDER)),
    ORDER_EXTENDED(    move(SALES_ORDER,    EXTEND,          SALES_ORDER)),
    ORDER_COMPLETED(   move(SALES_ORDER,    COMPLETE,        COMPLETED)),
    ORDER_CANCELLED(   move(SALES_ORDER,    CANCEL,          CANCELLED));
    // spotless:on

    private static final Lifecycle<Order, OrderState, OrderTrigger> MACHINE =
            Lifecycle.of(OrderTransition.class, OrderFile::with);

    private final Row<Order, OrderState, OrderTrigger> row;

    OrderTransition(Row<Order, OrderState, OrderTrigger> row) {
        this.row = row;
    }

    /** The machine of these rows. */
    public static Lifecycle<Order, OrderState, OrderTrigger> machine() {
        return MACHINE;
    }

    @Override
    public Row<Order, OrderState, OrderTrigger> row() {
        return row;
    }

    /** What chooses between rows. */
    private interface When {
        Guard<Order> MONEY_UNDER_WAY =
                Guard.when("money is under way", (file, order) -> MoneyLedger.isSaleUnderWay(file));
    }
}
