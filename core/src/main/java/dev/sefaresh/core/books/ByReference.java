package dev.sefaresh.core.books;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.books.Match.Ambiguous;
import dev.sefaresh.core.books.Match.Evidence;
import dev.sefaresh.core.books.Match.Found;
import dev.sefaresh.core.books.Match.FoundOtherAmount;
import dev.sefaresh.core.books.Match.None;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Finds the reference in what the payer wrote, then compares the amount. Case, accents, spaces and punctuation do not matter, digits of
 * all scripts are the same, and so are letters that look alike in Arabic and Persian. A reference is found only as whole words, never as
 * part of a longer one; what a bank or a payer inserts in it (a space, a dash, a line break) does not hide it. What went out pays nothing.
 * Immutable and thread-safe.
 *
 * @param tolerance a difference in its currency that is none
 * @param orAmountAlone whether a line that names no reference is matched by its amount, if exactly one transfer of it is expected
 */
public record ByReference(Optional<Money> tolerance, boolean orAmountAlone) implements StatementMatcher {
    /** Refuses a tolerance that is negative. */
    public ByReference {
        Preconditions.checkArgument(
                tolerance.filter(Money::isNegative).isEmpty(), "a tolerance of %s", tolerance.orElse(null));
    }

    /** The same; a line that names no reference is matched by its amount, if exactly one transfer of it is expected. */
    public ByReference andAmountAlone() {
        return new ByReference(tolerance, true);
    }

    @Override
    public Match match(StatementLine line, Collection<Expected> expected) {
        if (!line.amount().isPositive()) {
            return new None();
        }
        List<Expected> named = named(line, expected);
        List<Expected> candidates = named.isEmpty() && orAmountAlone ? List.copyOf(expected) : named;
        List<Expected> fitting = candidates.stream()
                .distinct()
                .filter(one -> isPaidBy(line, one))
                .toList();
        if (named.isEmpty()) {
            return matched(fitting, Evidence.AMOUNT_ALONE);
        }
        if (named.size() == 1) {
            return fitting.isEmpty()
                    ? new FoundOtherAmount(named.get(0), line.amount())
                    : matched(fitting, Evidence.REFERENCE);
        }
        return isOneReference(named) && fitting.size() == 1
                ? matched(fitting, Evidence.REFERENCE)
                : new Ambiguous(named);
    }

    private static Match matched(List<Expected> fitting, Evidence by) {
        if (fitting.isEmpty()) {
            return new None();
        }
        return fitting.size() == 1 ? new Found(fitting.get(0), by) : new Ambiguous(fitting);
    }

    private static List<Expected> named(StatementLine line, Collection<Expected> expected) {
        int longest = expected.stream()
                .mapToInt(one -> Words.joined(one.reference()).length())
                .max()
                .orElse(0);
        Set<String> runs = Words.runs(line.text(), longest);
        return expected.stream()
                .distinct()
                .filter(one -> runs.contains(Words.joined(one.reference())))
                .toList();
    }

    private static boolean isOneReference(List<Expected> named) {
        return named.stream()
                        .map(one -> Words.joined(one.reference()))
                        .distinct()
                        .count()
                == 1;
    }

    private boolean isPaidBy(StatementLine line, Expected one) {
        Money paid = line.amount();
        if (!paid.getCurrencyUnit().equals(one.amount().getCurrencyUnit())) {
            return false;
        }
        Money allowed = tolerance
                .filter(money -> money.getCurrencyUnit().equals(paid.getCurrencyUnit()))
                .orElse(Money.zero(paid.getCurrencyUnit()));
        return !paid.minus(one.amount()).abs().isGreaterThan(allowed);
    }
}
