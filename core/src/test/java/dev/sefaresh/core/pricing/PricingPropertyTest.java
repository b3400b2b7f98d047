package dev.sefaresh.core.pricing;

import static dev.sefaresh.core.pricing.Carts.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Promotion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.Money;

/** What holds for any cart, whatever runs. */
class PricingPropertyTest {
    private static final TaxCategory REDUCED = TaxCategory.of("reduced");

    /** A cart, and what is on prices. */
    record Shop(Order cart, Tariff tariff) {
        private Order priced() {
            return Pricing.priced(cart, tariff);
        }
    }

    @Property(tries = 500)
    void what_is_priced_costs_what_it_costs(@ForAll("shops") Shop shop) {
        Order once = shop.priced();
        assertThat(Pricing.priced(once, shop.tariff())).isSameAs(once);
    }

    @Property(tries = 300)
    void in_what_order_promotions_are_told_does_not_matter(@ForAll("shops") Shop shop) {
        List<Promotion> turned = new ArrayList<>(shop.tariff().promotions());
        Collections.reverse(turned);
        assertThat(Pricing.priced(shop.cart(), new Tariff(shop.tariff().taxes(), turned)))
                .isEqualTo(shop.priced());
    }

    @Property(tries = 500)
    void taxes_are_within_their_amounts_and_untaxed_it_costs_the_same_before_them(@ForAll("shops") Shop shop) {
        Order taxed = shop.priced();
        Order plain =
                Pricing.priced(shop.cart(), new Tariff(Map.of(), shop.tariff().promotions()));
        assertThat(taxed.adjustments().stream().filter(one -> one.kind() != AdjustmentKind.ROUNDING))
                .extracting(Adjustment::code)
                .isEqualTo(plain.adjustments().stream()
                        .filter(one -> one.kind() != AdjustmentKind.ROUNDING)
                        .map(Adjustment::code)
                        .toList());
        taxed.lines()
                .forEach(line -> assertThat(beforeAdded(line.amount(), line.taxes()))
                        .isEqualTo(plain.line(line.number()).orElseThrow().amount()));
        for (Adjustment one : taxed.adjustments()) {
            if (one.kind() != AdjustmentKind.ROUNDING) {
                Adjustment same = plain.adjustments().stream()
                        .filter(other -> other.number() == one.number())
                        .findFirst()
                        .orElseThrow();
                assertThat(beforeAdded(one.amount(), one.taxes())).isEqualTo(same.amount());
            }
        }
    }

    @Property(tries = 500)
    void promotions_never_take_more_than_there_is(@ForAll("shops") Shop shop) {
        Order unadjusted = shop.cart().withAdjustments();
        Order priced = Pricing.priced(unadjusted, shop.tariff());
        Money less = priced.adjustments().stream()
                .filter(one -> one.kind() != AdjustmentKind.ROUNDING)
                .map(Adjustment::amount)
                .reduce(Money.zero(priced.terms().currency()), Money::plus);
        Money goods = priced.lines().stream()
                .map(OrderLine::amount)
                .reduce(Money.zero(priced.terms().currency()), Money::plus);
        assertThat(goods.plus(less).isNegative()).as(told(priced)).isFalse();
        Bill bill = Bill.of(priced);
        priced.adjustments().stream()
                .filter(one -> one.kind() != AdjustmentKind.ROUNDING)
                .sorted(Bill.order())
                .forEach(bill::enter);
        for (int i = 0; i < priced.lines().size(); i++) {
            assertThat(bill.left(i)).as(told(priced)).isNotNegative();
        }
    }

