package dev.sefaresh.core.returns;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make a goods return move. */
public enum ReturnTrigger implements Trigger {
    /** The buyer wants to send goods back. */
    REQUEST(Kind.COMMAND),
    /** Agree. */
    APPROVE(Kind.COMMAND),
    /** Do not agree. */
    REJECT(Kind.COMMAND),
    /** The buyer keeps the goods. */
    CANCEL(Kind.COMMAND),
    /** Grant money without goods. */
    GRANT(Kind.COMMAND),
    /** Never deliver what has not left. */
    CLOSE(Kind.COMMAND),
    /** Take goods in that came back unasked. */
    TAKE_IN(Kind.COMMAND),
    /** The goods are back in the house. */
    REPORT_RECEIVED(Kind.SUCCESS),
    /** Say what is accepted of them. */
    INSPECT(Kind.COMMAND),
    /** Grant the allowance. */
    SETTLE(Kind.COMMAND),
    /** The goods have not come in time. */
    EXPIRE(Kind.DEADLINE);

    private final Kind kind;

    ReturnTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
