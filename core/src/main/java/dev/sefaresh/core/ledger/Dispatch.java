package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far deliveries are: derived from the file, never set. Stateless. */
public final class Dispatch {
    private static final Set<DeliveryState> ARRIVED = EnumSet.of(DeliveryState.SHIPPED, DeliveryState.DELIVERED);

    private Dispatch() {}

    /** Whether goods of the order may leave. */
    public static boolean isConfirmed(OrderFile file) {
        return file.order().state() == OrderState.SALES_ORDER || file.order().state() == OrderState.COMPLETED;
    }

    /** Whether it has been taken from the shelf, if its steps want that. */
    public static boolean isPicked(Delivery delivery) {
        return delivery.steps() == DeliverySteps.SHIP
                || delivery.way() == DeliveryWay.DIGITAL
                || delivery.way() == DeliveryWay.DROP_SHIP
                || delivery.state() != DeliveryState.READY;
    }

    /** Whether it has been put into parcels, if its steps want that. */
    public static boolean isPacked(Delivery delivery) {
        return delivery.steps() != DeliverySteps.PICK_PACK_SHIP
                || delivery.way() == DeliveryWay.DIGITAL
                || delivery.way() == DeliveryWay.DROP_SHIP
                || delivery.state() == DeliveryState.PACKED;
    }

    /** Whether it lies where the buyer can collect it. */
    public static boolean isAtTheCounter(OrderFile file, Delivery delivery) {
        Set<DeliveryState> in = EnumSet.of(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);
        return delivery.way() == DeliveryWay.PICKUP
                && in.contains(delivery.state())
                && isConfirmed(file)
                && isPicked(delivery)
                && isPacked(delivery);
    }

    /** What is in a delivery that has left, and was not sent once more yet. */
    public static List<Portion> toSendAgain(OrderFile file, DocumentNo no) {
        Map<Integer, Quantity> again = new HashMap<>();
        file.deliveries().stream()
                .filter(one -> one.replaces().filter(no::equals).isPresent() && one.state() != DeliveryState.CANCELLED)
                .flatMap(one -> one.portions().stream())
                .forEach(portion -> again.merge(portion.line(), portion.quantity(), Quantity::plus));
        return file.delivery(no).stream()
                .filter(one -> ARRIVED.contains(one.state()))
                .flatMap(one -> one.portions().stream())
                .map(portion -> Portion.of(
                        portion.line(), less(portion.quantity(), again.getOrDefault(portion.line(), Quantity.ZERO))))
                .filter(portion -> !portion.quantity().isZero())
                .toList();
    }

    private static Quantity less(Quantity one, Quantity other) {
        return one.isMoreThan(other) ? one.minus(other) : Quantity.ZERO;
    }
}
