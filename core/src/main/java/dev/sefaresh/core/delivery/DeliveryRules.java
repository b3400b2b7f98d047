package dev.sefaresh.core.delivery;

import static dev.sefaresh.core.delivery.DeliveryRefusal.*;

import dev.sefaresh.core.delivery.DeliveryCommand.Plain;
import dev.sefaresh.core.delivery.DeliveryCommand.Plan;
import dev.sefaresh.core.delivery.DeliveryCommand.Ship;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The arithmetic of deliveries. */
final class DeliveryRules {
    private DeliveryRules() {}

    static Decision decide(OrderFile file, DeliveryCommand command, Facts facts) {
        return switch (command.trigger()) {
            case PLAN -> plan(file, (Plan) command, facts);
            case ALLOCATE -> allocate(file, (Plain) command, facts);
            case SHIP -> ship(file, (Ship) command);
            case PICK, PACK, CANCEL, REPORT_DELIVERED ->
                move(file, command, ((Plain) command).delivery()).go();
        };
    }

    private static Decision plan(OrderFile file, Plan command, Facts facts) {
        List<Portion> open = QuantityLedger.of(file).toPlan();
        boolean isShort = facts.isShortOf(skus(file, command.portions()));
        return Move.birth(DeliveryTransition.machine(), file, command.trigger(), () -> newborn(file, command, isShort))
                .require(() -> file.order().state() == OrderState.SALES_ORDER, NOT_CONFIRMED)
                .require(() -> !command.portions().isEmpty(), NOTHING_TO_DELIVER)
                .require(
                        () -> QuantityLedger.covers(open, command.portions()),
                        MORE_THAN_OPEN,
                        () -> Map.of("open", open))
                .require(
                        () -> !isShort || file.order().terms().backOrders(),
                        OUT_OF_STOCK,
                        () -> Map.of("short", facts.shortages()))
                .go();
    }

    private static Decision allocate(OrderFile file, Plain command, Facts facts) {
        Set<String> skus = skus(
                file, file.delivery(command.delivery()).map(Delivery::portions).orElse(List.of()));
        return move(file, command, command.delivery())
                .require(() -> !facts.isShortOf(skus), OUT_OF_STOCK, () -> Map.of("short", facts.shortages()))
                .change(delivery -> delivery.withBackOrdered(false))
                .go();
    }

    private static Decision ship(OrderFile file, Ship command) {
        Optional<DeliveryState> state = file.delivery(command.delivery()).map(Delivery::state);
        DeliverySteps steps = file.order().terms().deliverySteps();
        return move(file, command, command.delivery())
                .require(
                        () -> steps == DeliverySteps.SHIP || !state.equals(Optional.of(DeliveryState.READY)),
                        NOT_PICKED)
                .require(
                        () -> steps != DeliverySteps.PICK_PACK_SHIP || state.equals(Optional.of(DeliveryState.PACKED)),
                        NOT_PACKED)
                .change(delivery ->
                        command.tracking().map(delivery::withTracking).orElse(delivery))
                .go();
    }

    private static Delivery newborn(OrderFile file, Plan command, boolean isShort) {
        return Delivery.of(DocumentNo.delivery(file.deliveries().size() + 1), command.portions())
                .withBackOrdered(isShort);
    }

    private static Move<Delivery> move(OrderFile file, DeliveryCommand command, DocumentNo no) {
        return Move.of(DeliveryTransition.machine(), file, no, file.delivery(no), command.trigger());
    }

    private static Set<String> skus(OrderFile file, List<Portion> portions) {
        Set<Integer> lines = portions.stream().map(Portion::line).collect(Collectors.toSet());
        return file.order().lines().stream()
                .filter(line -> lines.contains(line.number()))
                .map(OrderLine::sku)
                .collect(Collectors.toSet());
    }
}
