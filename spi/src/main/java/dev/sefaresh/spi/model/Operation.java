package dev.sefaresh.spi.model;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.CurrencyUnit;
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

    /** How much is asked for, always positive; the kind says in which direction. */
    Money amount();

    /** How much moved, if the provider says that it was not the amount asked for; perhaps in another currency. */
    Optional<Money> moved();

    /** The operation of the same payment that it builds on: the authorisation of a capture, the capture of a refund. */
    Optional<DocumentNo> follows();

    /** What the provider calls it, or where a person saw it. */
    Optional<String> reference();

    /** Until when what it holds is held, or the buyer can act, as the provider says. */
    Optional<Instant> expires();

    /** What the buyer has to do, as the provider says. */
    Optional<BuyerAction> action();

    /** Refuses an amount that is not positive. */
    @Value.Check
    default void check() {
        if (!amount().isPositive()) {
            throw new IllegalArgumentException("operation " + no() + " moves " + amount());
        }
    }

    /** What it is worth in the order's currency, once it is done: what moved, and nothing if that was in another one. */
    default Money worth(CurrencyUnit currency) {
        Money moves = moved().orElse(amount());
        return moves.getCurrencyUnit().equals(currency) ? moves : Money.zero(currency);
    }

    /** An operation that is about to begin. */
    static Operation of(DocumentNo no, OperationKind kind, Money amount) {
        return new Builder().no(no).kind(kind).amount(amount).build();
    }

    /** Builds an operation. */
    final class Builder extends ImmutableOperation.Builder {}
}
