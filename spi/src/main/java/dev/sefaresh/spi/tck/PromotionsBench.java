package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.Promotions.Question;
import java.util.Map;
import java.util.Set;

/**
 * Promotions.
 *
 * @param running the codes of those that run, by what is asked without coupons: two questions at least, and different answers
 * @param coupon a code that some promotion asks for which runs by each of these questions, too
 */
public record PromotionsBench(Promotions promotions, Map<Question, Set<String>> running, String coupon)
        implements Bench {
    /** Refuses what would prove nothing. */
    public PromotionsBench {
        running = Map.copyOf(running);
        if (running.values().stream().distinct().count() < 2) {
            throw new IllegalArgumentException(
                    "the bench has to name questions with different answers, not " + running);
        }
        if (running.keySet().stream().anyMatch(question -> !question.coupons().isEmpty())) {
            throw new IllegalArgumentException("the bench has to ask without coupons, not " + running.keySet());
        }
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }
}
