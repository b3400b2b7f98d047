package dev.sefaresh.core.inmemory;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts coupons in memory, for tests and for a shop of one process that forgets them when it ends. Thread-safe. */
public final class InMemoryCoupons implements Coupons {
    private final Map<String, Map<OrderId, Kept>> uses = new HashMap<>();

    /** What one order has of a coupon; without an instant it is used up. */
    private record Kept(Optional<String> customer, Optional<Instant> until) {
        private boolean isKept(Instant now) {
            return until.filter(end -> !end.isAfter(now)).isEmpty();
        }
    }

    @Override
    public synchronized Answer hold(Use use, Instant now, Instant until) {
        Answer answer = isFree(use, now);
        if (answer == Answer.HELD) {
            Kept kept = of(use.coupon()).get(use.order());
            boolean longer = kept == null
                    || kept.until().filter(end -> end.isBefore(until)).isPresent();
            if (longer) {
                of(use.coupon()).put(use.order(), new Kept(use.customer(), Optional.of(until)));
            }
        }
        return answer;
    }

    @Override
    public synchronized Answer isFree(Use use, Instant now) {
        Map<OrderId, Kept> kept = of(use.coupon());
        if (kept.containsKey(use.order()) && kept.get(use.order()).isKept(now)) {
            return Answer.HELD;
        }
        long all = kept.values().stream().filter(one -> one.isKept(now)).count();
        if (use.most().filter(most -> all >= most).isPresent()) {
            return Answer.USED_UP;
        }
        long own = kept.values().stream()
                .filter(one -> one.isKept(now) && one.customer().equals(use.customer()))
                .count();
        boolean isOver = use.mostEach()
                .filter(most -> use.customer().isEmpty() || own >= most)
                .isPresent();
        return isOver ? Answer.USED_UP_BY_CUSTOMER : Answer.HELD;
    }

    @Override
    public synchronized void use(Use use) {
        of(use.coupon()).put(use.order(), new Kept(use.customer(), Optional.empty()));
    }

    @Override
    public synchronized void release(String coupon, OrderId order) {
        of(coupon).remove(order);
    }

    private Map<OrderId, Kept> of(String coupon) {
        return uses.computeIfAbsent(coupon, code -> new HashMap<>());
    }
}
