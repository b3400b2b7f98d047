package dev.sefaresh.core.invoice;

import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import java.util.Set;

/** Why an invoice says no, in order of precedence. */
public enum InvoiceRefusal implements RefusalCode {
    /** The order is not confirmed. */
    NOT_CONFIRMED(Remedy.CONFIRM),
    /** Everything is invoiced. */
    NOTHING_TO_INVOICE,
    /** There is no settled return of this number, and no cancelled order, or nothing of it was invoiced and not credited. */
    NOTHING_TO_CREDIT,
    /** An invoice that the credit note may take back has no number yet; the facts name it. */
    NUMBER_AWAITED(Remedy.WAIT_FOR_THE_ANSWER),
    /** The order is cancelled, and this credit note takes its invoices back. */
    TAKES_BACK_CANCELLED(Remedy.ISSUE),
    /**
     * Without this credit note the others take back more than was invoiced, or invoices claim more of a discount than it is; the facts
     * say how much more.
     */
    OTHERS_COUNT_ON_IT(Remedy.ISSUE),
    /** More is asked for than is ordered, not taken back and not yet invoiced; the facts say what is open, what came back, or what is too much. */
    MORE_THAN_OPEN(Remedy.ASK_FOR_LESS);

    private final Set<Remedy> remedies;

    InvoiceRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
