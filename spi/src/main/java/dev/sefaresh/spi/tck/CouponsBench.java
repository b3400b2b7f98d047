package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Coupons.Answer;
import dev.sefaresh.spi.port.Coupons.Use;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Coupons, none of which was ever used. */
public record CouponsBench(Coupons coupons) implements Bench {
    static final Instant NOW = Specimens.NOON;
    static final Instant END = NOW.plusSeconds(60);

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    /** Without any limit, by nobody known. */
    static Use free(String order) {
        return new Use("X", OrderId.of(order), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** In so many orders at most. */
    static Use limited(String order, long most) {
        return new Use("X", OrderId.of(order), Optional.empty(), Optional.of(most), Optional.empty());
    }

    /** In so many orders of the customer at most. */
    static Use each(String order, String customer, long most) {
        return new Use("X", OrderId.of(order), Optional.of(customer), Optional.empty(), Optional.of(most));
    }

    Answer hold(Use use) {
        return coupons.hold(use, NOW, END);
    }

    void answered(Answer expected, Use use) {
        answered(expected, use, NOW);
    }

    void answered(Answer expected, Use use, Instant now) {
        Found.same("the answer to " + use + " at " + now, expected, coupons.hold(use, now, END.plusSeconds(60)));
    }

    void held(Use... uses) {
        for (Use use : uses) {
            Found.same("the answer to " + use, Answer.HELD, hold(use));
        }
    }
}
