package dev.sefaresh.core.discrepancy;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make a discrepancy move. */
public enum DiscrepancyTrigger implements Trigger {
    /** Put it before staff. */
    RAISE(Kind.COMMAND),
    /** Say who looks into it. */
    ASSIGN(Kind.COMMAND),
    /** Say what was done about it. */
    RESOLVE(Kind.COMMAND),
    /** Nobody has in time. */
    ESCALATE(Kind.DEADLINE);

    private final Kind kind;

    DiscrepancyTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
