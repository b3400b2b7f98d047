package dev.sefaresh.core.pricing;

import static dev.sefaresh.core.pricing.Carts.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.Promotion;
import org.junit.jupiter.api.Test;

/** Which promotions an order gets, and what they come to. */
class SelectionTest {
    private static final Promotion TEN_PERCENT = promotion("10%", percent("10"));
    private static final Promotion FIVE_OFF = promotion("5 OFF", amount("5"));
    private static final Promotion BIG_CART = promotion("BIG", from(amount("20"), "100"));
    private static final Promotion THREE_FOR_TWO = promotion("3 FOR 2", buy(3, 1, "100"));
    private static final Promotion FREE_SHIPPING = promotion("SHIP", from(onCarriage(percent("100")), "50"));
    private static final Promotion SPRING = promotion("SPRING", percent("20").withEarned(Earned.by("spring")));
    private static final Promotion INSURANCE = fee(
            "INSURANCE", AdjustmentKind.CHARGE, by(Basis.PERCENT_OF_TOTAL, "1").withRank(9));
    private static final Promotion PACKAGING =
            fee("PACKAGING", AdjustmentKind.CHARGE, amount("1.50").withTax(TaxCategory.STANDARD));

    @Test
    void each_is_given_if_it_is_earned() {
        runs(TEN_PERCENT).on(cart("1 x 40")).gives("[10% -4.00]");
        runs(FIVE_OFF).on(cart("1 x 40")).gives("[5 OFF -5.00]");
        runs(FIVE_OFF).on(cart("1 x 3")).gives("[5 OFF -3.00]");
        runs(BIG_CART).on(cart("1 x 99.99")).gives("[]");
        runs(BIG_CART).on(cart("1 x 99.99", "1 x 0.01")).gives("[BIG -20.00]");
        runs(THREE_FOR_TWO).on(cart("2 x 40")).gives("[]");
        runs(THREE_FOR_TWO).on(cart("2 x 40", "1 x 7")).gives("[3 FOR 2 -7.00]");
        runs(SPRING).on(cart("1 x 40")).gives("[]");
        runs(SPRING).on(redeemed(cart("1 x 40"), "SPRING")).gives("[SPRING -8.00]");
        Promotion dozen = promotion("DOZEN", percent("50").withEarned(Earned.from(Quantity.of(12))));
        runs(dozen).on(cart("11 x 1")).gives("[]");
        runs(dozen).on(cart("6 x 1", "6 x 1")).gives("[DOZEN -6.00]");
    }

    @Test
    void carriage_is_free_from_so_much_and_only_if_there_is_any() {
        runs(FREE_SHIPPING).on(carried(cart("1 x 49"), "5")).gives("[staff 1 5.00]");
        runs(FREE_SHIPPING).on(carried(cart("1 x 50"), "5")).gives("[staff 1 5.00, SHIP -5.00]");
        runs(FREE_SHIPPING).on(cart("1 x 50")).gives("[]");
        Promotion postage = fee("POST", AdjustmentKind.CARRIAGE, amount("4").withTax(TaxCategory.CARRIAGE));
        runs(FREE_SHIPPING, postage).on(cart("1 x 50")).gives("[POST 4.00, SHIP -4.00]");
    }

    @Test
    void it_is_on_its_articles_alone_and_they_alone_earn_it() {
        Promotion onB = TEN_PERCENT.withSkus("B", "Z");
        runs(onB).on(cart("1 x 40")).gives("[]");
        runs(onB).on(cart("1 x 40", "1 x 20")).gives("[10% -2.00]");
        runs(BIG_CART.withSkus("B")).on(cart("1 x 100", "1 x 99")).gives("[]");
        runs(THREE_FOR_TWO.withSkus("A")).on(cart("3 x 10", "3 x 1")).gives("[3 FOR 2 -10.00]");
    }

    @Test
    void they_stack_by_rank_and_then_by_code() {
        runs(TEN_PERCENT, FIVE_OFF).on(cart("1 x 50")).gives("[10% -5.00, 5 OFF -5.00]");
        runs(promotion("A", amount("5")), TEN_PERCENT.withCode("B"))
                .on(cart("1 x 50"))
                .gives("[A -5.00, B -4.50]");
        runs(promotion("A", amount("5").withRank(1)), TEN_PERCENT.withCode("B"))
                .on(cart("1 x 50"))
                .gives("[B -5.00, A -5.00]");
        runs(promotion("A", amount("30")), promotion("B", amount("30")))
                .on(cart("1 x 50"))
                .gives("[A -30.00, B -20.00]");
    }

