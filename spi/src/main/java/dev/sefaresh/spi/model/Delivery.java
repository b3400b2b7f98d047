package dev.sefaresh.spi.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Goods that travel together from one place. As long as its order is not confirmed, it is a reservation. */
@Value.Immutable
public interface Delivery extends Document<DeliveryState, Delivery>, WithDelivery {
    @Override
    @Value.Default
    default DeliveryState state() {
        return DeliveryState.WAITING;
    }

    @Override
    Delivery withState(DeliveryState state);

    /** What is in it: at most one line an order line. */
    List<DeliveryLine> lines();

    /** Where the goods lie, or are to come from. */
    @Value.Default
    default LocationId location() {
        return LocationId.MAIN;
    }

    /** How they come to the buyer. */
    @Value.Default
    default DeliveryWay way() {
        return DeliveryWay.SHIP;
    }

    /** The steps that it takes there. */
    @Value.Default
    default DeliverySteps steps() {
        return DeliverySteps.SHIP;
    }

    /** Whether the stock said that it lacks the goods; one that waits and is not back-ordered waits for the stock's answer. */
    @Value.Default
    default boolean backOrdered() {
        return false;
    }

    /** The day by which goods that lack are expected, as the stock said. */
    Optional<LocalDate> promised();

    /** What is sent once more, at no charge: the buyer has it already, damaged or wrong, or never got it. */
    Optional<DocumentNo> replaces();

    /** How its carrier knows it. */
    @Value.Default
    default Shipment shipment() {
        return Shipment.NONE;
    }

    /** What it is packed in. */
    List<Parcel> parcels();

    /** How many of each line. */
    default List<Portion> portions() {
        return lines().stream().map(DeliveryLine::portion).toList();
    }

    /** The line for the order line with this number. */
    default Optional<DeliveryLine> line(int number) {
        return Numbered.find(lines(), DeliveryLine::number, number);
    }

    /** Sorts lines and parcels by number; refuses a number twice. */
    @Value.Check
    default Delivery normalised() {
        List<DeliveryLine> lines = Numbered.inOrder(lines(), DeliveryLine::number, "delivery " + no());
        List<Parcel> parcels = Numbered.inOrder(parcels(), Parcel::number, "delivery " + no());
        return lines == lines() && parcels == parcels()
                ? this
                : new Builder().from(this).lines(lines).parcels(parcels).build();
    }

    /** A delivery of these portions. */
    static Delivery of(DocumentNo no, List<Portion> portions) {
        return new Builder()
                .no(no)
                .lines(portions.stream().map(DeliveryLine::of).toList())
                .build();
    }

    /** Builds a delivery. */
    final class Builder extends ImmutableDelivery.Builder {}
}
