package dev.sefaresh.core.inmemory;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Counts coupons in memory, for tests and for a shop of one process that forgets them when it ends. Thread-safe. */
public final class InMemoryCoupons implements Coupons {
    private static final Instant FOR_GOOD = Instant.MAX;

    private final Map<String, Book> books = new HashMap<>();

    /** What an order has of a coupon: a hold until its end, or a use for good. */
    private record Part(OrderId order, Optional<String> customer, Instant until) {
        boolean isFor(Use use) {
            return customer.equals(use.customer());
        }
    }

    /** Of one coupon. Holds that have ended are swept before it is looked at, so all that is in it counts. */
    private static final class Book {
        private final Map<OrderId, Part> parts = new HashMap<>();
        private final Map<Optional<String>, Integer> byCustomer = new HashMap<>();
        private final TreeSet<Part> byEnd = new TreeSet<>(Comparator.comparing(Part::until)
                .thenComparing(part -> part.order().text()));

        Book at(Instant now) {
            while (!byEnd.isEmpty() && !byEnd.first().until().isAfter(now)) {
                remove(byEnd.first().order());
            }
            return this;
        }

        Answer answer(Use use) {
            Optional<Part> mine = of(use.order());
            if (mine.filter(part -> part.isFor(use)).isPresent()) {
                return Answer.HELD;
            }
            int others = parts.size() - (mine.isPresent() ? 1 : 0);
            return use.amid(others, byCustomer.getOrDefault(use.customer(), 0));
        }

        Optional<Part> of(OrderId order) {
            return Optional.ofNullable(parts.get(order));
        }

        /** In place of what the order had. */
        void put(Use use, Instant until) {
            remove(use.order());
            Part part = new Part(use.order(), use.customer(), until);
            parts.put(part.order(), part);
            byCustomer.merge(part.customer(), 1, Integer::sum);
            if (!until.equals(FOR_GOOD)) {
                byEnd.add(part);
            }
        }

        void remove(OrderId order) {
            Part part = parts.remove(order);
            if (part != null) {
                byCustomer.computeIfPresent(part.customer(), (customer, many) -> many == 1 ? null : many - 1);
                byEnd.remove(part);
            }
        }
    }

    @Override
    public synchronized Answer hold(Use use, Instant now, Instant until) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(until, "until");
        Book book = books.computeIfAbsent(use.coupon(), code -> new Book()).at(now);
        Answer answer = book.answer(use);
        if (answer == Answer.HELD) {
            Instant before = book.of(use.order()).map(Part::until).orElse(until);
            book.put(use, before.isAfter(until) ? before : until);
        }
        return answer;
    }

    @Override
    public synchronized Answer isFree(Use use, Instant now) {
        Objects.requireNonNull(now, "now");
        return books.getOrDefault(use.coupon(), new Book()).at(now).answer(use);
    }

    @Override
    public synchronized void use(Use use) {
        books.computeIfAbsent(use.coupon(), code -> new Book()).put(use, FOR_GOOD);
    }

    @Override
    public synchronized void release(String coupon, OrderId order) {
        Objects.requireNonNull(coupon, "coupon");
        Objects.requireNonNull(order, "order");
        books.computeIfPresent(coupon, (code, book) -> {
            book.remove(order);
            return book.parts.isEmpty() ? null : book;
        });
    }
}