    @Test
    void of_a_group_the_one_that_gives_most() {
        Promotion percent = TEN_PERCENT.withGroup("sale");
        Promotion amount = FIVE_OFF.withGroup("sale");
        runs(percent, amount).on(cart("1 x 40")).gives("[5 OFF -5.00]");
        runs(percent, amount).on(cart("1 x 60")).gives("[10% -6.00]");
        runs(amount, percent).on(cart("1 x 50")).gives("[10% -5.00]");
        runs(amount.withRule(amount("5").withRank(-1)), percent)
                .on(cart("1 x 50"))
                .gives("[5 OFF -5.00]");
        runs(percent, amount, SPRING.withGroup("other"))
                .on(redeemed(cart("1 x 40"), "spring"))
                .gives("[5 OFF -5.00, SPRING -7.00]");
    }

    @Test
    void one_that_is_given_alone_competes_with_all_the_others_together() {
        Promotion alone = promotion("ALONE", amount("8")).withAlone(true);
        runs(alone, TEN_PERCENT).on(cart("1 x 70")).gives("[ALONE -8.00]");
        runs(alone, TEN_PERCENT).on(cart("1 x 80")).gives("[10% -8.00]");
        runs(alone, TEN_PERCENT, FIVE_OFF).on(cart("1 x 40")).gives("[10% -4.00, 5 OFF -5.00]");
        runs(alone, alone.withCode("A BETTER ONE").withRule(amount("9")), TEN_PERCENT, PACKAGING)
                .on(cart("1 x 40"))
                .gives("[PACKAGING 1.50, A BETTER ONE -9.00]");
        runs(alone).on(less(cart("1 x 40"), percent("10"))).gives("[staff 1 -4.00, ALONE -8.00]");
    }

    @Test
    void fees_are_always_given() {
        runs(INSURANCE, PACKAGING)
                .on(carried(cart("1 x 90"), "8.50"))
                .gives("[staff 1 8.50, PACKAGING 1.50, INSURANCE 1.00]");
        runs(INSURANCE, PACKAGING).on(Order.under(EUR)).gives("[]");
        runs(INSURANCE, BIG_CART).on(cart("1 x 100")).gives("[BIG -20.00, INSURANCE 0.80]");
        Promotion boxes = fee("BOXES", AdjustmentKind.CHARGE, by(Basis.PER_QUANTITY, "0.25"));
        runs(boxes.withSkus("A")).on(cart("4 x 1", "9 x 1")).gives("[BOXES 1.00]");
    }

    @Test
    void it_comes_and_goes_with_the_cart_and_keeps_its_number() {
        Tariff tariff = running(BIG_CART, TEN_PERCENT);
        Order order = Pricing.priced(cart("1 x 100"), tariff);
        assertThat(told(order)).isEqualTo("[10% -10.00, BIG -20.00]");
        Order less = Pricing.priced(order.withLines(order.lines().get(0).withQuantity(Quantity.of("0.5"))), tariff);
        assertThat(told(less)).isEqualTo("[10% -5.00]");
        Order staffed = Pricing.priced(carried(less, "3"), tariff);
        Order more = Pricing.priced(staffed.withLines(order.lines()), tariff);
        assertThat(more.adjustments().stream().map(Adjustment::number)).containsExactly(1, 2, 3);
        assertThat(told(more)).isEqualTo("[10% -10.00, staff 2 3.00, BIG -20.00]");
        assertThat(told(Pricing.priced(more, Tariff.PLAIN))).isEqualTo("[staff 2 3.00]");
    }

    @Test
    void a_coupon_with_limits_is_known_from_the_adjustment() {
        Order order = Pricing.priced(redeemed(cart("1 x 40"), "spring"), running(SPRING.withUses(1L)));
        assertThat(order.adjustments().get(0).rule().limited()).isTrue();
        Order any = Pricing.priced(order, running(SPRING));
        assertThat(any.adjustments().get(0).rule().limited()).isFalse();
    }

    @Test
    void a_promotion_says_what_it_is_on() {
        assertThatThrownBy(() -> FREE_SHIPPING.withSkus("A"))
                .hasMessageContaining("is on carriage, and names articles");
        assertThatThrownBy(() -> TEN_PERCENT.withUses(1L)).hasMessageContaining("limits a coupon that it has not");
    }

    private record Running(Tariff tariff, Order order) {
        private Running on(Order cart) {
            return new Running(tariff, cart);
        }

        private void gives(String told) {
            Order priced = Pricing.priced(order, tariff);
            assertThat(told(priced)).isEqualTo(told);
            assertThat(Pricing.priced(priced, tariff)).isSameAs(priced);
        }
    }

    private static Running runs(Promotion... promotions) {
        return new Running(running(promotions), Order.under(EUR));
    }
}
