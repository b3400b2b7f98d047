package dev.sefaresh.spi.model;

import java.time.Duration;

/**
 * What a mail says. Names are stored, and are those of templates.
 *
 * <p>Each is written once for what it tells of, if the order's {@link MailTerms} name it and an address is known when it is due: the
 * buyer's, or that of staff. It says how things stand when it is sent; what is no news any more by then is not written.
 */
public enum Message {
    /** To the buyer, when a quotation is sent. It is attached. */
    QUOTATION(Duration.ZERO),
    /** To the buyer, when the order is binding. */
    ORDER_CONFIRMED(Duration.ZERO),
    /** To the buyer, when a transfer is awaited: how much, under which reference, and until which day. */
    AWAITING_TRANSFER(Duration.ZERO),
    /** To the buyer, when money has come in: how much. What is only held is not told of. */
    PAYMENT_RECEIVED(Duration.ZERO),
    /** To the buyer, when a payment was declined, unless nothing is to pay any more. */
    PAYMENT_FAILED(Duration.ZERO),
    /** To the buyer, who has left a payment half done and has not paid in another way: where to go on. */
    ACTION_NEEDED(Duration.ofMinutes(20)),
    /** To the buyer, when the goods, or the last of them, have left: under which tracking number. Never of what nobody carries. */
    SHIPPED(Duration.ZERO),
    /** To the buyer, when some of the goods have left, and others are still to come. */
    PARTLY_SHIPPED(Duration.ZERO),
    /** To the buyer, when goods can be collected: where, and until which day. */
    READY_FOR_PICKUP(Duration.ZERO),
    /** To the buyer, when goods have arrived, were collected, or are there to be downloaded. */
    DELIVERED(Duration.ZERO),
    /** To the buyer, when goods of a binding order have to be waited for: until which day, if that is known. */
    DELAYED(Duration.ZERO),
    /** To the buyer, when goods may come back: which, and until which day. */
    RETURN_APPROVED(Duration.ZERO),
    /** To the buyer, when goods may not come back. */
    RETURN_REFUSED(Duration.ZERO),
    /** To the buyer, when goods have come back: which. */
    RETURN_RECEIVED(Duration.ZERO),
    /** To the buyer, when money was given back, or into an account: how much. */
    REFUND_MADE(Duration.ZERO),
    /** To the buyer, when an invoice is issued. It is attached. */
    INVOICE(Duration.ZERO),
    /** To the buyer, when a credit note is issued. It is attached. */
    CREDIT_NOTE(Duration.ZERO),
    /** To the buyer, who has agreed to an order and has not paid: how much, and until which day. */
    PAYMENT_REMINDER(Duration.ofDays(3)),
    /** To the buyer, on every date on which instalments are overdue: how much. It has no delay of its own. */
    PAYMENT_OVERDUE(Duration.ZERO),
    /** To the buyer, who has left a cart. */
    CART_LEFT(Duration.ofHours(10)),
    /** To the buyer, whose cart is still there after {@link #CART_LEFT} was sent. */
    CART_LEFT_LONG(Duration.ofDays(3)),
    /** To staff, when an order is binding. */
    NEW_ORDER(Duration.ZERO),
    /** To staff, when a person has to look into something: what, and at which document. */
    HANDED_TO_STAFF(Duration.ZERO),
    /** To staff, when a sale leaves little on a shelf: at most one mail a shelf, day and process. */
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
