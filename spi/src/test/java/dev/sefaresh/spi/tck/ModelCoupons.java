package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Coupons that keep their contract. */
class ModelCoupons implements Coupons {
    final Map<String, Map<OrderId, Kept>> books = new HashMap<>();

    /** What an order has of a coupon, until an instant or, once it is used, for good. */
    record Kept(Optional<String> customer, Instant until) {}

    @Override
    public Answer hold(Use use, Instant now, Instant until) {
        Objects.requireNonNull(now);
        Objects.requireNonNull(until);
        return held(use, now, until);
    }

    synchronized Answer held(Use use, Instant now, Instant until) {
        Answer answer = decide(use, now);
        if (answer == Answer.HELD) {
            keep(use, now, until);
        }
        return answer;
    }

    synchronized Answer decide(Use use, Instant now) {
        Map<OrderId, Kept> book = book(use.coupon());
        Kept mine = book.get(use.order());
        if (mine != null && isLive(mine, now) && mine.customer.equals(customer(use))) {
            return Answer.HELD;
        }
        return answer(use, count(use, now, false), count(use, now, true));
    }

    Answer answer(Use use, long others, long own) {
        return use.amid(others, own);
    }

    /** How many other orders, of anybody or of this customer. */
    private long count(Use use, Instant now, boolean own) {
        return book(use.coupon()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(use.order()) && isLive(entry.getValue(), now))
                .filter(entry -> !own || entry.getValue().customer.equals(customer(use)))
                .count();
    }

    boolean isLive(Kept kept, Instant now) {
        return kept.until.isAfter(now);
    }

    synchronized void keep(Use use, Instant now, Instant until) {
        Kept mine = book(use.coupon()).get(use.order());
        Instant later = mine != null && mine.until.isAfter(until) ? mine.until : until;
        book(use.coupon()).put(use.order(), new Kept(customer(use), later));
    }

    Optional<String> customer(Use use) {
        return use.customer();
    }

    /** Under which name the book is kept. */
    Map<OrderId, Kept> book(String coupon) {
        return books.computeIfAbsent(coupon, code -> new HashMap<>());
    }

    @Override
    public Answer isFree(Use use, Instant now) {
        return decide(use, Objects.requireNonNull(now));
    }

    @Override
    public synchronized void use(Use use) {
        book(use.coupon()).put(use.order(), new Kept(customer(use), Instant.MAX));
    }

    @Override
    public synchronized void release(String coupon, OrderId order) {
        book(Objects.requireNonNull(coupon)).remove(Objects.requireNonNull(order));
    }
}
