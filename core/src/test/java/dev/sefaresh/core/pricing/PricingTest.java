package dev.sefaresh.core.pricing;

import static dev.sefaresh.core.pricing.Carts.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order costs. */
class PricingTest {
    private static final Tax ADDED = Tax.added("VAT", "10");
    private static final Tax INCLUDED = Tax.included("VAT", "20");

    @Test
    void lines_cost_price_times_quantity_rounded_once() {
        assertThat(total(plain(cart("2 x 3.335")))).hasToString("EUR 6.67");
        assertThat(total(plain(cart("1 x 3.335")))).hasToString("EUR 3.34");
        Order down = cart(EUR.withPricing(PricingTerms.DEFAULT.withRounding(RoundingMode.DOWN)), "1 x 3.335");
        assertThat(total(plain(down))).hasToString("EUR 3.33");
    }

    @ParameterizedTest
    @CsvSource({"JPY, 100, 10, JPY 90", "EUR, 9.99, 10, EUR 8.99", "KWD, 1.005, 10, KWD 0.904"})
    void any_number_of_decimals_will_do(String currency, String price, String percent, String total) {
        Order order = cart(dev.sefaresh.spi.model.Terms.in(currency), "1 x " + price);
        assertThat(total(plain(less(order, percent(percent))))).hasToString(total);
    }

    @Test
    void each_basis_is_of_something_else() {
        Order order = carried(cart("3 x 10", "2 x 5"), "4.50");
        assertThat(told(plain(less(order, amount("3.333"))))).isEqualTo("[staff 1 4.50, staff 2 -3.33]");
        assertThat(told(plain(less(order, percent("10"))))).isEqualTo("[staff 1 4.50, staff 2 -4.00]");
        assertThat(told(plain(less(order, by(Basis.PER_QUANTITY, "0.5"))))).isEqualTo("[staff 1 4.50, staff 2 -2.50]");
        assertThat(told(plain(adjusted(order, AdjustmentKind.CHARGE, by(Basis.PERCENT_OF_TOTAL, "1")))))
                .isEqualTo("[staff 1 4.50, staff 2 0.45]");
        assertThat(told(plain(less(order, onCarriage(percent("100")))))).isEqualTo("[staff 1 4.50, staff 2 -4.50]");
        assertThat(told(plain(less(order, percent("50").withTarget(Target.LINES).withLines(2)))))
                .isEqualTo("[staff 1 4.50, staff 2 -5.00]");
    }

    @Test
    void the_cheapest_of_so_many_are_cheaper() {
        Order five = cart("2 x 10", "2 x 4", "1 x 7");
        assertThat(told(plain(less(five, buy(3, 1, "100"))))).isEqualTo("[staff 1 -4.00]");
        assertThat(told(plain(less(five, buy(2, 1, "50"))))).isEqualTo("[staff 1 -4.00]");
        assertThat(told(plain(less(five, buy(5, 3, "100"))))).isEqualTo("[staff 1 -15.00]");
        assertThat(told(plain(less(five, buy(6, 1, "100"))))).isEqualTo("[staff 1 0.00]");
        assertThat(told(plain(less(cart("5.9 x 10"), buy(3, 1, "100")))))
                .as("of whole pieces only")
                .isEqualTo("[staff 1 -10.00]");
        Order reduced = less(cart("3 x 10"), percent("10"));
        assertThat(told(plain(less(reduced, buy(3, 1, "100")))))
                .as("a piece costs what is left of it")
                .isEqualTo("[staff 1 -3.00, staff 2 -9.00]");
    }

    @Test
    void the_lowest_rank_comes_first_and_of_equals_the_lowest_number() {
        Order order = cart("1 x 100");
        assertThat(told(plain(less(less(order, percent("10")), amount("10")))))
                .isEqualTo("[staff 1 -10.00, staff 2 -10.00]");
        assertThat(told(plain(less(less(order, amount("10")), percent("10")))))
                .isEqualTo("[staff 1 -10.00, staff 2 -9.00]");
        assertThat(told(plain(less(less(order, amount("10")), percent("10").withRank(-1)))))
                .isEqualTo("[staff 1 -10.00, staff 2 -10.00]");
    }

    @Test
    void what_staff_say_costs_nothing_until_it_is_earned_and_stays() {
        Order order = less(cart("1 x 40"), amount("5").withEarned(Earned.from("50")));
        assertThat(told(plain(order))).isEqualTo("[staff 1 0.00]");
        assertThat(told(plain(with(order, line(order.terms().currency(), 2, "B", "1", "10")))))
                .isEqualTo("[staff 1 -5.00]");
        Order many = less(cart("2 x 1"), amount("1").withEarned(Earned.from(Quantity.of(3))));
        assertThat(told(plain(many))).isEqualTo("[staff 1 0.00]");
        Order coupon = less(cart("2 x 1"), amount("1").withEarned(Earned.by("Spring")));
        assertThat(told(plain(coupon))).isEqualTo("[staff 1 0.00]");
        assertThat(told(plain(redeemed(coupon, " SPRING ")))).isEqualTo("[staff 1 -1.00]");
    }

