package dev.sefaresh.core.order;

import static dev.sefaresh.core.order.OrderRefusal.*;

import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/** The arithmetic of what an order costs beside its goods. */
final class ChargeRules {
    private ChargeRules() {}

    static Move<Order> adjust(Move<Order> move, Order order, List<Charge> charges) {
        CurrencyUnit currency = order.terms().currency();
        List<Integer> missing = charges.stream()
                .flatMap(charge -> charge.rule().lines().stream())
                .filter(line -> order.line(line).isEmpty())
                .toList();
        return move.require(
                        () -> charges.stream()
                                .flatMap(charge -> charge.currency().stream())
                                .allMatch(currency::equals),
                        OTHER_CURRENCY,
                        () -> Map.of("currency", currency))
                .require(missing::isEmpty, NO_SUCH_LINE, () -> Map.of("lines", missing))
                .require(() -> charges.stream().allMatch(charge -> fits(charge, currency)), AMOUNT_TOO_LARGE)
                .change(cart -> OrderCommand.adjusted(cart, charges));
    }

    /** What is an amount is no larger than one of goods can be. */
    private static boolean fits(Charge charge, CurrencyUnit currency) {
        return charge.rule().value().movePointRight(currency.getDecimalPlaces()).compareTo(CartRules.LARGEST) < 0;
    }

    static Move<Order> withdraw(Move<Order> move, Order order, int number) {
        Optional<Adjustment> found = order.adjustments().stream()
                .filter(one -> one.number() == number)
                .findFirst();
        return move.require(found::isPresent, NO_SUCH_ADJUSTMENT, () -> Map.of("adjustment", number))
                .require(
                        () -> !found.orElseThrow().rule().mandatory()
                                && !found.orElseThrow().rule().promoted(),
                        IS_MANDATORY,
                        () -> Map.of(
                                "adjustment", found.orElseThrow().label(),
                                "earned", found.orElseThrow().rule().earned()))
                .change(cart -> cart.withAdjustments(cart.adjustments().stream()
                        .filter(one -> one.number() != number)
                        .toList()));
    }

    /** The order remembers it as the promotion writes it. */
    static Move<Order> redeem(Move<Order> move, String written, Facts facts) {
        List<String> asked = facts.tariff().stream()
                .flatMap(tariff -> tariff.promotions().stream())
                .map(one -> one.rule().earned())
                .filter(earned -> earned.isBy(written))
                .flatMap(earned -> earned.coupon().stream())
                .toList();
        return move.require(() -> !asked.isEmpty(), UNKNOWN_COUPON, () -> Map.of("coupon", written))
                .change(cart -> OrderCommand.redeemed(cart, asked.contains(written) ? written : asked.get(0)));
    }

    static Move<Order> drop(Move<Order> move, Order order, String written) {
        List<String> entered = order.checkout().coupons();
        Predicate<String> meant = entered.contains(written)
                ? written::equals
                : one -> Earned.by(one).isBy(written);
        return move.require(
                        () -> entered.stream().anyMatch(meant),
                        UNKNOWN_COUPON,
                        () -> Map.of("coupon", written, "entered", entered))
                .change(cart -> cart.withCheckout(cart.checkout()
                        .withCoupons(entered.stream().filter(meant.negate()).toList())));
    }
}
