package dev.sefaresh.spi.model;

import java.util.Optional;
import org.immutables.value.Value;

/** A delivery as its carrier knows it. */
@Value.Immutable
public interface Shipment extends WithShipment {
    /** No carrier has heard of it. */
    Shipment NONE = new Builder().build();

    /** Who carries it, and by which service. */
    Optional<CarrierService> by();

    /** What the carrier calls it. */
    Optional<String> tracking();

    /** What the carrier said of it last. */
    Optional<TrackingStatus> status();

    /** Builds it. */
    final class Builder extends ImmutableShipment.Builder {}
}
