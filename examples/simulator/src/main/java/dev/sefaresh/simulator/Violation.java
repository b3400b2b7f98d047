package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.OrderId;
import java.util.Optional;

/** Something that must not be. An error, as the engine catches what a port throws otherwise. */
final class Violation extends Error {
    private final transient Optional<OrderId> order;

    Violation(OrderId order, String what) {
        super(order + ": " + what);
        this.order = Optional.of(order);
    }

    Violation(String what) {
        super(what);
        this.order = Optional.empty();
    }

    /** The order that it was seen at, if it is one order's. */
    Optional<OrderId> order() {
        return order;
    }
}