    @Property(tries = 300)
    void the_total_is_a_multiple_of_the_least_coin(@ForAll("shops") Shop shop) {
        BigDecimal coin = BigDecimal.valueOf(5, shop.cart().terms().currency().getDecimalPlaces());
        Terms terms = shop.cart().terms();
        Order cash = shop.cart().withTerms(terms.withPricing(terms.pricing().withCashStep(coin)));
        assertThat(total(Pricing.priced(cash, shop.tariff())).getAmount().remainder(coin))
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Property(tries = 500)
    void what_is_kept_earns_no_more_than_all_and_no_less_than_less(
            @ForAll("shops") Shop shop, @ForAll @LongRange(min = 0, max = 10) long tenths) {
        Order priced = shop.priced();
        for (Adjustment one : priced.adjustments()) {
            if (one.kind() == AdjustmentKind.DISCOUNT) {
                Money some = Pricing.earnedBy(priced, one, line -> tenths(line, tenths));
                assertThat(some.isPositive()).isFalse();
                assertThat(some.isLessThan(one.amount())).isFalse();
                assertThat(Pricing.earnedBy(priced, one, OrderLine::quantity)).isEqualTo(one.amount());
            }
        }
    }

    private static Quantity tenths(OrderLine line, long tenths) {
        return new Quantity(line.quantity().value().multiply(BigDecimal.valueOf(tenths, 1)));
    }

    private static Money beforeAdded(Money amount, List<TaxAmount> taxes) {
        return taxes.stream()
                .filter(one -> !one.tax().included())
                .map(TaxAmount::amount)
                .reduce(amount, Money::minus);
    }

    @Provide
    Arbitrary<Shop> shops() {
        Arbitrary<Terms> terms = Combinators.combine(
                        Arbitraries.of("JPY", "EUR", "KWD"), Arbitraries.of(RoundPer.class))
                .as((currency, per) -> Terms.in(currency).withPricing(PricingTerms.DEFAULT.withRoundPer(per)));
        Arbitrary<List<OrderLine>> lines = line().list().ofMaxSize(5);
        Arbitrary<List<AdjustmentRule>> rules = rule().list().ofMaxSize(3);
        Arbitrary<List<AdjustmentKind>> kinds = Arbitraries.of(
                        AdjustmentKind.DISCOUNT, AdjustmentKind.CARRIAGE, AdjustmentKind.CHARGE)
                .list()
                .ofSize(3);
        Arbitrary<List<Promotion>> promotions = promotion().list().ofMaxSize(4);
        return Combinators.combine(terms, lines, rules, kinds, promotions, tariff())
                .as(PricingPropertyTest::shop);
    }

    private static Shop shop(
            Terms terms,
            List<OrderLine> lines,
            List<AdjustmentRule> rules,
            List<AdjustmentKind> kinds,
            List<Promotion> promotions,
            Tariff taxes) {
        Order order = redeemed(Order.under(terms), "spring")
                .withLines(IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i).withNumber(i + 1).withAmount(Money.zero(terms.currency())))
                        .toList());
        for (int i = 0; i < rules.size(); i++) {
            order = adjusted(order, kinds.get(i), rules.get(i));
        }
        List<Promotion> running = IntStream.range(0, promotions.size())
                .mapToObj(i -> promotions.get(i).withCode("P" + i))
                .toList();
        return new Shop(order, new Tariff(taxes.taxes(), running));
    }

    private static Arbitrary<OrderLine> line() {
        return Combinators.combine(
                        Arbitraries.of("A", "B", "C"),
                        Arbitraries.of("1", "2", "3", "0.5", "2.75", "12"),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(500))
                                .ofScale(4),
                        Arbitraries.of(TaxCategory.STANDARD, REDUCED, TaxCategory.NONE))
                .as((sku, quantity, price, tax) -> {
                    OrderLine line = Carts.line(Terms.in("EUR").currency(), 1, sku, quantity, price.toPlainString());
                    return line.withSale(line.sale().withTax(tax));
                });
    }

    private static Arbitrary<AdjustmentRule> rule() {
        Arbitrary<AdjustmentRule> value = Combinators.combine(
                        Arbitraries.of(Basis.class),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                                .ofScale(3),
                        Arbitraries.integers().between(1, 4))
                .as((basis, amount, buy) -> new AdjustmentRule.Builder()
                        .basis(basis)
                        .value(amount)
                        .each(
                                basis == Basis.BUY_GET
                                        ? Optional.of(new BuyGet(Quantity.of(buy), Quantity.of(1)))
                                        : Optional.empty())
                        .build());
        return Combinators.combine(
                        value,
                        Arbitraries.of(Target.class),
                        Arbitraries.integers().between(-1, 1),
                        Arbitraries.of(
                                TaxCategory.AS_GOODS, TaxCategory.NONE, TaxCategory.STANDARD, TaxCategory.CARRIAGE),
                        Arbitraries.of(
                                Earned.ALWAYS,
                                Earned.from("50"),
                                Earned.from(Quantity.of(3)),
                                Earned.by("SPRING"),
                                Earned.by("nobody")))
                .as((rule, target, rank, tax, earned) -> rule.withTarget(target)
                        .withLines(target == Target.LINES ? List.of(1, 3) : List.of())
                        .withRank(rank)
                        .withTax(tax)
                        .withEarned(earned));
    }

    private static Arbitrary<Promotion> promotion() {
        return Combinators.combine(
                        rule(),
                        Arbitraries.of(
                                AdjustmentKind.DISCOUNT,
                                AdjustmentKind.DISCOUNT,
                                AdjustmentKind.CARRIAGE,
                                AdjustmentKind.CHARGE),
                        Arbitraries.of("A", "B").set().ofMinSize(1),
                        Arbitraries.of("", "g", "h"),
                        Arbitraries.of(false, false, true))
                .as((rule, kind, skus, group, alone) -> new Promotion.Builder()
                        .code("P")
                        .label("")
                        .kind(kind)
                        .rule(rule.withLines(List.of()))
                        .skus(rule.target() == Target.LINES ? skus : java.util.Set.of())
                        .group(Optional.of(group).filter(name -> !name.isEmpty()))
                        .alone(alone)
                        .build());
    }

    private static Arbitrary<Tariff> tariff() {
        return Arbitraries.of(
                        List.<Tax>of(),
                        List.of(Tax.included("VAT", "19")),
                        List.of(Tax.added("VAT", "8.25")),
                        List.of(Tax.added("ECO", "1.5").raisingBase(), Tax.added("VAT", "20")),
                        List.of(Tax.included("VAT", "20"), Tax.perPiece("BOTTLE", "0.25")))
                .map(taxes -> new Tariff(
                        Map.of(
                                TaxCategory.STANDARD,
                                taxes,
                                TaxCategory.CARRIAGE,
                                taxes,
                                REDUCED,
                                taxes.isEmpty() ? List.of() : List.of(Tax.added("LOW", "5"))),
                        List.of()));
    }
}
