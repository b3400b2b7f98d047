package dev.sefaresh.core.order;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make an order move. */
public enum OrderTrigger implements Trigger {
    /** Put goods into it. */
    ADD_LINES(Kind.COMMAND),
    /** Change how many of a line, or remove it. */
    CHANGE_LINE(Kind.COMMAND),
    /** Add carriage, a discount, a charge. */
    ADJUST(Kind.COMMAND),
    /** Say who buys. */
    NAME_BUYER(Kind.COMMAND),
    /** Say how the goods are to come. */
    CHOOSE_SHIPPING(Kind.COMMAND),
    /** Agree to wait for goods that are not there. */
    AGREE_TO_WAIT(Kind.COMMAND),
    /** Put more goods into it after it is binding. */
    EXTEND(Kind.COMMAND),
    /** Become what an accepted quotation says. */
    ADOPT(Kind.COMMAND),
    /** The buyer is done and means it. */
    CHECK_OUT(Kind.COMMAND),
    /** Make it binding. */
    CONFIRM(Kind.COMMAND),
    /** Close it: all delivered and paid. */
    COMPLETE(Kind.COMMAND),
    /** Give it up. */
    CANCEL(Kind.COMMAND),
    /** Take it up again after it expired. */
    REOPEN(Kind.COMMAND),
    /** It has waited long enough. */
    EXPIRE(Kind.DEADLINE);

    private final Kind kind;

    OrderTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
