package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** Something that makes orders cheaper, or dearer, by itself: a sale, a coupon, a fee that every order bears. */
@Value.Immutable
public interface Promotion extends WithPromotion {
    /** Tells it from others; the adjustment gets it. */
    String code();

    /** What the buyer reads. */
    String label();

    /** A discount, unless it is a fee. */
    @Value.Default
    default AdjustmentKind kind() {
        return AdjustmentKind.DISCOUNT;
    }

    /** How it is calculated, and when it is earned; which lines it is on follows from the SKUs. */
    AdjustmentRule rule();

    /** The articles that it is on, and that earn it; empty for all goods. What is on carriage names none: all goods earn it. */
    Set<String> skus();

    /**
     * Of a group of discounts only one is given: the one that by itself gives the buyer most; of equals the one of the lowest rank, and
     * then of the first code.
     */
    Optional<String> group();

    /**
     * Whether it is a discount that is given alone: in place of all others by promotion, if it gives the buyer more than they do together.
     */
    @Value.Default
    default boolean alone() {
        return false;
    }

    /** In how many orders its coupon can be used; by default in any number. */
    Optional<Long> uses();

    /** In how many orders of one customer its coupon can be used; who is not known by a customer number cannot use it then. */
    Optional<Long> usesEach();

    /** Refuses limits without a coupon, articles of carriage, and rounding. */
    @Value.Check
    default void check() {
        if ((uses().isPresent() || usesEach().isPresent())
                && rule().earned().coupon().isEmpty()) {
            throw new IllegalArgumentException("promotion " + code() + " limits a coupon that it has not");
        }
        if (rule().target() == AdjustmentRule.Target.CARRIAGE && !skus().isEmpty()) {
            throw new IllegalArgumentException(
                    "promotion " + code() + " is on carriage, and names articles: " + skus());
        }
        if (rule().target() == AdjustmentRule.Target.LINES && skus().isEmpty()) {
            throw new IllegalArgumentException("promotion " + code() + " is on some lines, and names no articles");
        }
        if (kind() == AdjustmentKind.ROUNDING) {
            throw new IllegalArgumentException("promotion " + code() + " is rounding, which the terms say");
        }
    }

    /** Builds a promotion. */
    final class Builder extends ImmutablePromotion.Builder {}
}