    @Test
    void staff_can_say_more_than_there_is_and_a_promotion_cannot() {
        assertThat(total(plain(less(cart("1 x 3"), amount("5"))))).hasToString("EUR -2.00");
        assertThat(total(Pricing.priced(cart("1 x 3"), running(promotion("P", amount("5"))))))
                .hasToString("EUR 0.00");
        Order carried = carried(cart("1 x 3"), "2");
        assertThat(told(Pricing.priced(carried, running(promotion("P", onCarriage(amount("5")))))))
                .isEqualTo("[staff 1 2.00, P -2.00]");
    }

    @Test
    void what_is_on_lines_forgets_those_that_are_gone_and_goes_with_the_last() {
        Order order = less(
                cart("1 x 10", "1 x 20"), percent("10").withTarget(Target.LINES).withLines(1, 2));
        Order one = plain(order.withLines(order.lines().get(1)));
        assertThat(told(one)).isEqualTo("[staff 1 -2.00]");
        assertThat(one.adjustments().get(0).rule().lines()).containsExactly(2);
        assertThat(told(plain(one.withLines()))).isEqualTo("[]");
    }

    @Test
    void added_taxes_are_on_what_discounts_leave_and_go_on_top() {
        Order order = Pricing.priced(less(cart("1 x 80", "1 x 20"), amount("10")), taxed(ADDED));
        assertThat(order.lines().get(0).amount()).hasToString("EUR 88.00");
        assertThat(told(order)).isEqualTo("[staff 1 -11.00]");
        assertThat(taxes(order)).hasToString("EUR 9.00");
        assertThat(total(order)).hasToString("EUR 99.00");
    }

    @Test
    void included_taxes_are_in_what_is_to_pay() {
        Order order = Pricing.priced(carried(less(cart("1 x 120"), percent("50")), "6"), taxed(INCLUDED));
        assertThat(total(order)).hasToString("EUR 66.00");
        assertThat(taxes(order)).hasToString("EUR 11.00");
        assertThat(order.adjustments().get(0).taxes().get(0).amount()).hasToString("EUR -10.00");
    }

    @Test
    void what_is_off_carriage_is_taxed_as_the_carriage_is() {
        Order order = less(carried(carried(cart("1 x 100"), "6"), "4"), onCarriage(percent("50")));
        Order priced = Pricing.priced(order, taxed(ADDED));
        assertThat(told(priced)).isEqualTo("[staff 1 6.60, staff 2 4.40, staff 3 -5.50]");
        Order asGoods = less(
                adjusted(cart("1 x 60", "1 x 40"), AdjustmentKind.CARRIAGE, amount("10")), onCarriage(percent("50")));
        assertThat(told(Pricing.priced(asGoods, taxed(ADDED)))).isEqualTo("[staff 1 11.00, staff 2 -5.50]");
    }

    @Test
    void what_is_outside_of_taxes_bears_none() {
        Order deposit =
                adjusted(cart("1 x 10"), AdjustmentKind.CHARGE, amount("3").withTax(TaxCategory.NONE));
        assertThat(told(Pricing.priced(deposit, taxed(ADDED)))).isEqualTo("[staff 1 3.00]");
        Order voucher = less(cart("1 x 10"), amount("3").withTax(TaxCategory.NONE));
        assertThat(total(Pricing.priced(voucher, taxed(ADDED)))).hasToString("EUR 8.00");
    }

    @Test
    void each_line_bears_the_taxes_of_its_own_category() {
        Order order = cart("1 x 100", "1 x 100");
        OrderLine book = order.lines().get(1);
        Order mixed = less(
                order.withLines(order.lines().get(0), book.withSale(book.sale().withTax(TaxCategory.of("books")))),
                amount("20"));
        Tariff tariff = new Tariff(
                Map.of(TaxCategory.STANDARD, List.of(ADDED), TaxCategory.of("books"), List.of(Tax.added("BOOKS", "5"))),
                List.of());
        Order priced = Pricing.priced(mixed, tariff);
        assertThat(priced.adjustments().get(0).taxes())
                .extracting(Object::toString)
                .containsExactly(
                        "TaxAmount[tax=VAT 10 %, amount=EUR -1.00]", "TaxAmount[tax=BOOKS 5 %, amount=EUR -0.50]");
        assertThat(total(priced)).hasToString("EUR 193.50");
    }

    @ParameterizedTest
    @CsvSource({"9.98, '[]', 0.02", "9.98, '[rounding 0.02]', 0.05", "9.97, '[rounding -0.02]', 0.05", "10, '[]', 0.05"
    })
    void the_total_is_a_multiple_of_the_least_coin(String price, String told, BigDecimal step) {
        PricingTerms terms = PricingTerms.DEFAULT.withCashStep(step);
        assertThat(told(plain(cart(EUR.withPricing(terms), "1 x " + price)))).isEqualTo(told);
    }

