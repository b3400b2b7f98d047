package dev.sefaresh.core.order;

import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import java.util.Set;

/** Why an order says no, in order of precedence. */
public enum OrderRefusal implements RefusalCode {
    /** The catalog does not know, or does not sell, an article; the facts name it. */
    UNKNOWN_ARTICLE(Remedy.CORRECT_THE_REQUEST),
    /** A part of a kit is asked for; the facts say of which. */
    KIT_NOT_WHOLE(Remedy.CORRECT_THE_REQUEST),
    /** An article is not sold by such quantities; the facts name it and its unit. */
    NOT_IN_THIS_UNIT(Remedy.CORRECT_THE_REQUEST),
    /** An order has less, or more, of an article than it is sold by; the facts name it and say how many. */
    OUTSIDE_OF_LIMITS(Remedy.CORRECT_THE_REQUEST),
    /** The order would have more lines than one can have. */
    TOO_MANY_LINES(Remedy.ASK_FOR_LESS),
    /** The order has no line of this number. */
    NO_SUCH_LINE(Remedy.CORRECT_THE_REQUEST),
    /** The order has no adjustment of this number. */
    NO_SUCH_ADJUSTMENT(Remedy.CORRECT_THE_REQUEST),
    /** The adjustment cannot be taken off; one by promotion goes with what earns it. */
    IS_MANDATORY(Remedy.CORRECT_THE_REQUEST),
    /** No promotion that runs asks for this coupon, or it was not entered. */
    UNKNOWN_COUPON(Remedy.CORRECT_THE_REQUEST),
    /** No tender of this name is there. */
    UNKNOWN_TENDER(Remedy.OTHER_TENDER),
    /** An adjustment is in another currency than the order. */
    OTHER_CURRENCY(Remedy.CORRECT_THE_REQUEST),
    /** An amount is larger than books can hold. */
    AMOUNT_TOO_LARGE(Remedy.ASK_FOR_LESS),
    /** The quotation that the order is to become is not accepted. */
    NOT_ACCEPTED(Remedy.ACCEPT_THE_QUOTATION),
    /** There is neither a line nor an adjustment. */
    NOTHING_ORDERED(Remedy.ADD_LINES),
    /** Discounts take away more than there is. */
    NEGATIVE_TOTAL(Remedy.ASK_FOR_LESS),
    /** Something has to be said first; the facts list it all. */
    NOT_READY(Remedy.COMPLETE_THE_CHECKOUT),
    /** What the buyer has seen is not what it costs now; the facts say what has changed. */
    PRICE_CHANGED(Remedy.REPRICE),
    /** A coupon was used as often as it can be. */
    COUPON_USED_UP(Remedy.DROP_THE_COUPON),
    /** Money is due; the facts say how much. */
    NOT_PAID(Remedy.PAY),
    /** Goods have not arrived yet. */
    NOT_DELIVERED(Remedy.DELIVER),
    /** Goods have left the house. */
    GOODS_ON_THEIR_WAY(Remedy.RETURN_THE_GOODS),
    /** Goods are planned to be sent, or to be collected there: cancel their deliveries first. */
    SHIPPING_PLANNED(Remedy.CANCEL_THE_DELIVERY),
    /** The buyer was reminded as often already, or not as often before; the facts say how often. */
    REMINDED_OTHERWISE(Remedy.CORRECT_THE_REQUEST);

    private final Set<Remedy> remedies;

    OrderRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
