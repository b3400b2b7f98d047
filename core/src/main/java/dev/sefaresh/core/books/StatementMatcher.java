package dev.sefaresh.core.books;

import com.google.common.base.Preconditions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Says which expected transfer a line of a bank statement pays.
 *
 * <ol>
 *   <li>The same line and the same expected transfers, in whatever order, MUST get the same answer.
 *   <li>What is found MUST be one of the expected.
 *   <li>It MUST NOT guess: where two could be meant, it says so.
 * </ol>
 *
 * <p>It may be called by several threads at once.
 */
@FunctionalInterface
public interface StatementMatcher {
    /** What one line pays, seen alone. */
    Match match(StatementLine line, Collection<Expected> expected);

    /** By the reference that the payer wrote, and exactly the amount that is expected. */
    static ByReference byReference() {
        return new ByReference(Optional.empty(), false);
    }

    /** The same, and a difference up to this, either way, is none; in other currencies the amount has to be exact. */
    static ByReference byReference(Money tolerance) {
        return new ByReference(Optional.of(tolerance), false);
    }

    /**
     * What each line of a statement pays, in the order of the lines; that order changes nothing. No expected transfer is found for two
     * lines: if more than one line is for it, it is found for the only one with its reference and its amount, and otherwise for none of
     * them. A line that comes twice is one line.
     *
     * @throws IllegalArgumentException if two different lines have one id
     */
    default List<Matched> matchAll(Collection<StatementLine> lines, Collection<Expected> expected) {
        Map<String, StatementLine> known = new HashMap<>();
        lines.forEach(line -> {
            StatementLine other = known.putIfAbsent(line.id(), line);
            Preconditions.checkArgument(
                    other == null || other.equals(line),
                    "two lines of the statement are %s: %s, %s",
                    line.id(),
                    other,
                    line);
        });
        return Claims.settle(lines.stream()
                .distinct()
                .map(line -> new Matched(line, match(line, expected)))
                .toList());
    }

    /** A line and what it pays. */
    record Matched(StatementLine line, Match match) {}
}
