package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.Promotions.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/** Small enough to say in its test what they are: a summer sale, and a coupon. */
class PromotionsRulesTest extends KitTest<PromotionsBench> {
    private static final Question SUMMER = at("2026-07-01T00:00:00Z");
    private static final Question WINTER = at("2026-12-01T00:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-09-01T00:00:00Z");
    private static final Promotion SALE = promotion("SALE", Earned.ALWAYS);
    private static final Promotion COUPON = promotion("COUPON", Earned.by("code"));

    PromotionsRulesTest() {
        super(
                PromotionsRules.ALL,
                List.of(
                        broken(1, () -> question -> twice(running(question))),
                        broken(2, () -> PromotionsRulesTest::toEverybody),
                        broken(3, Once::new),
                        broken(4, BusyWithOne::new),
                        broken(5, () -> question -> question == null ? List.of() : running(question))));
    }

    private static Broken<PromotionsBench> broken(int rule, Supplier<Promotions> promotions) {
        return new Broken<>("Promotions-" + rule, () -> bench(promotions.get()));
    }

    @Override
    Kit<PromotionsBench> kit(Supplier<PromotionsBench> benches) {
        return PromotionsRules.of(benches);
    }

    @Override
    List<Supplier<PromotionsBench>> sound() {
        return List.of(() -> bench(PromotionsRulesTest::running));
    }

    private static PromotionsBench bench(Promotions promotions) {
        return new PromotionsBench(promotions, Map.of(SUMMER, Set.of("SALE"), WINTER, Set.of()), "code");
    }

    private static Question at(String instant) {
        return new Question("main", Instant.parse(instant), CurrencyUnit.EUR, Buyer.UNKNOWN, List.of());
    }

    private static Promotion promotion(String code, Earned earned) {
        return new Promotion.Builder()
                .code(code)
                .label(code)
                .rule(AdjustmentRule.percent("10").withEarned(earned))
                .build();
    }

    private static List<Promotion> running(Question question) {
        List<Promotion> running = new ArrayList<>();
        if (question.at().isBefore(AUTUMN)) {
            running.add(SALE);
        }
        if (question.coupons().contains("code")) {
            running.add(COUPON);
        }
        return running;
    }

    private static List<Promotion> twice(List<Promotion> running) {
        List<Promotion> twice = new ArrayList<>(running);
        twice.addAll(running);
        return twice;
    }

    /** Whatever code it is. */
    private static List<Promotion> toEverybody(Question question) {
        List<Promotion> running = new ArrayList<>(running(question));
        if (!question.coupons().isEmpty() && !running.contains(COUPON)) {
            running.add(COUPON);
        }
        return running;
    }

    /** Thinks that who asks uses it. */
    private static final class Once implements Promotions {
        private final Set<Question> used = ConcurrentHashMap.newKeySet();

        @Override
        public List<Promotion> running(Question question) {
            List<Promotion> running = new ArrayList<>(PromotionsRulesTest.running(question));
            if (running.contains(COUPON) && !used.add(question)) {
                running.remove(COUPON);
            }
            return running;
        }
    }

    private static final class BusyWithOne implements Promotions {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public List<Promotion> running(Question question) {
            List<Promotion> running = PromotionsRulesTest.running(question);
            boolean busy = inside.incrementAndGet() > 1;
            pause();
            inside.decrementAndGet();
            return busy ? List.of() : running;
        }
    }
}
