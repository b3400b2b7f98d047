package dev.sefaresh.core.returns;

import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import java.util.Set;

/** Why a return says no, in order of precedence. */
public enum ReturnRefusal implements RefusalCode {
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
