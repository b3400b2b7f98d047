package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.cancelDelivery;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.returns.ReturnCommand.close;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How an order is called off, as far as it still can be: before anything has left it is cancelled; afterwards what has not left is
 * stopped and closed, and what has left is asked back. Nothing of it is done before its commands are handled. Pure, immutable and
 * thread-safe.
 *
 * @param version of the file that it was made for
 * @param commands that do it, all or nothing; of an order of which nothing is left to call off, the one that is refused and says why
 * @param comingBack deliveries on their way back: when they are here, the order's terms say what becomes of them
 */
public record CancellationPlan(long version, List<Command> commands, List<DocumentNo> comingBack) {
    private static final Set<OrderState> BOUND = EnumSet.of(OrderState.SALES_ORDER, OrderState.COMPLETED);
    private static final Set<DeliveryState> TAKEN = EnumSet.of(DeliveryState.PICKED, DeliveryState.PACKED);
    private static final Set<DeliveryState> AWAY = EnumSet.of(DeliveryState.SHIPPED, DeliveryState.RETURNING);

    /** Copies both. */
    public CancellationPlan {
        commands = ImmutableList.copyOf(commands);
        comingBack = ImmutableList.copyOf(comingBack);
    }

    /** For an order as it stands. */
    public static CancellationPlan of(OrderFile file, String reason) {
        List<Command> steps = BOUND.contains(file.order().state()) && !isWhole(file) ? steps(file, reason) : List.of();
        return new CancellationPlan(
                file.version(),
                steps.isEmpty() ? List.of(cancel()) : steps,
                file.deliveries().stream()
                        .filter(one -> one.state() == DeliveryState.RETURNING)
                        .map(Delivery::no)
                        .toList());
    }

    /** Whether nothing has left, so that the order can be cancelled as a whole. */
    private static boolean isWhole(OrderFile file) {
        QuantityLedger goods = QuantityLedger.of(file);
        return file.order().state() == OrderState.SALES_ORDER
                && goods.status() == DeliveryStatus.NOTHING_SENT
                && goods.toReturn().isEmpty()
                && file.deliveries().stream().noneMatch(one -> AWAY.contains(one.state()));
    }

    private static List<Command> steps(OrderFile file, String reason) {
        ImmutableList.Builder<Command> steps = ImmutableList.builder();
        OrderFile stopped = file;
        for (Delivery delivery : file.deliveries()) {
            if (isStopped(delivery)) {
                steps.add(cancelDelivery(delivery.no()));
                stopped = stopped.with(delivery.withState(DeliveryState.CANCELLED));
            }
        }
        QuantityLedger goods = QuantityLedger.of(stopped);
        List<Portion> toClose = file.order().state() == OrderState.SALES_ORDER ? goods.toClose() : List.of();
        if (!toClose.isEmpty()) {
            steps.add(close(toClose, reason));
        }
        if (!goods.toReturn().isEmpty()) {
            steps.add(requestReturn(goods.toReturn(), reason));
        }
        return steps.build();
    }

    /** What nobody has touched is let go of when it is closed; what is sent once more has nothing to close. */
    private static boolean isStopped(Delivery delivery) {
        return TAKEN.contains(delivery.state())
                || delivery.replaces().isPresent() && Dispatch.UNTOUCHED.contains(delivery.state());
    }
}
