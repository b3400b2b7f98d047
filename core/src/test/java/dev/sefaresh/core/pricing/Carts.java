package dev.sefaresh.core.pricing;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Promotion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Carts, what is on them, and what they cost, each in few words. */
final class Carts {
    static final Terms EUR = Terms.in("EUR");

    private Carts() {}

    /** Articles A, B, C and so on, each written as {@code 3 x 9.99}. */
    static Order cart(Terms terms, String... lines) {
        Order order = Order.under(terms);
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].split(" x ", -1);
            order = with(order, line(terms.currency(), i + 1, String.valueOf((char) ('A' + i)), words[0], words[1]));
        }
        return order;
    }

    static Order cart(String... lines) {
        return cart(EUR, lines);
    }

    static OrderLine line(CurrencyUnit currency, int number, String sku, String quantity, String price) {
        return new OrderLine.Builder()
                .number(number)
                .sku(sku)
                .name(sku)
                .quantity(Quantity.of(quantity))
                .unitPrice(new BigDecimal(price))
                .amount(Money.zero(currency))
                .build();
    }

    static Order with(Order order, OrderLine line) {
        return new Order.Builder().from(order).addLines(line).build();
    }

    static Order redeemed(Order order, String... coupons) {
        return order.withCheckout(order.checkout().withCoupons(coupons));
    }

    /** With what staff adjust. */
    static Order adjusted(Order order, AdjustmentKind kind, AdjustmentRule rule) {
        int number =
                order.adjustments().stream().mapToInt(Adjustment::number).max().orElse(0) + 1;
        return new Order.Builder()
                .from(order)
                .addAdjustments(new Adjustment.Builder()
                        .number(number)
                        .kind(kind)
                        .code("staff " + number)
                        .label("")
                        .amount(Money.zero(order.terms().currency()))
                        .rule(rule)
                        .build())
                .build();
    }

    static Order less(Order order, AdjustmentRule rule) {
        return adjusted(order, AdjustmentKind.DISCOUNT, rule);
    }

    static Order carried(Order order, String amount) {
        return adjusted(order, AdjustmentKind.CARRIAGE, amount(amount).withTax(TaxCategory.CARRIAGE));
    }

    static AdjustmentRule amount(String amount) {
        return AdjustmentRule.amount(new BigDecimal(amount));
    }

    static AdjustmentRule percent(String percent) {
        return AdjustmentRule.percent(percent);
    }

    static AdjustmentRule by(Basis basis, String value) {
        return new AdjustmentRule.Builder()
                .basis(basis)
                .value(new BigDecimal(value))
                .build();
    }

    static AdjustmentRule buy(long buy, long get, String percent) {
        return new AdjustmentRule.Builder()
                .basis(Basis.BUY_GET)
                .value(new BigDecimal(percent))
                .each(new BuyGet(Quantity.of(buy), Quantity.of(get)))
                .build();
    }

    static AdjustmentRule onCarriage(AdjustmentRule rule) {
        return rule.withTarget(Target.CARRIAGE);
    }

    static AdjustmentRule from(AdjustmentRule rule, String amount) {
        return rule.withEarned(Earned.from(amount));
    }

    static Promotion promotion(String code, AdjustmentRule rule) {
        return new Promotion.Builder().code(code).label(code).rule(rule).build();
    }

    static Promotion fee(String code, AdjustmentKind kind, AdjustmentRule rule) {
        return promotion(code, rule).withKind(kind);
    }

    static Tariff running(Promotion... promotions) {
        return new Tariff(Map.of(), List.of(promotions));
    }

    /** The same tax on goods and charges. */
    static Tariff taxed(Tax tax, Promotion... promotions) {
        return new Tariff(
                Map.of(TaxCategory.STANDARD, List.of(tax), TaxCategory.CARRIAGE, List.of(tax)), List.of(promotions));
    }

    /** What was added to the goods, such as {@code [SALE -1.00]}. */
    static String told(Order order) {
        return order.adjustments().stream()
                .map(one -> one.code() + " " + one.amount().getAmount().toPlainString())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static Money total(Order order) {
        Money total = Money.zero(order.terms().currency());
        for (OrderLine line : order.lines()) {
            total = total.plus(line.amount());
        }
        for (Adjustment one : order.adjustments()) {
            total = total.plus(one.amount());
        }
        return total;
    }

    static Money taxes(Order order) {
        Money total = Money.zero(order.terms().currency());
        for (OrderLine line : order.lines()) {
            total = total.plus(sum(order.terms().currency(), line.taxes()));
        }
        for (Adjustment one : order.adjustments()) {
            total = total.plus(sum(order.terms().currency(), one.taxes()));
        }
        return total;
    }

    static Money sum(CurrencyUnit currency, List<TaxAmount> taxes) {
        return taxes.stream().map(TaxAmount::amount).reduce(Money.zero(currency), Money::plus);
    }
}
