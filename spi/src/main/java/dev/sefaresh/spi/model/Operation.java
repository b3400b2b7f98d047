package dev.sefaresh.spi.model;

import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.Money;

/** One movement of money, intended or done. */
@Value.Immutable
public interface Operation extends Document<OperationState, Operation>, WithOperation {
    @Override
    @Value.Default
    default OperationState state() {
        return OperationState.INTENDED;
    }

    @Override
    Operation withState(OperationState state);

    /** What it does. */
    OperationKind kind();

    /** How much, always positive; the kind says in which direction. */
    Money amount();

    /** What the provider calls it, or where a person saw it. */
    Optional<String> reference();

    /** Refuses an amount that is not positive. */
    @Value.Check
    default void check() {
        if (!amount().isPositive()) {
            throw new IllegalArgumentException("operation " + no() + " moves " + amount());
        }
    }

    /** An operation that is about to begin. */
    static Operation of(DocumentNo no, OperationKind kind, Money amount) {
        return new Builder().no(no).kind(kind).amount(amount).build();
    }

    /** Builds an operation. */
    final class Builder extends ImmutableOperation.Builder {}
}
