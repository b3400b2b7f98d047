package dev.sefaresh.spi.model;

import org.immutables.value.Value;

/** So many of one order line in a delivery. */
@Value.Immutable
public interface DeliveryLine extends WithDeliveryLine {
    /** The number of the order line. */
    int number();

    /** How many are in it. */
    Quantity quantity();

    /** How many more were to be in it, and were not found on the shelf. */
    @Value.Default
    default Quantity missing() {
        return Quantity.ZERO;
    }

    /** How many of those that came back undelivered were put on the shelf again. */
    @Value.Default
    default Quantity restocked() {
        return Quantity.ZERO;
    }

    /** So many of a line. */
    static DeliveryLine of(Portion portion) {
        return new Builder().number(portion.line()).quantity(portion.quantity()).build();
    }

    /** The same as a portion. */
    default Portion portion() {
        return Portion.of(number(), quantity());
    }

    /** Builds a line. */
    final class Builder extends ImmutableDeliveryLine.Builder {}
}
