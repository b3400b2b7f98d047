package dev.sefaresh.core.offers;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.Promotions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A list of promotions, each with its time. Of two with the same code that run at the same time the first is answered. Coupons are
 * compared ignoring case, and space around them. Immutable and thread-safe.
 */
public final class StandingPromotions implements Promotions {
    private final ImmutableList<Offer> offers;

    private StandingPromotions(ImmutableList<Offer> offers) {
        this.offers = offers;
    }

    /** These. */
    public static StandingPromotions of(Offer... offers) {
        return of(List.of(offers));
    }

    /** These. */
    public static StandingPromotions of(List<Offer> offers) {
        return new StandingPromotions(ImmutableList.copyOf(offers));
    }

    @Override
    public List<Promotion> running(Question question) {
        Objects.requireNonNull(question, "question");
        Set<String> codes = new HashSet<>();
        List<Promotion> running = new ArrayList<>();
        for (Offer offer : offers) {
            if (offer.runs(question) && codes.add(offer.promotion().code())) {
                running.add(offer.promotion());
            }
        }
        return running;
    }
}
