package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Stands before the ledger of coupons and writes down once more what it answers. For one thread. */
final class CouponBook implements Coupons {
    private final Coupons ledger;
    private final Map<String, Map<String, Entry>> entries = new TreeMap<>();

    /**
     * What an order has of a coupon.
     *
     * @param until when a hold ends; never, of a use
     */
    record Entry(OrderId order, Use use, Instant until) {
        boolean isUse() {
            return until.equals(Instant.MAX);
        }
    }

    CouponBook(Coupons ledger) {
        this.ledger = ledger;
    }

    /** What orders have of each coupon, by its code and theirs: ended holds too. */
    Map<String, Map<String, Entry>> entries() {
        return entries;
    }

    @Override
    public Answer hold(Use use, Instant now, Instant until) {
        Answer answer = ledger.hold(use, now, until);
        if (answer == Answer.HELD) {
            of(use.coupon())
                    .merge(
                            use.order().text(),
                            new Entry(use.order(), use, until),
                            (before, more) ->
                                    before.until().isAfter(until) ? new Entry(use.order(), use, before.until()) : more);
        }
        return answer;
    }

    @Override
    public Answer isFree(Use use, Instant now) {
        return ledger.isFree(use, now);
    }

    @Override
    public void use(Use use) {
        ledger.use(use);
        of(use.coupon()).put(use.order().text(), new Entry(use.order(), use, Instant.MAX));
    }

    @Override
    public void release(String coupon, OrderId order) {
        ledger.release(coupon, order);
        of(coupon).remove(order.text());
    }

    private Map<String, Entry> of(String coupon) {
        return entries.computeIfAbsent(coupon, code -> new TreeMap<>());
    }
}
