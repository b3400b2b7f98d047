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
    /** The order has no line of this number. */
    NO_SUCH_LINE(Remedy.CORRECT_THE_REQUEST),
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
    /** Money is due; the facts say how much. */
    NOT_PAID(Remedy.PAY),
    /** Goods have not arrived yet. */
    NOT_DELIVERED(Remedy.DELIVER),
    /** Goods have left the house. */
    GOODS_ON_THEIR_WAY(Remedy.RETURN_THE_GOODS),
    /** Goods are planned to be sent, or to be collected there: cancel their deliveries first. */
    SHIPPING_PLANNED(Remedy.CANCEL_THE_DELIVERY);

    private final Set<Remedy> remedies;

    OrderRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
