package dev.sefaresh.core.books;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What a line of a statement pays. Immutable and thread-safe. */
public sealed interface Match {
    /** Exactly one expected transfer, and its amount: {@link StatementLine#pays} says so to its order. */
    record Found(Expected expected, Evidence by) implements Match {}

    /**
     * Exactly one expected transfer by its reference, and another amount: for staff, who may say so to its order all the same.
     *
     * @param paid what the line says
     */
    record FoundOtherAmount(Expected expected, Money paid) implements Match {
        /** What was paid less what was expected; empty if it was paid in another currency. */
        public Optional<Money> difference() {
            return kind() == Kind.IN_ANOTHER_CURRENCY ? Optional.empty() : Optional.of(paid.minus(expected.amount()));
        }

        /** How the amounts differ. */
        public Kind kind() {
            if (!paid.getCurrencyUnit().equals(expected.amount().getCurrencyUnit())) {
                return Kind.IN_ANOTHER_CURRENCY;
            }
            return paid.isLessThan(expected.amount()) ? Kind.UNDER : Kind.OVER;
        }

        /** How amounts differ. */
        public enum Kind {
            /** Too little. */
            UNDER,
            /** Too much. */
            OVER,
            /** Not to be compared. */
            IN_ANOTHER_CURRENCY
        }
    }

    /**
     * More than one expected transfer could be meant, or more than one line could be meant for this one: for staff.
     *
     * @param candidates by operation
     */
    record Ambiguous(List<Expected> candidates) implements Match {
        private static final Comparator<Expected> BY_OPERATION =
                Comparator.comparing(one -> one.operation().toString());

        /** Sorts. */
        public Ambiguous {
            candidates = ImmutableList.sortedCopyOf(BY_OPERATION, candidates);
        }
    }

    /** Nothing that is expected. */
    record None() implements Match {}

    /** What speaks for a match. */
    enum Evidence {
        /** The payer wrote the reference. */
        REFERENCE,
        /** No other transfer of this amount is expected. */
        AMOUNT_ALONE
    }
}
