package dev.sefaresh.core.delivery;

import dev.sefaresh.core.lifecycle.Trigger;

/** What can make a delivery move. */
public enum DeliveryTrigger implements Trigger {
    /** Make one. */
    PLAN(Kind.COMMAND),
    /** Reserve stock for one that waits. */
    ALLOCATE(Kind.COMMAND),
    /** Take the goods from the shelf. */
    PICK(Kind.COMMAND),
    /** Put them into a parcel. */
    PACK(Kind.COMMAND),
    /** Give it to the carrier. */
    SHIP(Kind.COMMAND),
    /** Do not send it. */
    CANCEL(Kind.COMMAND),
    /** It has arrived. */
    REPORT_DELIVERED(Kind.SUCCESS);

    private final Kind kind;

    DeliveryTrigger(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
