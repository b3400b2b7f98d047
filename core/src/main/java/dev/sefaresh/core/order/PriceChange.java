package dev.sefaresh.core.order;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import dev.sefaresh.core.pricing.Pricing;
import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What an order would cost now that is not what it says: prices, taxes, promotions, charges that follow from them. Immutable and thread-safe. */
final class PriceChange {
    private final Order seen;
    private final Set<String> gone;
    private final Order now;

    /** Without a tariff nothing has changed: what was agreed stands. */
    PriceChange(Order seen, Optional<Tariff> tariff, Facts facts) {
        this.seen = seen;
        this.gone = tariff.isEmpty()
                ? Set.of()
                : Set.copyOf(Sets.difference(
                        seen.lines().stream().map(OrderLine::sku).collect(Collectors.toSet()),
                        facts.articles().keySet()));
        this.now = tariff.filter(any -> gone.isEmpty())
                .map(known -> Pricing.priced(
                        seen.withLines(seen.lines().stream()
                                .map(line -> CartRules.repriced(line, facts))
                                .toList()),
                        known))
                .orElse(seen);
    }

    /** Articles that are not sold any more. */
    Set<String> gone() {
        return gone;
    }

    boolean isAny() {
        return !seen.equals(now);
    }

    /** What it cost and costs in all, and every row that differs, by its number: a charge that is new, or is gone, costs nothing on the other side. */
    Map<String, Object> facts() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < seen.lines().size(); i++) {
            OrderLine line = seen.lines().get(i);
            OrderLine other = now.lines().get(i);
            if (!line.equals(other)) {
                rows.add("line " + line.number() + " " + line.sku() + ": " + line.amount() + " is now "
                        + other.amount());
            }
        }
        Map<Integer, Adjustment> was = byNumber(seen);
        Map<Integer, Adjustment> is = byNumber(now);
        Sets.union(was.keySet(), is.keySet()).stream()
                .sorted()
                .filter(number -> !Objects.equals(was.get(number), is.get(number)))
                .forEach(number -> rows.add("adjustment " + number + " "
                        + Optional.ofNullable(is.get(number))
                                .or(() -> Optional.ofNullable(was.get(number)))
                                .map(Adjustment::code)
                                .orElse("")
                        + ": " + amount(was, number) + " is now " + amount(is, number)));
        return ImmutableMap.of("was", total(seen), "is", total(now), "changed", List.copyOf(rows));
    }

    private Money amount(Map<Integer, Adjustment> rows, int number) {
        return Optional.ofNullable(rows.get(number))
                .map(Adjustment::amount)
                .orElse(Money.zero(seen.terms().currency()));
    }

    private static Map<Integer, Adjustment> byNumber(Order order) {
        return order.adjustments().stream().collect(Collectors.toMap(Adjustment::number, one -> one));
    }

    private static Money total(Order order) {
        CurrencyUnit currency = order.terms().currency();
        return Stream.concat(
                        order.lines().stream().map(OrderLine::amount),
                        order.adjustments().stream().map(Adjustment::amount))
                .reduce(Money.zero(currency), Money::plus);
    }
}
