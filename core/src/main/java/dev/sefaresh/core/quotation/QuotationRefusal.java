package dev.sefaresh.core.quotation;

import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import java.util.Set;

/** Why a quotation says no, in order of precedence. */
public enum QuotationRefusal implements RefusalCode {
    /** The buyer has agreed already, or the order has ended; the facts say where it stands. */
    NO_LONGER_NEGOTIATED(Remedy.CORRECT_THE_ID),
    /** The order has neither a line nor an adjustment. */
    NOTHING_TO_QUOTE(Remedy.ADD_LINES),
    /** Discounts take away more than there is. */
    QUOTED_BELOW_ZERO(Remedy.ASK_FOR_LESS),
    /** Its last day is over; the facts name it. */
    NO_LONGER_VALID(Remedy.NEW_QUOTATION);

    private final Set<Remedy> remedies;

    QuotationRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
