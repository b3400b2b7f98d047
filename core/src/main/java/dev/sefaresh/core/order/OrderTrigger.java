package dev.sefaresh.core.order;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make an order move. */
public enum OrderTrigger implements Trigger {
    /** Put goods into it. */
    ADD_LINES(Kind.COMMAND),
    /** Change how many of lines, or remove them. */
    CHANGE_LINE(Kind.COMMAND),
    /** Add carriage, a discount, a charge. */
    ADJUST(Kind.COMMAND),
    /** Take an adjustment off again. */
    WITHDRAW(Kind.COMMAND),
    /** Enter a coupon. */
    REDEEM(Kind.COMMAND),
    /** Take a coupon out again. */
    DROP_COUPON(Kind.COMMAND),
    /** Take the prices, promotions and taxes of now. */
    REPRICE(Kind.COMMAND),
    /** Say by which tender it is to be paid. */
    CHOOSE_PAYMENT(Kind.COMMAND),
    /** Agree to the shop's terms. */
    AGREE_TO_TERMS(Kind.COMMAND),
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
    EXPIRE(Kind.DEADLINE),
    /** Its buyer has left it long enough, and was reminded. */
    REMIND(Kind.DEADLINE);

    private final Kind kind;

    OrderTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** Whether it can change what the order costs, or asks whether that has changed. */
    boolean reprices() {
        return switch (this) {
            case ADD_LINES,
                    CHANGE_LINE,
                    ADJUST,
                    WITHDRAW,
                    REDEEM,
                    DROP_COUPON,
                    REPRICE,
                    CHOOSE_PAYMENT,
                    NAME_BUYER,
                    CHOOSE_SHIPPING,
                    CHECK_OUT,
                    REOPEN,
                    EXTEND -> true;
            case AGREE_TO_TERMS, AGREE_TO_WAIT, ADOPT, CONFIRM, COMPLETE, CANCEL, EXPIRE, REMIND -> false;
        };
    }
}
