package dev.sefaresh.core.ledger;

import com.google.common.collect.Sets;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far deliveries are: derived from the file, never set. Stateless. */
public final class Dispatch {
    /** Nobody has touched the goods yet. */
    public static final Set<DeliveryState> UNTOUCHED =
            Sets.immutableEnumSet(DeliveryState.WAITING, DeliveryState.READY);

    /** Goods are kept, and have not left. */
    public static final Set<DeliveryState> IN_THE_HOUSE =
            Sets.immutableEnumSet(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);

    /** Goods have left, whatever became of them. */
    public static final Set<DeliveryState> LEFT = Sets.immutableEnumSet(
            DeliveryState.SHIPPED,
            DeliveryState.DELIVERED,
            DeliveryState.RETURNING,
            DeliveryState.RETURNED,
            DeliveryState.LOST);

    /** Goods are with the buyer, or on their way to them, as far as anybody knows. */
    static final Set<DeliveryState> SENT = Sets.immutableEnumSet(DeliveryState.SHIPPED, DeliveryState.DELIVERED);

    private static final Set<DeliveryState> GONE_FOR_NOTHING =
            Sets.immutableEnumSet(DeliveryState.CANCELLED, DeliveryState.LOST, DeliveryState.RETURNED);

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
        return delivery.way() == DeliveryWay.PICKUP
                && IN_THE_HOUSE.contains(delivery.state())
                && isConfirmed(file)
                && isPicked(delivery)
                && isPacked(delivery);
    }

    /** Of these portions, parts of kits, which are only sent as a whole. */
    public static List<Portion> broken(OrderFile file, List<Portion> portions) {
        return portions.stream()
                .filter(portion -> file.order()
                        .line(portion.line())
                        .filter(line -> !line.goods().isWhole(portion.quantity()))
                        .isPresent())
                .toList();
    }

    /** What is in a delivery that has left, and was not sent once more yet. */
    public static List<Portion> toSendAgain(OrderFile file, DocumentNo no) {
        Map<Integer, Quantity> again = new HashMap<>();
        file.deliveries().stream()
                .filter(one -> one.replaces().filter(no::equals).isPresent() && !GONE_FOR_NOTHING.contains(one.state()))
                .flatMap(one -> one.portions().stream())
                .forEach(portion -> again.merge(portion.line(), portion.quantity(), Quantity::plus));
        return file.delivery(no).stream()
                .filter(one -> SENT.contains(one.state()))
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
