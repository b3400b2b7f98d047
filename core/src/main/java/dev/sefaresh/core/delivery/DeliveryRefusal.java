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
    /** A delivery that another is to replace has been touched already, or is gone. */
    NOT_TO_REPLACE(Remedy.CORRECT_THE_REQUEST),
    /** More is asked for than is ordered and not yet planned; the facts say what is open. */
    MORE_THAN_OPEN(Remedy.ASK_FOR_LESS),
    /** A part of a kit is asked for; the facts say of which lines. */
    KIT_NOT_WHOLE(Remedy.CORRECT_THE_REQUEST),
    /** The stock lacks articles; the facts say which, how much there is, and when more is expected. */
    OUT_OF_STOCK(Remedy.WAIT_FOR_STOCK, Remedy.ASK_FOR_LESS),
    /** The stock lacks articles, and the buyer has not agreed to wait for them; the facts say which, and when they are expected. */
    NOT_AGREED_TO_WAIT(Remedy.AGREE_TO_WAIT, Remedy.ASK_FOR_LESS),
    /** More was found than is in it, or another line. */
    MORE_THAN_PLANNED(Remedy.ASK_FOR_LESS),
    /** By its steps, the goods have to be taken from the shelf first. */
    NOT_PICKED(Remedy.PICK),
    /** By its steps, the goods have to be put into a parcel first. */
    NOT_PACKED(Remedy.PACK),
    /** The order leaves as a whole, and other goods of it are not ready; the facts say which. */
    NOT_COMPLETE(Remedy.WAIT_FOR_STOCK, Remedy.CLOSE_THE_REST),
    /** It is collected, or there is nothing to carry: it is handed over. */
    NOT_SHIPPED(Remedy.HAND_OVER),
    /** It is sent: the carrier tells when it arrives. */
    NOT_COLLECTED(Remedy.SHIP),
    /** Its time has not come: a reservation ends before its order is confirmed, and waiting at the counter when it lies there. */
    TOO_EARLY,
    /** Goods of it came back from the buyer already. */
    CAME_BACK(Remedy.CORRECT_THE_REQUEST),
    /** More is put on the shelf than was in it. */
    MORE_THAN_SENT(Remedy.ASK_FOR_LESS),
    /** It has a tracking number already; the facts say which. */
    ALREADY_LABELLED,
    /** The carrier said something younger before; the facts say what, and when that happened. */
    NO_NEWS;

    private final Set<Remedy> remedies;

    DeliveryRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
