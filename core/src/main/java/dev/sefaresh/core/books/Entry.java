package dev.sefaresh.core.books;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.model.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One entry of the journal. Its debits and credits are equal in every currency: there is no entry that does not balance. Order and
 * document together name it for ever, so a second export can tell what was taken over before. Immutable and thread-safe.
 *
 * @param day the seller's calendar day that it belongs to; of an invoice or credit note its date
 * @param at when it was decided, of an entry of an order
 * @param order the order that it comes from, if it comes from one
 * @param document the number of the document in the order's file, or the name of a payout
 * @param text what it was, for people
 * @param lines at least two
 */
public record Entry(
        LocalDate day,
        Optional<Instant> at,
        Optional<OrderId> order,
        String document,
        String text,
        List<EntryLine> lines) {
    /**
     * Refuses null.
     *
     * @throws IllegalArgumentException if debits and credits differ in a currency, or there are none
     */
    public Entry {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(text, "text");
        lines = ImmutableList.copyOf(lines);
        String name = order.map(id -> id + "/").orElse("") + document;
        Preconditions.checkArgument(!lines.isEmpty(), "the entry %s has no lines", name);
        sums(lines).values().forEach(left -> {
            Preconditions.checkArgument(left.isZero(), "debits less credits of %s are %s", name, left);
        });
    }

    private static Map<CurrencyUnit, Money> sums(List<EntryLine> lines) {
        Map<CurrencyUnit, Money> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.amount().getCurrencyUnit(), line.debit(), Money::plus));
        return sums;
    }
}
