package dev.sefaresh.core.dispute;

import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import java.util.Set;

/** Why a dispute says no, in order of precedence. */
public enum DisputeRefusal implements RefusalCode {
    /** Only a sale or a capture can be disputed; the facts say what it is. */
    NOT_DISPUTABLE(Remedy.CORRECT_THE_ID),
    /** No dispute of this payment has this reference. */
    NO_SUCH_DISPUTE(Remedy.CORRECT_THE_REQUEST),
    /** A report that tells nothing new; the facts say where the dispute stands. */
    NO_NEWS,
    /** The time for evidence is over; the facts say since when. */
    TOO_LATE(Remedy.WAIT_FOR_THE_BANK),
    /** The time for evidence is not over; the facts say when it is. */
    TOO_EARLY,
    /** The time for evidence is over, and nothing was sent: a person decides whether that was meant. */
    EVIDENCE_MISSED(Remedy.ASK_STAFF),
    /** The bank has not decided in all that time: a person has to ask. */
    NO_VERDICT(Remedy.ASK_STAFF);

    private final Set<Remedy> remedies;

    DisputeRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
