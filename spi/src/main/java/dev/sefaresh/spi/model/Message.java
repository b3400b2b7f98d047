package dev.sefaresh.spi.model;

import java.time.Duration;

/** What a mail says. Names are stored, and are those of templates. */
public enum Message {
    /** A quotation, or a proforma. */
    QUOTATION(Duration.ZERO),
    /** The order is binding. */
    ORDER_CONFIRMED(Duration.ZERO),
    /** A transfer is awaited: under which reference, and until when. */
    AWAITING_TRANSFER(Duration.ZERO),
    /** Money has come in. */
    PAYMENT_RECEIVED(Duration.ZERO),
    /** A payment was declined. */
    PAYMENT_FAILED(Duration.ZERO),
    /** The buyer has left a payment half done. */
    ACTION_NEEDED(Duration.ofMinutes(15)),
    /** The goods, or the last of them, are on their way. */
    SHIPPED(Duration.ZERO),
    /** Some of the goods are on their way, and others are still to come. */
    PARTLY_SHIPPED(Duration.ZERO),
    /** Goods can be collected. */
    READY_FOR_PICKUP(Duration.ZERO),
    /** Goods have arrived. */
    DELIVERED(Duration.ZERO),
    /** Goods have to be waited for. */
    DELAYED(Duration.ZERO),
    /** Goods may come back. */
    RETURN_APPROVED(Duration.ZERO),
    /** Goods may not come back, and why. */
    RETURN_REFUSED(Duration.ZERO),
    /** Goods have come back. */
    RETURN_RECEIVED(Duration.ZERO),
    /** Money was given back. */
    REFUND_MADE(Duration.ZERO),
    /** An invoice. */
    INVOICE(Duration.ZERO),
    /** A credit note. */
    CREDIT_NOTE(Duration.ZERO),
    /** An order that was agreed to waits for its money. */
    PAYMENT_REMINDER(Duration.ofDays(3)),
    /** An instalment is overdue. */
    PAYMENT_OVERDUE(Duration.ZERO),
    /** A cart was left before it was checked out. */
    CART_LEFT(Duration.ofHours(10)),
    /** It is still there, after {@link #CART_LEFT} was sent. */
    CART_LEFT_LONG(Duration.ofDays(3)),
    /** For staff: an order is binding. */
    NEW_ORDER(Duration.ZERO),
    /** For staff: something does not fit, and a person has to look into it. */
    HANDED_TO_STAFF(Duration.ZERO),
    /** For staff: little is left on a shelf. */
    LOW_STOCK(Duration.ZERO);

    private final Duration after;

    Message(Duration after) {
        this.after = after;
    }

    /** How long after what it tells of it is sent, unless the terms say otherwise. */
    public Duration usuallyAfter() {
        return after;
    }

    /** Whether it is written to the shop's staff, and not to the buyer. */
    public boolean isForStaff() {
        return switch (this) {
            case NEW_ORDER, HANDED_TO_STAFF, LOW_STOCK -> true;
            default -> false;
        };
    }

    /** Whether the buyer can do without it, and may unsubscribe. */
    public boolean isReminder() {
        return switch (this) {
            case PAYMENT_REMINDER, CART_LEFT, CART_LEFT_LONG -> true;
            default -> false;
        };
    }
}
