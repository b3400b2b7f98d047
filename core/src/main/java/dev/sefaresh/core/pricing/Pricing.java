package dev.sefaresh.core.pricing;

import dev.sefaresh.core.pricing.Bill.Entry;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.TaxCategory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private static final String ROUNDING = "rounding";

    private Pricing() {}

    /**
     * The order with the amounts and taxes of its lines and adjustments, and with the adjustments that the tariff's promotions give it.
     * What staff have put on lines that are gone goes with the last of them; what is not earned costs nothing.
     *
     * @throws ArithmeticException if an amount does not fit into the minor units of a {@code long}
     * @throws IllegalStateException if taxes make a line cost less than nothing
     */
    public static Order priced(Order order, Tariff tariff) {
        List<Adjustment> said = said(order);
        List<Adjustment> all = new ArrayList<>(said);
        all.addAll(Selection.of(order, said, tariff.promotions()));
        all.sort(Bill.order());
        Bill bill = Bill.of(order);
        all.forEach(bill::enter);
        Assessment taxes = Assessment.of(order, bill, tariff);
        return rounded(order, lines(order, bill, taxes), adjustments(order, bill, taxes));
    }

    /** Lines that are put into an order that is binding already: adjustments stay as they were agreed. */
    public static List<OrderLine> priced(Order order, List<OrderLine> lines, Tariff tariff) {
        Order more = order.withLines(lines).withAdjustments();
        Bill bill = Bill.of(more);
        return lines(more, bill, Assessment.of(more, bill, tariff));
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
        long whole = bill.worthWithin(one);
        long part = bill.keeping(kept).worthWithin(one);
        return part >= whole
                ? one.amount()
                : bill.money(Apportionment.next(
                        one.amount().getAmountMinorLong(), BigDecimal.valueOf(part), BigDecimal.valueOf(whole), 0));
    }

    /** What staff have said, on lines that are there. */
    private static List<Adjustment> said(Order order) {
        return order.adjustments().stream()
                .filter(one -> !one.rule().promoted())
                .flatMap(one -> onLines(order, one).stream())
                .toList();
    }

    private static Optional<Adjustment> onLines(Order order, Adjustment one) {
        AdjustmentRule rule = one.rule();
        List<Integer> lines = rule.lines().stream()
                .filter(number -> order.line(number).isPresent())
                .toList();
        if (rule.target() != Target.LINES || lines.equals(rule.lines()) && !lines.isEmpty()) {
            return Optional.of(one);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(one.withRule(rule.withLines(lines)));
    }

    private static List<OrderLine> lines(Order order, Bill bill, Assessment taxes) {
        List<OrderLine> lines = new ArrayList<>(order.lines().size());
        for (int place = 0; place < order.lines().size(); place++) {
            OrderLine line = order.lines().get(place);
            lines.add(with(bill, line, taxes.amount(place, bill.price(place)), taxes.taxes(place, line.taxes())));
        }
        return lines;
    }

    private static List<Adjustment> adjustments(Order order, Bill bill, Assessment taxes) {
        List<Adjustment> adjustments = new ArrayList<>(bill.entries().size());
        int place = order.lines().size();
        for (Entry entry : bill.entries()) {
            Adjustment one = entry.adjustment();
            adjustments.add(with(bill, one, taxes.amount(place, entry.amount()), taxes.taxes(place, one.taxes())));
            place++;
        }
        adjustments.sort(Comparator.comparingInt(Adjustment::number));
        return adjustments;
    }

    /** The total becomes a multiple of the least coin, if it is rounded to that. */
    private static Order rounded(Order order, List<OrderLine> lines, List<Adjustment> adjustments) {
        List<Adjustment> all = new ArrayList<>(adjustments);
        beyondCoins(order, lines, adjustments)
                .filter(amount -> !amount.isZero())
                .ifPresent(amount -> all.add(rounding(order, adjustments, amount)));
        all.sort(Comparator.comparingInt(Adjustment::number));
        return order.lines().equals(lines) && order.adjustments().equals(all)
                ? order
                : order.withLines(lines).withAdjustments(all);
    }

    private static Optional<Money> beyondCoins(Order order, List<OrderLine> lines, List<Adjustment> adjustments) {
        PricingTerms terms = order.terms().pricing();
        return terms.cashStep()
                .filter(step -> terms.cashTender().isEmpty()
                        || terms.cashTender().equals(order.checkout().tender()))
                .map(step -> beyondCoins(terms, step, total(order, lines, adjustments)));
    }

    private static Money beyondCoins(PricingTerms terms, BigDecimal step, Money total) {
        BigDecimal coins = total.getAmount().divide(step, 0, terms.rounding());
        return Money.of(total.getCurrencyUnit(), coins.multiply(step), terms.rounding())
                .minus(total);
    }

    private static Money total(Order order, List<OrderLine> lines, List<Adjustment> adjustments) {
        return Stream.concat(
                        lines.stream().map(OrderLine::amount),
                        adjustments.stream().map(Adjustment::amount))
                .reduce(Money.zero(order.terms().currency()), Money::plus);
    }

    private static Adjustment rounding(Order order, List<Adjustment> others, Money amount) {
        Optional<Adjustment> before = order.adjustments().stream()
                .filter(one -> one.kind() == AdjustmentKind.ROUNDING)
                .findFirst();
        if (before.filter(was -> was.amount().equals(amount)).isPresent()) {
            return before.get();
        }
        int last = Stream.concat(order.adjustments().stream(), others.stream())
                .mapToInt(Adjustment::number)
                .max()
                .orElse(0);
        return new Adjustment.Builder()
                .number(before.map(Adjustment::number).orElse(last + 1))
                .kind(AdjustmentKind.ROUNDING)
                .code(ROUNDING)
                .label("Rounding")
                .amount(amount)
                .rule(AdjustmentRule.amount(amount.getAmount().abs())
                        .withRank(Integer.MAX_VALUE)
                        .withTax(TaxCategory.NONE)
                        .withMandatory(true)
                        .withPromoted(true))
                .build();
    }

    private static OrderLine with(Bill bill, OrderLine line, long amount, List<TaxAmount> taxes) {
        if (amount < 0) {
            throw new IllegalStateException("line " + line.number() + " of " + line.sku() + " would cost "
                    + bill.money(amount) + ": its price, " + line.unitPrice().toPlainString()
                    + " each, is less than the taxes that it contains, or that are withheld: " + taxes);
        }
        return Bill.is(line.amount(), amount) && line.taxes().equals(taxes)
                ? line
                : line.withAmount(bill.money(amount)).withTaxes(taxes);
    }

    private static Adjustment with(Bill bill, Adjustment one, long amount, List<TaxAmount> taxes) {
        return Bill.is(one.amount(), amount) && one.taxes().equals(taxes)
                ? one
                : one.withAmount(bill.money(amount)).withTaxes(taxes);
    }
}
