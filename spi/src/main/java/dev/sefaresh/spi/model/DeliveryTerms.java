package dev.sefaresh.spi.model;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** The policy values for goods that an order started under. */
@Value.Immutable
public interface DeliveryTerms extends WithDeliveryTerms {
    /** What a shop does that has said nothing. */
    DeliveryTerms DEFAULT = new Builder().build();

    /** What reserves stock. */
    @Value.Default
    default ReserveWhen reserveWhen() {
        return ReserveWhen.CONFIRMED;
    }

    /** After how long stock that was reserved at checkout is free again unless the order is confirmed; by default with the order. */
    Optional<Duration> reserveFor();

    /** Whether goods are sold that are not there. */
    @Value.Default
    default BackOrder backOrders() {
        return BackOrder.NEVER;
    }

    /** The steps through a warehouse that has none of its own. */
    @Value.Default
    default DeliverySteps steps() {
        return DeliverySteps.SHIP;
    }

    /** Whether it leaves in parts. */
    @Value.Default
    default ShipWhen shipWhen() {
        return ShipWhen.READY;
    }

    /** By how much more than was ordered may be picked, in percent: 0 to 100. The buyer is not charged for it. */
    @Value.Default
    default int overDeliver() {
        return 0;
    }

    /** How long goods lie at the counter for the buyer. */
    @Value.Default
    default Duration collectWithin() {
        return Duration.ofDays(7);
    }

    /** What becomes of goods that were sold and are not there. */
    @Value.Default
    default Shortfall shortfall() {
        return Shortfall.STAFF;
    }

    /** What becomes of goods that left and did not arrive. */
    @Value.Default
    default Undelivered undelivered() {
        return Undelivered.STAFF;
    }

    /** Whether stock is kept elsewhere than orders, and has to be asked and told: the desk knows, and sets it. */
    @Value.Default
    default boolean stockElsewhere() {
        return false;
    }

    /** Refuses a percentage that is none. */
    @Value.Check
    default void check() {
        if (overDeliver() < 0 || overDeliver() > 100) {
            throw new IllegalArgumentException("an over-delivery of " + overDeliver() + " percent");
        }
    }

    /** Builds them. */
    final class Builder extends ImmutableDeliveryTerms.Builder {}
}
