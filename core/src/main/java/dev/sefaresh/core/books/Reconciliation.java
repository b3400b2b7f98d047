package dev.sefaresh.core.books;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.sefaresh.core.books.PayoutReport.Line;
import dev.sefaresh.spi.model.OperationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** What came of comparing a payout with what the orders know. Immutable and thread-safe. */
public sealed interface Reconciliation {
    /**
     * The report does not add up in itself: nothing was compared and nothing is booked.
     *
     * @param wrong at least one sum
     */
    record Refused(List<WrongSum> wrong) implements Reconciliation {
        /** Copies the list. */
        public Refused {
            wrong = ImmutableList.copyOf(wrong);
        }
    }

    /**
     * A sum that the report says, and what its parts come to.
     *
     * @param of the reference of a line, whose net should be gross less fee, or the name of the payout, whose total should be all nets
     * @param sum empty where the parts are not in the currency of the payout
     */
    record WrongSum(String of, Money said, Optional<Money> sum) {
        /** What was said less what the parts come to. */
        public Optional<Money> difference() {
            return sum.map(said::minus);
        }
    }

    /**
     * The report was compared.
     *
     * @param findings one for each line, in their order, and then one for each operation that is missing
     * @param entry the payout from the tender to the bank and its fees; empty if it moved nothing
     */
    record Compared(List<Finding> findings, Optional<Entry> entry) implements Reconciliation {
        /** Copies the list. */
        public Compared {
            findings = ImmutableList.copyOf(findings);
        }

        /** The operations that the payout holds, whatever their amounts: they are settled for the next one. */
        public Set<OperationId> settled() {
            ImmutableSet.Builder<OperationId> settled = ImmutableSet.builder();
            for (Finding finding : findings) {
                if (finding instanceof Matched matched) {
                    settled.add(matched.operation());
                } else if (finding instanceof AmountDiffers differs) {
                    settled.add(differs.operation());
                }
            }
            return settled.build();
        }
    }

    /** What was found of a line, or of an operation. */
    sealed interface Finding {}

    /** The line and the operation say the same. */
    record Matched(Line line, OperationId operation) implements Finding {}

    /**
     * The line is about the operation, and says another amount.
     *
     * @param known what the order knows; negative if we gave it
     */
    record AmountDiffers(Line line, OperationId operation, Money known) implements Finding {}

    /** The line is about nothing that the orders know, or that is left of it. */
    record Unknown(Line line) implements Finding {}

    /** A fee that belongs to no order. */
    record Charged(Line line) implements Finding {}

    /**
     * The order knows of it, and no line is about it.
     *
     * @param known what the order knows; negative if we gave it
     */
    record Missing(OperationId operation, Money known) implements Finding {}
}
