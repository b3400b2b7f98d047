package dev.sefaresh.spi.model;

import java.util.Optional;
import org.immutables.value.Value;

/** What the buyer chose: how, where to, and by which service. */
@Value.Immutable
public interface Shipping extends WithShipping {
    /** Nothing chosen: goods are sent as the shop likes. */
    Shipping UNDECIDED = new Builder().build();

    /** Whether it is sent or collected. */
    @Value.Default
    default boolean pickup() {
        return false;
    }

    /** Where it is collected, if it is. */
    Optional<LocationId> counter();

    /** Where it is sent, if that is known. */
    Optional<Address> to();

    /** By which service of which carrier, if one was chosen. */
    Optional<CarrierService> by();

    /** The buyer collects it here. */
    static Shipping pickupAt(LocationId counter) {
        return new Builder().pickup(true).counter(counter).build();
    }

    /** It is sent here. */
    static Shipping to(Address address) {
        return new Builder().to(address).build();
    }

    /** Builds it. */
    final class Builder extends ImmutableShipping.Builder {}
}
