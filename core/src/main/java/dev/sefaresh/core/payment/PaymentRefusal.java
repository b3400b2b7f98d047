package dev.sefaresh.core.payment;

import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import java.util.Set;

/** Why a payment says no, in order of precedence. */
public enum PaymentRefusal implements RefusalCode {
    /** The order is still a cart. */
    NOT_CHECKED_OUT(Remedy.CHECK_OUT),
    /** No provider has this name; the facts name those that there are. */
    UNKNOWN_TENDER(Remedy.OTHER_TENDER),
    /** The file has no payment of this number. */
    NO_SUCH_PAYMENT(Remedy.CORRECT_THE_ID),
    /** The amount is in another currency than the order. */
    WRONG_CURRENCY(Remedy.CORRECT_THE_REQUEST),
    /** Nothing is due. */
    NOTHING_TO_PAY,
    /** An attempt by the same tender has no answer yet; the facts name it. */
    ATTEMPT_UNDER_WAY(Remedy.WAIT_FOR_THE_ANSWER, Remedy.OTHER_TENDER),
    /** It would give back more than the payment has left; the facts say how much that is. */
    MORE_THAN_PAID(Remedy.ASK_FOR_LESS),
    /** An operation is in doubt for too long: a person has to find out. */
    STILL_IN_DOUBT(Remedy.ASK_STAFF);

    private final Set<Remedy> remedies;

    PaymentRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
