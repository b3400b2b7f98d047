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

    /** Sorts the portions by line; refuses two of one line. */
    @Value.Check
    default Delivery normalised() {
        List<Portion> inOrder = Numbered.inOrder(portions(), Portion::line, "delivery " + no());
        return inOrder == portions()
                ? this
                : new Builder().from(this).portions(inOrder).build();
    }

    /** A delivery of these portions. */
    static Delivery of(DocumentNo no, List<Portion> portions) {
        return new Builder().no(no).portions(portions).build();
    }

    /** Builds a delivery. */
    final class Builder extends ImmutableDelivery.Builder {}
}
