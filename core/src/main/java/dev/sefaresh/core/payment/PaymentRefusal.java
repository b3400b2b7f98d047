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
    /** What is wanted does not build on that operation, or that one is not done; the facts say what it is and where it stands. */
    CANNOT_FOLLOW(Remedy.CORRECT_THE_ID, Remedy.WAIT_FOR_THE_ANSWER),
    /** The provider of the tender cannot do it; the facts name what it would have to be able to. */
    NOT_SUPPORTED(Remedy.OTHER_TENDER, Remedy.ASK_STAFF),
    /** The provider of the tender cannot give so much back; the facts name what it would have to be able to, any one of it. */
    CANNOT_GIVE_BACK(Remedy.PAY_OUT, Remedy.RECORD_BY_HAND),
    /** The amount is in another currency than the order. */
    WRONG_CURRENCY(Remedy.CORRECT_THE_REQUEST),
    /** Nothing is due. */
    NOTHING_TO_PAY,
    /** It would take more than is due; the facts say how much is. */
    MORE_THAN_DUE(Remedy.ASK_FOR_LESS),
    /** An attempt by the same tender has no answer yet; the facts name it. */
    ATTEMPT_UNDER_WAY(Remedy.WAIT_FOR_THE_ANSWER, Remedy.OTHER_TENDER),
    /** It was held anew so often that a person has to look at it; the facts say how often. */
    RENEWED_TOO_OFTEN(Remedy.ASK_STAFF, Remedy.OTHER_TENDER),
    /** It would take or let go of more than is held; the facts say how much that is. */
    MORE_THAN_HELD(Remedy.ASK_FOR_LESS),
    /** It would give back more than the payment has left; the facts say how much that is. */
    MORE_THAN_PAID(Remedy.ASK_FOR_LESS),
    /** It would pay out more than the buyer is owed; the facts say how much that is. */
    MORE_THAN_OWED(Remedy.ASK_FOR_LESS),
    /** A dispute is open: its bank may take the money back as well; the facts name it, or say how much is not disputed. */
    DISPUTED(Remedy.WAIT_FOR_THE_BANK),
    /** A report that tells nothing new; the facts say where the operation stands. */
    NO_NEWS,
    /** An operation is in doubt for too long: a person has to find out. */
    STILL_IN_DOUBT(Remedy.ASK_STAFF),
    /** The provider says another thing than it said before: nothing was changed, and a person has to find out. */
    CONTRADICTED(Remedy.ASK_STAFF),
    /** Another amount moved than was asked for: it was recorded as it happened. */
    AMOUNT_DIFFERS(Remedy.ASK_STAFF),
    /** Money was given back that nobody here ordered: it was recorded as it happened. */
    REFUND_NOT_OURS(Remedy.ASK_STAFF),
    /** The buyer's bank gave again what it is not known to have taken: it was recorded, and counts once it is known. */
    GIVEN_BEFORE_TAKEN(Remedy.ASK_STAFF),
    /** The buyer's bank took money back: it was recorded as it happened. */
    CHARGED_BACK(Remedy.ASK_STAFF);

    private final Set<Remedy> remedies;

    PaymentRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
