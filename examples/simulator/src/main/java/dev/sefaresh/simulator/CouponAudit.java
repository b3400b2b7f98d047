package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who uses coupons with limits: the confirmed orders, and no more than there may be. For one audit. */
final class CouponAudit {
    private static final Set<OrderState> CONFIRMED = EnumSet.of(OrderState.SALES_ORDER, OrderState.COMPLETED);

    /** What was offered, or agreed before, is honoured whatever the limit is. */
    private static final Set<String> HONOURED = Set.of("OFFER_ADOPTED", "OFFER_REOPENED");

    private static final Set<String> HELD_FROM = Set.of("CHECKED_OUT", "OFFER_KEPT_OPEN");
    private static final Set<String> GOES_ON = Set.of("ORDER_CONFIRMED", "OFFER_KEPT_OPEN");

    /** A coupon is held for so long beyond the time in which the order is to be paid. */
    private static final Duration AND_A_DAY = Duration.ofDays(1);

    private final World world;
    private final Map<String, Set<String>> uses = new HashMap<>();
    private final Set<String> honoured = new HashSet<>();

    CouponAudit(World world) {
        this.world = world;
    }

    void enter(OrderFile file, List<Event> history) {
        String order = file.id().text();
        OrderState state = file.order().state();
        if (history.stream().anyMatch(event -> HONOURED.contains(event.row()))
                || isLate(file, history)
                || !file.quotations().isEmpty()) {
            honoured.add(order);
        }
        for (Adjustment one : file.order().adjustments()) {
            String coupon = one.rule().limited() ? one.rule().earned().coupon().orElseThrow() : "";
            if (!coupon.isEmpty() && CONFIRMED.contains(state)) {
                uses.computeIfAbsent(coupon, code -> new HashSet<>()).add(order);
            }
            Auditor.require(
                    coupon.isEmpty()
                            || state != OrderState.QUOTATION_SENT
                            || honoured.contains(order)
                            || isHeld(coupon, order),
                    file,
                    "waits for its money, and has no hold on " + coupon);
            Auditor.require(
                    coupon.isEmpty()
                            || state != OrderState.CANCELLED
                            || !entries(coupon).containsKey(order),
                    file,
                    "is cancelled, and keeps others from using " + coupon);
        }
    }

    /** Whether it went on after its hold had ended, as nobody had run its deadline: others may have had the coupon meanwhile. */
    private static boolean isLate(OrderFile file, List<Event> history) {
        Duration held = file.order().terms().payWithin().plus(AND_A_DAY);
        Instant agreed = Instant.MAX;
        for (Event event : history) {
            if (GOES_ON.contains(event.row())
                    && event.at().isAfter(agreed)
                    && !event.at().isBefore(agreed.plus(held))) {
                return true;
            }
            if (HELD_FROM.contains(event.row())) {
                agreed = event.at();
            }
        }
        return false;
    }

    void compare() {
        world.coupons().entries().forEach(this::compare);
        uses.forEach((coupon, orders) -> Auditor.require(
                entries(coupon).keySet().containsAll(orders),
                coupon + " is used by " + orders + ", and counted for "
                        + entries(coupon).keySet()));
    }

    private void compare(String coupon, Map<String, CouponBook.Entry> entries) {
        Instant now = world.clock().instant();
        Set<String> confirmed = uses.getOrDefault(coupon, Set.of());
        Map<Optional<String>, Long> each = new HashMap<>();
        long all = 0;
        for (CouponBook.Entry entry : entries.values()) {
            String order = entry.order().text();
            Auditor.require(
                    entry.isUse() == confirmed.contains(order),
                    coupon + " is counted as " + entry + ", and used by " + confirmed);
            if (entry.until().isAfter(now) && !honoured.contains(order)) {
                all++;
                each.merge(entry.use().customer(), 1L, Long::sum);
            }
        }
        long together = all;
        Auditor.require(
                world.prices().uses(coupon).filter(most -> together > most).isEmpty(),
                coupon + " is used or held by " + entries + ", and at most by "
                        + world.prices().uses(coupon));
        Auditor.require(
                world.prices()
                        .usesEach(coupon)
                        .filter(most -> each.values().stream().anyMatch(own -> own > most))
                        .isEmpty(),
                coupon + " is used or held too often by one of " + each);
    }

    private boolean isHeld(String coupon, String order) {
        CouponBook.Entry entry = entries(coupon).get(order);
        return entry != null && entry.until().isAfter(world.clock().instant());
    }

    private Map<String, CouponBook.Entry> entries(String coupon) {
        return world.coupons().entries().getOrDefault(coupon, Map.of());
    }
}
