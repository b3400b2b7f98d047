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
import dev.sefaresh.spi.port.Coupons.Answer;
import dev.sefaresh.spi.port.Coupons.Use;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Coupons that orders hold ... */
final class HeldCoupons {
    private static final int MANY = 30;

    private HeldCoupons() {}

    static void are_held_within_limits(CouponsBench bench) {
        bench.coupons().use(free("used"));
        bench.held(limited("A", 3), limited("B", 3));
        bench.answered(USED_UP, limited("C", 3));
        bench.held(limited("C", 4), each("D", "Ada", 2));
        bench.coupons().use(each("E", "Ada", 2));
        bench.answered(USED_UP_BY_CUSTOMER, each("F", "Ada", 2));
        bench.held(each("F", "Ada", 3), each("G", "Ben", 1));
        for (int i = 0; i < MANY; i++) {
            bench.held(free("free " + i));
        }
    }

    static void are_used_up_beyond(CouponsBench bench) {
        bench.held(each("A", "Ada", 1));
        Use both = new Use("X", OrderId.of("B"), Optional.of("Ada"), Optional.of(1L), Optional.of(1L));
        bench.answered(USED_UP, both);
        bench.answered(USED_UP_BY_CUSTOMER, each("B", "Ada", 1));
        bench.answered(USED_UP, limited("B", 1));
        bench.answered(USED_UP, limited("B", 0));
        bench.answered(
                USED_UP_BY_CUSTOMER, new Use("X", OrderId.of("B"), Optional.empty(), Optional.of(9L), Optional.of(9L)));
        bench.held(limited("C", 2), each("D", "Ada", 2));
    }

    static void are_held_again(CouponsBench bench) {
        bench.held(limited("A", 2), limited("B", 2));
        bench.coupons().use(limited("C", 2));
        bench.held(limited("A", 1), limited("C", 1), limited("A", 1));
        Instant longer = END.plusSeconds(1);
        bench.coupons().hold(limited("A", 3), NOW, longer);
        bench.coupons().hold(limited("A", 3), NOW, END);
        bench.answered(HELD, limited("D", 4));
        bench.answered(USED_UP, limited("E", 4));
        Instant over = END.plusNanos(1_000);
        bench.answered(HELD, limited("E", 4), over);
        bench.answered(USED_UP, limited("F", 4), over);
    }

    static void are_held_for_another_customer(CouponsBench bench) {
        bench.held(each("A", "Ada", 1), each("B", "Ben", 1));
        bench.answered(USED_UP_BY_CUSTOMER, each("A", "Ben", 1));
        bench.answered(USED_UP_BY_CUSTOMER, each("C", "Ada", 1));
        bench.held(each("A", "Cyd", 1), each("C", "Ada", 1));
        bench.answered(USED_UP_BY_CUSTOMER, each("D", "Cyd", 1));
        bench.answered(HELD, limited("D", 4));
        bench.answered(USED_UP, limited("E", 4));
    }

    static void are_free_at_the_end(CouponsBench bench) {
        bench.held(limited("A", 1));
        bench.answered(USED_UP, limited("B", 1), END.minusNanos(1_000));
        bench.answered(HELD, limited("B", 1), END);
        bench.answered(USED_UP, limited("A", 1), END);
        bench.coupons().hold(each("C", "Ada", 1), END, END.plusSeconds(1));
        bench.answered(USED_UP_BY_CUSTOMER, each("D", "Ada", 1), END);
        bench.answered(HELD, each("D", "Ada", 1), END.plusSeconds(1));
    }

    static void are_asked_for(CouponsBench bench) {
        for (int i = 0; i < MANY; i++) {
            bench.coupons().isFree(limited("never", 1), NOW);
            bench.coupons().isFree(each("never " + i, "Ada", 1), NOW);
        }
        bench.held(limited("A", 1));
        List<Use> uses = List.of(
                limited("A", 1),
                limited("B", 1),
                limited("A", 0),
                each("C", "Ada", 1),
                each("D", "Ada", 1),
                each("D", "Ben", 1),
                each("D", "Ada", 1),
                new Use("X", OrderId.of("E"), Optional.empty(), Optional.empty(), Optional.of(9L)),
                free("E"));
        for (Instant now : List.of(NOW, END.minusNanos(1_000), END, END.plusSeconds(60))) {
            for (Use use : uses) {
                Answer asked = bench.coupons().isFree(use, now);
                Found.same(
                        "whether " + use + " is free at " + now, bench.coupons().hold(use, now, END), asked);
            }
        }
    }
}
