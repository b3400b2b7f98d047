package dev.sefaresh.core.pricing;

import dev.sefaresh.core.pricing.Bill.Entry;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.TaxAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.Money;

/**
 * What an order costs, from its lines, its adjustments' rules and a tariff: everything else on it follows by itself. Pure: the same
 * order under the same tariff costs the same, and pricing what is priced already changes nothing. Stateless.
 *
 * <p>Lines come first: price times quantity, rounded. Adjustments follow by rank and then by number, each on what those before it have
 * left: discounts make goods and carriage cheaper, charges stand beside them. Taxes are on what is left in the end, and the least coin
 * comes last. What did not change stays the same object.
 */
public final class Pricing {
    private Pricing() {}

    /**
     * The order with the amounts and taxes of its lines and adjustments, and with the adjustments that the tariff's promotions give it.
     * What staff have put on lines that are gone goes with the last of them; what is not earned costs nothing.
     *
     * @throws ArithmeticException if an amount does not fit into the minor units of a {@code long}
     */
    public static Order priced(Order order, Tariff tariff) {
        List<Adjustment> said = order.adjustments().stream()
                .filter(one -> !one.rule().promoted())
                .flatMap(one -> onLines(order, one).stream())
                .toList();
        List<Adjustment> all = new ArrayList<>(said);
        all.addAll(Selection.of(order, said, tariff.promotions()));
        all.sort(Bill.order());
        Bill bill = Bill.of(order);
        all.forEach(bill::enter);
        return rounded(assessed(order, bill, Assessment.of(order, bill, tariff)));
    }

    /** Lines that are put into an order that is binding already: adjustments stay as they were agreed. */
    public static List<OrderLine> priced(Order order, List<OrderLine> lines, Tariff tariff) {
        Order more = order.withLines(lines).withAdjustments();
        Bill bill = Bill.of(more);
        return assessed(more, bill, Assessment.of(more, bill, tariff)).lines();
    }

    /**
     * What a discount would come to, taxes in and with its sign, if only so much of each line had been ordered, and the adjustments before
     * it were less in proportion. Nothing if that does not earn it; an amount stays whole as long as it is earned, but is no more than
     * what it is on; never more than the discount itself.
     *
     * @param one of the order's adjustments, as it was agreed
     * @param kept of each line, from none to all
     */
    public static Money earnedBy(Order order, Adjustment one, Function<OrderLine, Quantity> kept) {
        Bill bill = Bill.of(order);
        order.adjustments().stream()
                .sorted(Bill.order())
                .takeWhile(before -> before.number() != one.number())
                .forEach(bill::enter);
        long whole = bill.worth(one);
        Bill less = bill.keeping(kept);
        long part = Math.min(less.worth(one), less.rest(one.rule()));
        return part >= whole
                ? one.amount()
                : bill.money(Apportionment.next(
                        one.amount().getAmountMinorLong(), BigDecimal.valueOf(part), BigDecimal.valueOf(whole), 0));
    }

    private static Optional<Adjustment> onLines(Order order, Adjustment one) {
        AdjustmentRule rule = one.rule();
        if (rule.target() != Target.LINES) {
            return Optional.of(one);
        }
        Set<Integer> there = order.lines().stream().map(OrderLine::number).collect(Collectors.toSet());
        List<Integer> lines = rule.lines().stream().filter(there::contains).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.equals(rule.lines()) ? one : one.withRule(rule.withLines(lines)));
    }

    private static Order assessed(Order order, Bill bill, Assessment taxes) {
        List<OrderLine> lines = IntStream.range(0, order.lines().size())
                .mapToObj(place -> with(
                        order.lines().get(place), taxes.amount(place, bill.price(place)), taxes.taxes(place)))
                .toList();
        List<Adjustment> adjustments = IntStream.range(0, bill.entries().size())
                .mapToObj(i -> {
                    Entry entry = bill.entries().get(i);
                    int place = order.lines().size() + i;
                    return with(entry.adjustment(), taxes.amount(place, entry.amount()), taxes.taxes(place));
                })
                .sorted(Comparator.comparingInt(Adjustment::number))
                .toList();
        return with(order, lines, adjustments);
    }

    /** The total is a multiple of the least coin. */
    private static Order rounded(Order order) {
        return order;
    }

    private static OrderLine with(OrderLine line, Money amount, List<TaxAmount> taxes) {
        return line.amount().equals(amount) && line.taxes().equals(taxes)
                ? line
                : line.withAmount(amount).withTaxes(taxes);
    }

    private static Adjustment with(Adjustment one, Money amount, List<TaxAmount> taxes) {
        return one.amount().equals(amount) && one.taxes().equals(taxes)
                ? one
                : one.withAmount(amount).withTaxes(taxes);
    }

    private static Order with(Order order, List<OrderLine> lines, List<Adjustment> adjustments) {
        return order.lines().equals(lines) && order.adjustments().equals(adjustments)
                ? order
                : order.withLines(lines).withAdjustments(adjustments);
    }
}
