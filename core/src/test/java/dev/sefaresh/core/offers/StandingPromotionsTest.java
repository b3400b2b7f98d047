package dev.sefaresh.core.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.Promotions.Question;
import dev.sefaresh.spi.tck.PromotionsBench;
import dev.sefaresh.spi.tck.PromotionsRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** When, where and for whom promotions run. */
class StandingPromotionsTest {
    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
    private static final Promotion SALE = new Promotion.Builder()
            .code("SALE")
            .label("sale")
            .rule(AdjustmentRule.percent("10"))
            .build();

    @Test
    void one_runs_from_its_first_instant_until_before_its_last() {
        Offer offer = Offer.of(SALE).from(NOON).until(NOON.plusSeconds(1));
        assertThat(runs(offer, NOON.minusNanos(1))).isFalse();
        assertThat(runs(offer, NOON)).isTrue();
        assertThat(runs(offer, NOON.plusSeconds(1).minusNanos(1))).isTrue();
        assertThat(runs(offer, NOON.plusSeconds(1))).isFalse();
        assertThatThrownBy(() -> offer.from(NOON.plusSeconds(1))).hasMessageContaining("promotion SALE runs from");
    }

    @Test
    void one_runs_where_and_for_whom_it_says() {
        assertThat(runs(Offer.of(SALE).in("EUR"), NOON)).isTrue();
        assertThat(runs(Offer.of(SALE).in("USD"), NOON)).isFalse();
        assertThat(runs(Offer.of(SALE).by("main", "other"), NOON)).isTrue();
        assertThat(runs(Offer.of(SALE).by("other"), NOON)).isFalse();
        assertThat(runs(Offer.of(SALE).to("C-1"), NOON)).isFalse();
        Question known = new Question("main", NOON, CurrencyUnit.EUR, Buyer.UNKNOWN.withCustomer("C-1"), List.of());
        assertThat(StandingPromotions.of(Offer.of(SALE).to("C-1")).running(known))
                .containsExactly(SALE);
    }

    @Test
    void a_coupon_is_known_whatever_its_case_and_the_space_around_it() {
        Offer offer = Offer.of(SALE.withRule(SALE.rule().withEarned(Earned.by("Spring 26"))));
        assertThat(runs(offer, NOON)).isFalse();
        assertThat(runs(offer, NOON, "other", " sPRING 26 ")).isTrue();
        assertThat(runs(offer, NOON, "SPRING26")).isFalse();
    }

    @Test
    void of_one_code_the_first_that_runs_is_told() {
        Promotion less = SALE.withLabel("more of it");
        var offers = StandingPromotions.of(Offer.of(less).until(NOON), Offer.of(SALE), Offer.of(less));
        assertThat(offers.running(question(NOON.minusSeconds(1)))).containsExactly(less);
        assertThat(offers.running(question(NOON))).containsExactly(SALE);
    }

    @TestFactory
    Stream<DynamicTest> they_keep_the_contract() {
        Promotion coupon = SALE.withCode("COUPON").withRule(SALE.rule().withEarned(Earned.by("save")));
        var kit = PromotionsRules.of(() -> new PromotionsBench(
                StandingPromotions.of(Offer.of(SALE).until(NOON), Offer.of(coupon)),
                Map.of(question(NOON.minusSeconds(1)), Set.of("SALE"), question(NOON), Set.of()),
                " SAVE"));
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }

    private static boolean runs(Offer offer, Instant at, String... coupons) {
        return !StandingPromotions.of(offer).running(question(at, coupons)).isEmpty();
    }

    private static Question question(Instant at, String... coupons) {
        return new Question("main", at, CurrencyUnit.EUR, Buyer.UNKNOWN, List.of(coupons));
    }
}
