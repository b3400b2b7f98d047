package dev.sefaresh.core.returns;

import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import java.util.Set;

/** Why a return says no, in order of precedence. */
public enum ReturnRefusal implements RefusalCode {
    /** The order is not confirmed: what is not owed yet is not granted back, and of a cancelled order all is given back anyway. */
    NOT_CONFIRMED(Remedy.CONFIRM),
    /** No amount is granted, or one that is not positive, or a line or an adjustment is named twice. */
    NOTHING_TO_GRANT(Remedy.CORRECT_THE_REQUEST),
    /** An amount is in another currency than the order. */
    OTHER_CURRENCY(Remedy.CORRECT_THE_REQUEST),
    /** The order has no line, or no adjustment, of this number. */
    NO_SUCH_LINE(Remedy.CORRECT_THE_REQUEST),
    /** More is granted than is left of a line, an adjustment or the order; the facts say what is. */
    MORE_THAN_LEFT(Remedy.ASK_FOR_LESS),
    /** Nothing is to be closed. */
    NOTHING_TO_CLOSE(Remedy.CORRECT_THE_REQUEST),
    /** A part of a kit is to be closed; the facts say of which lines. */
    KIT_NOT_WHOLE(Remedy.CORRECT_THE_REQUEST),
    /** More is to be closed than nobody has touched; the facts say what that is. Cancel the delivery that it is in first. */
    ALREADY_PICKED(Remedy.ASK_FOR_LESS, Remedy.CANCEL_THE_DELIVERY),
    /** There is nothing in it, or a line is named twice, or is not of the order. */
    NOTHING_TO_RETURN(Remedy.CORRECT_THE_REQUEST),
    /** Nothing of the order has left the house. */
    NOT_SHIPPED(Remedy.CORRECT_THE_ID),
    /** The terms of the order do not let goods in that come back unasked. */
    BLIND_RETURN(Remedy.ASK_STAFF),
    /** More is wanted back than was shipped and is not on its way back yet; the facts say what is left. */
    MORE_THAN_SHIPPED(Remedy.ASK_FOR_LESS),
    /** More of an adjustment is wanted back than was charged and not granted yet, or one is named twice. */
    MORE_THAN_CHARGED(Remedy.ASK_FOR_LESS),
    /** More is accepted, or put on the shelf, than came back, or a line is judged twice. */
    MORE_THAN_RECEIVED(Remedy.ASK_FOR_LESS);

    private final Set<Remedy> remedies;

    ReturnRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
