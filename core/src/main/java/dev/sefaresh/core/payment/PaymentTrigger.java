package dev.sefaresh.core.payment;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make a money operation move. */
public enum PaymentTrigger implements Trigger {
    /** Take the balance by a tender. */
    PAY(Kind.COMMAND),
    /** Give money back by the provider that took it. */
    REFUND(Kind.COMMAND),
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
    /** It has waited long enough. */
    TIME_OUT(Kind.DEADLINE);

    private final Kind kind;

    PaymentTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
