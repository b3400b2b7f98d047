package dev.sefaresh.core.quotation;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make a quotation move. */
public enum QuotationTrigger implements Trigger {
    /** Draw up what the order says. */
    QUOTE(Kind.COMMAND),
    /** Take what the order says now. */
    REDRAW(Kind.COMMAND),
    /** Let the buyer have it. */
    SEND(Kind.COMMAND),
    /** The buyer agrees. */
    ACCEPT(Kind.COMMAND),
    /** The buyer does not agree. */
    DECLINE(Kind.COMMAND),
    /** Something else takes its place. */
    SUPERSEDE(Kind.COMMAND),
    /** The buyer has not answered in time. */
    LAPSE(Kind.DEADLINE);

    private final Kind kind;

    QuotationTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
