package dev.sefaresh.core.dispute;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make a dispute move. */
public enum DisputeTrigger implements Trigger {
    /** The buyer's bank asks. */
    INQUIRE(Kind.NEWS),
    /** The payment is disputed. */
    DISPUTE(Kind.NEWS),
    /** Send what speaks for us. */
    SEND_EVIDENCE(Kind.COMMAND),
    /** Give in. */
    ACCEPT(Kind.COMMAND),
    /** It is decided for us. */
    REPORT_WON(Kind.SUCCESS),
    /** It is decided against us. */
    REPORT_LOST(Kind.FAILURE),
    /** It has waited long enough: for our evidence, or for the bank. */
    TIME_OUT(Kind.DEADLINE);

    private final Kind kind;

    DisputeTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
