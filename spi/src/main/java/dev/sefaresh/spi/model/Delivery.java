package dev.sefaresh.spi.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Goods that travel together. */
@Value.Immutable
public interface Delivery extends Document<DeliveryState, Delivery>, WithDelivery {
    @Override
    @Value.Default
    default DeliveryState state() {
        return DeliveryState.WAITING;
    }

    @Override
    Delivery withState(DeliveryState state);

    /** What is in it: at most one portion a line. */
    List<Portion> portions();

    /** Whether it was planned, or still waits, without stock. */
    @Value.Default
    default boolean backOrdered() {
        return false;
    }

    /** What the carrier calls it. */
    Optional<String> tracking();

    /** Refuses two portions of one line. */
    @Value.Check
    default void check() {
        if (portions().stream().map(Portion::line).distinct().count()
                < portions().size()) {
            throw new IllegalArgumentException("delivery " + no() + " names a line twice: " + portions());
        }
    }

    /** A delivery of these portions. */
    static Delivery of(DocumentNo no, List<Portion> portions) {
        return new Builder().no(no).portions(portions).build();
    }

    /** Builds a delivery. */
    final class Builder extends ImmutableDelivery.Builder {}
}
