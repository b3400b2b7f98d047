package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.TaxAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What an order says that it costs, counted once more: price times quantity, what taxes add, and whole coins. */
final class PriceAudit {
    /** More goods come at their own price, and an offer is rounded as it was made. */
    private static final Set<String> NOT_ROUNDED = Set.of("ORDER_EXTENDED", "OFFER_ADOPTED");

    private PriceAudit() {}

    static void check(OrderFile file, List<Event> history) {
        Order order = file.order();
        PricingTerms terms = order.terms().pricing();
        int decimals = order.terms().currency().getDecimalPlaces();
        for (OrderLine line : order.lines()) {
            BigDecimal price =
                    line.unitPrice().multiply(line.quantity().value()).setScale(decimals, terms.rounding());
            isSame(file, "line " + line.number(), line.amount(), price.add(added(line.taxes())));
        }
        for (Adjustment one : order.adjustments()) {
            AdjustmentRule rule = one.rule();
            if (rule.basis() == Basis.AMOUNT
                    && !rule.promoted()
                    && rule.earned().equals(Earned.ALWAYS)) {
                BigDecimal said = rule.value().setScale(decimals, terms.rounding());
                BigDecimal worth = one.kind() == AdjustmentKind.DISCOUNT ? said.negate() : said;
                isSame(file, "adjustment " + one.number(), one.amount(), worth.add(added(one.taxes())));
            }
        }
        if (history.stream().noneMatch(event -> NOT_ROUNDED.contains(event.row()))
                && terms.cashTender()
                        .filter(tender -> !order.checkout().tender().equals(terms.cashTender()))
                        .isEmpty()) {
            terms.cashStep()
                    .ifPresent(step -> Auditor.require(
                            total(order).remainder(step).signum() == 0,
                            file,
                            total(order) + " cannot be paid in coins of " + step));
        }
    }

    private static BigDecimal added(List<TaxAmount> taxes) {
        return taxes.stream()
                .filter(one -> !one.tax().included())
                .map(one -> one.amount().getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(Order order) {
        return Stream.concat(
                        order.lines().stream().map(OrderLine::amount),
                        order.adjustments().stream().map(Adjustment::amount))
                .map(Money::getAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void isSame(OrderFile file, String row, Money told, BigDecimal counted) {
        Auditor.require(
                told.getAmount().compareTo(counted) == 0, file, row + " costs " + told + ", and really " + counted);
    }
}
