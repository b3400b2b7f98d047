package dev.sefaresh.core;

import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Promotion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The coupons with limits that an order gets something for. Stateless. */
final class Redeemed {
    static final Set<OrderState> RELEASED = EnumSet.of(OrderState.CANCELLED, OrderState.EXPIRED);
    private static final Set<OrderState> BEFORE_AGREED = EnumSet.of(OrderState.QUOTATION, OrderState.EXPIRED);

    private Redeemed() {}

    /** Whether it has any. */
    static boolean isAny(Order order) {
        return coupons(order).findAny().isPresent();
    }

    /** Whether the buyer agrees to it with this step. */
    static boolean isAgreed(OrderFile before, OrderFile after) {
        return BEFORE_AGREED.contains(before.order().state())
                && OrderView.MEANT.contains(after.order().state());
    }

    /** Its uses, each coupon once. The limits are those of the promotions that run: an order of which none is asked was offered so, and has none. */
    static List<Coupons.Use> uses(OrderFile file, Optional<Tariff> tariff) {
        return coupons(file.order())
                .map(coupon -> new Coupons.Use(
                        coupon,
                        file.id(),
                        file.order().buyer().customer(),
                        least(coupon, tariff, Promotion::uses),
                        least(coupon, tariff, Promotion::usesEach)))
                .toList();
    }

    /** Until when a use is held: somewhat longer than the order waits for its money. */
    static Instant until(OrderFile file, Instant now) {
        return now.plus(file.order().terms().payWithin()).plus(Duration.ofDays(1));
    }

    private static Stream<String> coupons(Order order) {
        return order.adjustments().stream()
                .map(Adjustment::rule)
                .filter(rule -> rule.promoted() && rule.limited())
                .flatMap(rule -> rule.earned().coupon().stream())
                .distinct();
    }

    private static Optional<Long> least(
            String coupon, Optional<Tariff> tariff, Function<Promotion, Optional<Long>> limit) {
        return tariff.stream()
                .flatMap(known -> known.promotions().stream())
                .filter(one -> one.rule().earned().coupon().equals(Optional.of(coupon)))
                .flatMap(one -> limit.apply(one).stream())
                .min(Long::compare);
    }
}
