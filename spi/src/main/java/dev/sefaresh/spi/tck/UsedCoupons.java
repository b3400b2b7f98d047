package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.Coupons.Answer.HELD;
import static dev.sefaresh.spi.port.Coupons.Answer.USED_UP;
import static dev.sefaresh.spi.port.Coupons.Answer.USED_UP_BY_CUSTOMER;
import static dev.sefaresh.spi.tck.CouponsBench.END;
import static dev.sefaresh.spi.tck.CouponsBench.NOW;
import static dev.sefaresh.spi.tck.CouponsBench.each;
import static dev.sefaresh.spi.tck.CouponsBench.free;
import static dev.sefaresh.spi.tck.CouponsBench.limited;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Coupons.Use;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Coupons that orders use, release, and want at once ... */
final class UsedCoupons {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 10;
    private static final Instant LATER = END.plusSeconds(1);

    private UsedCoupons() {}

    static void are_counted(CouponsBench bench) {
        Coupons coupons = bench.coupons();
        bench.held(each("A", "Ada", 1));
        coupons.use(each("A", "Ada", 1));
        bench.answered(USED_UP_BY_CUSTOMER, each("B", "Ada", 1), LATER);
        coupons.use(each("B", "Ada", 1));
        bench.answered(USED_UP_BY_CUSTOMER, each("C", "Ada", 2), LATER);
        bench.held(each("D", "Ben", 1));
        bench.answered(HELD, each("E", "Ben", 1), LATER);
        coupons.use(each("D", "Ben", 1));
        bench.answered(USED_UP_BY_CUSTOMER, each("F", "Ben", 2), LATER);
        coupons.use(each("E", "Cyd", 1));
        bench.answered(HELD, each("F", "Ben", 2), LATER);
        bench.answered(USED_UP_BY_CUSTOMER, each("G", "Cyd", 1), LATER);
        bench.answered(USED_UP, limited("G", 5), LATER);
        bench.answered(HELD, limited("G", 6), LATER);
    }

    static void are_released(CouponsBench bench) {
        Coupons coupons = bench.coupons();
        coupons.release("X", OrderId.of("nobody"));
        bench.held(each("A", "Ada", 2));
        coupons.use(each("B", "Ada", 2));
        bench.answered(USED_UP_BY_CUSTOMER, each("C", "Ada", 2));
        coupons.release("X", OrderId.of("C"));
        coupons.release("Y", OrderId.of("A"));
        bench.answered(USED_UP, limited("C", 2));
        coupons.release("X", OrderId.of("A"));
        bench.held(each("C", "Ada", 2));
        bench.answered(USED_UP, limited("D", 2));
        coupons.release("X", OrderId.of("B"));
        bench.held(each("D", "Ada", 2));
        bench.answered(USED_UP, limited("A", 2));
    }

    static void count_once(CouponsBench bench) {
        Coupons coupons = bench.coupons();
        coupons.use(each("A", "Ada", 2));
        coupons.use(each("A", "Ada", 2));
        bench.held(limited("B", 2), each("C", "Ada", 2));
        bench.answered(USED_UP, limited("D", 3));
        coupons.release("X", OrderId.of("B"));
        coupons.release("X", OrderId.of("B"));
        bench.held(limited("D", 3));
        bench.answered(USED_UP, limited("E", 3));
    }

    static void are_never_held_beyond(CouponsBench bench) throws Exception {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger byOne = new AtomicInteger();
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                OrderId order = OrderId.of(worker + "/" + i);
                count(held, bench, new Use("all", order, Optional.empty(), Optional.of(50L), Optional.empty()));
                count(byOne, bench, new Use("each", order, Optional.of("Ada"), Optional.of(80L), Optional.of(20L)));
            }
            return worker;
        });
        String tries = " of " + WORKERS * ROUNDS + " at once";
        Found.same("holds of a coupon for 50 orders," + tries, 50, held.get());
        Found.same("holds of a coupon for 20 orders of the customer," + tries, 20, byOne.get());
    }

    private static void count(AtomicInteger held, CouponsBench bench, Use use) {
        if (bench.hold(use) == HELD) {
            held.incrementAndGet();
        }
    }

    static void are_kept_apart(CouponsBench bench) {
        Optional<Long> one = Optional.of(1L);
        Optional<Long> most = Optional.of((long) Texts.ALIKE.size());
        for (String alike : Texts.ALIKE) {
            OrderId order = OrderId.of("of '" + alike + "'");
            bench.held(
                    new Use(alike, order, Optional.empty(), one, Optional.empty()),
                    new Use("by customers", order, Optional.of(alike), Optional.empty(), one),
                    new Use("in orders", OrderId.of(alike), Optional.empty(), most, Optional.empty()));
        }
        bench.answered(USED_UP, new Use("in orders", OrderId.of("more"), Optional.empty(), most, Optional.empty()));
        bench.coupons().release("in orders", OrderId.of(Texts.ALIKE.get(0)));
        bench.held(new Use("in orders", OrderId.of("more"), Optional.empty(), most, Optional.empty()));
    }

    @SuppressWarnings("NullAway") // that is what it is about
    static void refuse_nulls(CouponsBench bench) {
        Coupons coupons = bench.coupons();
        Use use = free("A");
        Found.refusedNull("hold(null, now, until)", () -> coupons.hold(null, NOW, END));
        Found.refusedNull("hold(use, null, until)", () -> coupons.hold(use, null, END));
        Found.refusedNull("hold(use, now, null)", () -> coupons.hold(use, NOW, null));
        Found.refusedNull("isFree(null, now)", () -> coupons.isFree(null, NOW));
        Found.refusedNull("isFree(use, null)", () -> coupons.isFree(use, null));
        List.<Found.Call>of(
                        () -> {
                            coupons.use(null);
                            return null;
                        },
                        () -> {
                            coupons.release(null, use.order());
                            return null;
                        },
                        () -> {
                            coupons.release("X", null);
                            return null;
                        })
                .forEach(call -> Found.refusedNull("use(null), release(null, order), release(coupon, null)", call));
        Found.same("the answer after that", HELD, bench.hold(limited("B", 1)));
    }
}
