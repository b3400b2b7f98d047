package dev.sefaresh.core.invoice;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make an invoice move. */
public enum InvoiceTrigger implements Trigger {
    /** Make a draft. */
    DRAW_UP(Kind.COMMAND),
    /** Make a draft of a credit note for a settled return, or a cancelled order. */
    CREDIT(Kind.COMMAND),
    /** Freeze it and give it a number. */
    ISSUE(Kind.COMMAND),
    /** Throw the draft away. */
    DISCARD(Kind.COMMAND),
    /** The register has its entry. */
    REPORT_ISSUED(Kind.SUCCESS),
    /** The register could not take it, for now. */
    REPORT_NOT_ISSUED(Kind.FAILURE),
    /** The register has been silent long enough: ask again. */
    CHASE(Kind.DEADLINE);

    private final Kind kind;

    InvoiceTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