    @Test
    void only_the_chosen_tender_is_rounded_to_coins() {
        PricingTerms terms =
                PricingTerms.DEFAULT.withCashStep(new BigDecimal("0.05")).withCashTender("cash");
        Order order = plain(cart(EUR.withPricing(terms), "1 x 9.98"));
        assertThat(told(order)).isEqualTo("[]");
        Order cash = plain(order.withCheckout(order.checkout().withTender("cash")));
        assertThat(told(cash)).isEqualTo("[rounding 0.02]");
        assertThat(plain(cash)).isSameAs(cash);
        assertThat(told(plain(cash.withCheckout(order.checkout().withTender("card")))))
                .isEqualTo("[]");
        Order more = plain(carried(cash, "1.01"));
        assertThat(told(more)).isEqualTo("[rounding 0.01, staff 2 1.01]");
    }

    @Test
    void what_did_not_change_stays_the_same_object() {
        Tariff tariff = taxed(ADDED, promotion("P", percent("10").withTarget(Target.GOODS)));
        Order order = Pricing.priced(carried(cart("1 x 10", "3 x 7"), "5"), tariff);
        assertThat(Pricing.priced(order, tariff)).isSameAs(order);
        Order more = Pricing.priced(
                order.withLines(order.lines().get(0), order.lines().get(1).withQuantity(Quantity.of(4))), tariff);
        assertThat(more.lines().get(0)).isSameAs(order.lines().get(0));
        assertThat(more.adjustments().get(0)).isSameAs(order.adjustments().get(0));
        assertThat(more.adjustments().get(1).number()).isEqualTo(2);
    }

    @Test
    void an_order_that_is_extended_keeps_its_adjustments_and_new_lines_are_taxed() {
        Order order = Pricing.priced(less(cart("1 x 100"), percent("10")), taxed(ADDED));
        List<OrderLine> more =
                Pricing.priced(order, List.of(line(order.terms().currency(), 2, "B", "2", "50")), taxed(ADDED));
        assertThat(more).singleElement().satisfies(line -> {
            assertThat(line.amount()).hasToString("EUR 110.00");
            assertThat(line.taxes())
                    .singleElement()
                    .satisfies(tax -> assertThat(tax.amount()).hasToString("EUR 10.00"));
        });
    }

    @ParameterizedTest
    @CsvSource({"10, -8.00", "5, -4.00", "1, -0.80", "0, 0.00"})
    void a_percentage_is_earned_in_proportion(long kept, String amount) {
        assertThat(earned(percent("10"), kept)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"10, -5.50", "7, -5.50", "6, 0.00", "0, 0.00"})
    void an_amount_is_earned_as_a_whole_or_not_at_all(long kept, String amount) {
        Order order = Pricing.priced(less(cart("10 x 8"), amount("5").withEarned(Earned.from("56"))), taxed(ADDED));
        assertThat(Pricing.earnedBy(order, order.adjustments().get(0), line -> Quantity.of(kept))
                        .getAmount())
                .hasToString(amount);
    }

    @ParameterizedTest
    @CsvSource({"10, -24.00", "9, -24.00", "8, -16.00", "2, 0.00"})
    void pieces_are_counted_anew(long kept, String amount) {
        assertThat(earned(buy(3, 1, "100"), kept)).isEqualTo(amount);
    }

    @Test
    void an_amount_is_no_more_than_what_it_is_on() {
        assertThat(earned(amount("30"), 3)).isEqualTo("-24.00");
        assertThat(earned(amount("30"), 0)).isEqualTo("0.00");
    }

    @Test
    void what_was_taken_off_before_is_less_in_proportion() {
        Order order = plain(less(less(cart("10 x 8"), amount("40")), percent("10")));
        assertThat(Pricing.earnedBy(order, order.adjustments().get(1), line -> Quantity.of(5)))
                .hasToString("EUR -2.00");
    }

    private static String earned(AdjustmentRule rule, long kept) {
        Order order = plain(less(cart("10 x 8"), rule));
        return Pricing.earnedBy(order, order.adjustments().get(0), line -> Quantity.of(kept))
                .getAmount()
                .toPlainString();
    }

    @Test
    void an_amount_beyond_all_books_is_an_error() {
        assertThatThrownBy(() -> plain(adjusted(
                        cart("1000000000000 x 0.01"), AdjustmentKind.CHARGE, by(Basis.PER_QUANTITY, "1000000000000"))))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @Timeout(10)
    void ten_thousand_lines_with_ten_adjustments_and_taxes_take_no_time() {
        Order order = Order.under(EUR)
                .withLines(IntStream.rangeClosed(1, 10_000)
                        .mapToObj(i -> line(EUR.currency(), i, "S" + i, "3", "1." + (i % 100 + 100)))
                        .toList());
        for (int i = 0; i < 10; i++) {
            order = less(order, percent("1"));
        }
        Order once = Pricing.priced(order, taxed(ADDED));
        assertThat(Pricing.priced(once, taxed(ADDED))).isSameAs(once);
        assertThat(once.adjustments()).extracting(Adjustment::amount).allMatch(money -> money.isNegative());
    }

    private static Order plain(Order order) {
        return Pricing.priced(order, Tariff.PLAIN);
    }
}
