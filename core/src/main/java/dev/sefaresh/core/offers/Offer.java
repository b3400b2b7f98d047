package dev.sefaresh.core.offers;

import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.Promotions.Question;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * When, where and for whom a promotion runs. Immutable and thread-safe.
 *
 * @param from the first instant; empty if it has always run
 * @param until the first instant at which it runs no more; empty if it runs for ever
 * @param currency of its amounts; empty if it has none, and runs in any
 * @param sellers the legal entities, as terms name them; empty for all
 * @param customers the shop's own numbers of those it is for; empty for everybody
 */
public record Offer(
        Promotion promotion,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<CurrencyUnit> currency,
        Set<String> sellers,
        Set<String> customers) {
    /** Copies the sets; refuses a time that ends before it begins. */
    public Offer {
        sellers = Set.copyOf(sellers);
        customers = Set.copyOf(customers);
        if (from.isPresent() && until.filter(end -> !end.isAfter(from.get())).isPresent()) {
            throw new IllegalArgumentException(
                    "promotion " + promotion.code() + " runs from " + from.get() + " until " + until.get());
        }
    }

    /** For everybody, everywhere and for ever. */
    public static Offer of(Promotion promotion) {
        return new Offer(promotion, Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of());
    }

    /** The same, not before this instant. */
    public Offer from(Instant instant) {
        return new Offer(promotion, Optional.of(instant), until, currency, sellers, customers);
    }

    /** The same, up to this instant, which does not belong to it. */
    public Offer until(Instant instant) {
        return new Offer(promotion, from, Optional.of(instant), currency, sellers, customers);
    }

    /** The same, for orders in this currency, such as {@code EUR}. */
    public Offer in(String code) {
        return new Offer(promotion, from, until, Optional.of(CurrencyUnit.of(code)), sellers, customers);
    }

    /** The same, of these legal entities. */
    public Offer by(String... names) {
        return new Offer(promotion, from, until, currency, Set.of(names), customers);
    }

    /** The same, for customers with these numbers. */
    public Offer to(String... numbers) {
        return new Offer(promotion, from, until, currency, sellers, Set.of(numbers));
    }

    boolean runs(Question question) {
        return from.filter(question.at()::isBefore).isEmpty()
                && until.filter(end -> !question.at().isBefore(end)).isEmpty()
                && currency.filter(own -> !own.equals(question.currency())).isEmpty()
                && (sellers.isEmpty() || sellers.contains(question.seller()))
                && (customers.isEmpty()
                        || question.buyer()
                                .customer()
                                .filter(customers::contains)
                                .isPresent())
                && (promotion.rule().earned().coupon().isEmpty()
                        || question.coupons().stream().anyMatch(promotion.rule().earned()::isBy));
    }
}
