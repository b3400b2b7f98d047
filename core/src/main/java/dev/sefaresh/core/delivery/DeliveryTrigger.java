package dev.sefaresh.core.delivery;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make a delivery move. */
public enum DeliveryTrigger implements Trigger {
    /** Make one. */
    PLAN(Kind.COMMAND),
    /** Reserve stock for one that waits. */
    ALLOCATE(Kind.COMMAND),
    /** Stock elsewhere has reserved the goods. */
    REPORT_RESERVED(Kind.SUCCESS),
    /** Stock elsewhere lacks the goods. */
    REPORT_LACKING(Kind.FAILURE),
    /** Take the goods from the shelf. */
    PICK(Kind.COMMAND),
    /** Some of the goods were not on the shelf. */
    REPORT_SHORT(Kind.NEWS),
    /** Put them into parcels. */
    PACK(Kind.COMMAND),
    /** The carrier has a name for it. */
    LABEL(Kind.NEWS),
    /** Give it to the carrier. */
    SHIP(Kind.COMMAND),
    /** Give it to the buyer. */
    HAND_OVER(Kind.COMMAND),
    /** Do not send it. */
    CANCEL(Kind.COMMAND),
    /** What was reserved is not there. */
    REPORT_SHORTFALL(Kind.NEWS),
    /** Stock was reserved for long enough without an order. */
    LAPSE(Kind.DEADLINE),
    /** The buyer has had time enough to collect it. */
    GIVE_UP(Kind.DEADLINE),
    /** The carrier says how it goes. */
    TRACK(Kind.NEWS),
    /** It has arrived. */
    REPORT_DELIVERED(Kind.SUCCESS),
    /** The buyer did not take it: it is on its way back. */
    REPORT_REFUSED(Kind.FAILURE),
    /** It is back. */
    REPORT_BACK(Kind.NEWS),
    /** The carrier cannot find it. */
    REPORT_LOST(Kind.FAILURE);

    private final Kind kind;

    DeliveryTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
