package dev.sefaresh.core.payment;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make a money operation move. */
public enum PaymentTrigger implements Trigger {
    /** Take what is due by a tender, or have it held. */
    PAY(Kind.COMMAND),
    /** Have more held. */
    INCREASE(Kind.COMMAND),
    /** Have held again what has lapsed. */
    REAUTHORISE(Kind.COMMAND),
    /** Take what is held. */
    CAPTURE(Kind.COMMAND),
    /** Let go of what is held. */
    RELEASE(Kind.COMMAND),
    /** Give money back by the provider that took it. */
    REFUND(Kind.COMMAND),
    /** Give money back by another tender. */
    PAY_OUT(Kind.COMMAND),
    /** Take back what was given by another tender. */
    DRAW_BACK(Kind.COMMAND),
    /** A person has seen money come in. */
    RECORD(Kind.COMMAND),
    /** A person has given money back. */
    RECORD_REFUND(Kind.COMMAND),
    /** The money moved. */
    REPORT_SUCCEEDED(Kind.SUCCESS),
    /** The provider refused. */
    REPORT_DECLINED(Kind.FAILURE),
    /** Nothing moved, and nothing will. */
    REPORT_NOT_ATTEMPTED(Kind.FAILURE),
    /** The provider is working on it. */
    REPORT_PENDING(Kind.NEWS),
    /** The buyer has to do something first. */
    REPORT_ACTION_REQUIRED(Kind.NEWS),
    /** It may or may not have happened. */
    REPORT_UNKNOWN(Kind.NEWS),
    /** Money was given back that we did not order. */
    REPORT_REFUND(Kind.NEWS),
    /** The buyer's bank took money back. */
    REPORT_REVERSAL(Kind.NEWS),
    /** The buyer's bank gave it again. */
    REPORT_REINSTATEMENT(Kind.NEWS),
    /** It has waited long enough. */
    TIME_OUT(Kind.DEADLINE),
    /** What is held is held no longer. */
    LAPSE(Kind.DEADLINE);

    private final Kind kind;

    PaymentTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
