package dev.sefaresh.core.delivery;

import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import java.util.Set;

/** Why a delivery says no, in order of precedence. */
public enum DeliveryRefusal implements RefusalCode {
    /** The order is not confirmed. */
    NOT_CONFIRMED(Remedy.CONFIRM),
    /** There is nothing in it. */
    NOTHING_TO_DELIVER(Remedy.CORRECT_THE_REQUEST),
    /** More is asked for than is ordered and not yet planned; the facts say what is open. */
    MORE_THAN_OPEN(Remedy.ASK_FOR_LESS),
    /** The stock lacks articles; the facts say which, and how much there is. */
    OUT_OF_STOCK(Remedy.WAIT_FOR_STOCK, Remedy.ASK_FOR_LESS),
    /** By the terms of the order, the goods have to be taken from the shelf first. */
    NOT_PICKED(Remedy.PICK),
    /** By the terms of the order, the goods have to be put into a parcel first. */
    NOT_PACKED(Remedy.PACK);

    private final Set<Remedy> remedies;

    DeliveryRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
