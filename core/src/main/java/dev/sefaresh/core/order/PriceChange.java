package dev.sefaresh.core.order;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import dev.sefaresh.core.pricing.Pricing;
import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.TaxAmount;
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
    private final boolean tooLarge;
    private final Order now;

    /** Without a tariff nothing has changed: what was agreed stands. */
    PriceChange(Order seen, Optional<Tariff> tariff, Facts facts) {
        this.seen = seen;
        this.gone = tariff.isEmpty()
                ? Set.of()
                : Set.copyOf(Sets.difference(
                        seen.lines().stream().map(OrderLine::sku).collect(Collectors.toSet()),
                        facts.articles().keySet()));
        Optional<Order> priced =
                tariff.isPresent() && gone.isEmpty() ? priced(seen, tariff.get(), facts) : Optional.of(seen);
        this.tooLarge = priced.isEmpty();
        this.now = priced.orElse(seen);
    }

    /** Empty if that is more than books can hold. */
    private static Optional<Order> priced(Order seen, Tariff tariff, Facts facts) {
        List<OrderLine> lines = CartRules.repriced(seen, facts);
        try {
            return CartRules.fits(seen, lines)
                    ? Optional.of(Pricing.priced(seen.withLines(lines), tariff))
                    : Optional.empty();
        } catch (ArithmeticException overflow) {
            return Optional.empty();
        }
    }

    /** Articles that are not sold any more. */
    Set<String> gone() {
        return gone;
    }

    /** Whether it would cost more than books can hold. */
    boolean isTooLarge() {
        return tooLarge;
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
                rows.add("line " + line.number() + " " + line.sku() + ": " + change(line, other));
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
                        + ": "
                        + change(amount(was, number), taxes(was, number), amount(is, number), taxes(is, number))
                                .orElse(amount(was, number) + ", by another rule now")));
        return ImmutableMap.of("was", total(seen), "is", total(now), "changed", List.copyOf(rows));
    }

    private static String change(OrderLine was, OrderLine is) {
        return change(was.amount(), was.taxes(), is.amount(), is.taxes())
                .orElseGet(() -> was.unitPrice().compareTo(is.unitPrice()) == 0
                        ? was.amount() + ", sold otherwise now"
                        : was.unitPrice().toPlainString() + " each is now "
                                + is.unitPrice().toPlainString() + " each");
    }

    /** Taxes are named where the amount does not show the change; empty if they do not show it either. */
    private static Optional<String> change(Money was, List<TaxAmount> taxed, Money is, List<TaxAmount> taxedNow) {
        if (!was.equals(is)) {
            return Optional.of(was + " is now " + is);
        }
        return taxed.equals(taxedNow)
                ? Optional.empty()
                : Optional.of(was + " with " + names(taxed) + " is now " + is + " with " + names(taxedNow));
    }

    private static String names(List<TaxAmount> taxes) {
        return taxes.isEmpty()
                ? "no taxes"
                : taxes.stream().map(one -> one.amount() + " " + one.tax()).collect(Collectors.joining(" and "));
    }

    private static List<TaxAmount> taxes(Map<Integer, Adjustment> rows, int number) {
        return Optional.ofNullable(rows.get(number)).map(Adjustment::taxes).orElse(List.of());
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
