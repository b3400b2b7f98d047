package dev.sefaresh.spi.model;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.Money;

/**
 * A buyer's objection, through the bank, to a sale or capture. The money that it moves is not in here: a withdrawal is an operation
 * {@code REVERSAL} of the payment, and its return a {@code REINSTATEMENT}.
 */
@Value.Immutable
public interface Dispute extends Document<DisputeState, Dispute>, WithDispute {
    @Override
    @Value.Default
    default DisputeState state() {
        return DisputeState.OPEN;
    }

    @Override
    Dispute withState(DisputeState state);

    /** The sale or capture that is disputed. */
    DocumentNo operation();

    /** How much of it, always positive; perhaps in the currency of the buyer's bank. */
    Money amount();

    /** What the provider calls the dispute. */
    String reference();

    /** Why, in the provider's words. */
    String reason();

    /** What the provider charges for it. */
    Optional<Money> fee();

    /** Until when evidence is taken, to the microsecond. */
    Optional<Instant> evidenceDue();

    /** Whether that time has passed, and nothing was sent. */
    @Value.Default
    default boolean evidenceMissed() {
        return false;
    }

    /** What was sent, in words or by where it lies. */
    Optional<String> evidence();

    /** Refuses an amount that is not positive. */
    @Value.Check
    default void check() {
        if (!amount().isPositive()) {
            throw new IllegalArgumentException("dispute " + no() + " is about " + amount());
        }
    }

    /** Builds a dispute. */
    final class Builder extends ImmutableDispute.Builder {}
}
