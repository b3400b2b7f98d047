package dev.sefaresh.spi.model;

import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.joda.money.Money;

/** What has to be there when an order is checked out: frozen on it when it is begun. */
@Value.Immutable
public interface CheckoutTerms extends WithCheckoutTerms {
    /** What a shop does that has said nothing: nothing but goods or charges has to be there. */
    CheckoutTerms DEFAULT = new Builder().build();

    /** What the buyer has to have said. */
    Set<CheckoutNeed> needs();

    /** How much has to be in before the order confirms itself, in place of the terms' percentage; no more than the order costs. */
    Optional<Money> prepayment();

    /** As many lines can be in one order. */
    @Value.Default
    default int mostLines() {
        return 20_000;
    }

    /** Refuses an order without lines, and a prepayment below nothing. */
    @Value.Check
    default void check() {
        if (mostLines() < 1 || prepayment().filter(Money::isNegative).isPresent()) {
            throw new IllegalArgumentException(mostLines() + " lines, prepaid " + prepayment());
        }
    }

    /** Builds them. */
    final class Builder extends ImmutableCheckoutTerms.Builder {}
}
