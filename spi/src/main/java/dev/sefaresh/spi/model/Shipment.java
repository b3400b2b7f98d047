package dev.sefaresh.spi.model;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A delivery as its carrier knows it. */
@Value.Immutable
public interface Shipment extends WithShipment {
    /** No carrier has heard of it. */
    Shipment NONE = new Builder().build();

    /** Who carries it, and by which service. */
    Optional<CarrierService> by();

    /** The id under which we announced it; empty if it was not, or is carried under another name by now. */
    Optional<ShipmentId> id();

    /** What the carrier calls it. */
    Optional<String> tracking();

    /** What the carrier said of it last. */
    Optional<TrackingStatus> status();

    /** When that happened, by the carrier's clock, to the microsecond. */
    Optional<Instant> statusAt();

    /** Builds it. */
    final class Builder extends ImmutableShipment.Builder {}
}
