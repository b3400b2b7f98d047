package dev.sefaresh.core.delivery;

import static dev.sefaresh.core.delivery.DeliveryRefusal.*;

import dev.sefaresh.core.delivery.DeliveryCommand.Plan;
import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Decision.Refused;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arithmetic of plans: which goods of an order may be planned, and in which deliveries. */
final class Planning {
    private Planning() {}

    static Decision decide(OrderFile file, Plan command, Facts facts) {
        Decision cleared = Accepted.unchanged(file);
        for (DocumentNo no : command.instead()) {
            cleared = cleared.then(left -> replaced(left, no));
        }
        return cleared.then(left -> planned(left, command, facts));
    }

    private static Decision replaced(OrderFile file, DocumentNo no) {
        return Move.of(DeliveryTransition.machine(), file, no, file.delivery(no), DeliveryTrigger.CANCEL)
                .require(
                        () -> file.delivery(no)
                                .filter(one -> Dispatch.UNTOUCHED.contains(one.state()))
                                .isPresent(),
                        NOT_TO_REPLACE,
                        () -> Map.of("delivery", no))
                .go();
    }

    private static Decision planned(OrderFile file, Plan command, Facts facts) {
        List<Portion> open = open(file, command);
        Optional<Refused> refused = refused(file, command, open);
        if (refused.isPresent()) {
            return refused.get();
        }
        Sourcing sourcing = Sourcing.of(file.order(), command, facts);
        boolean asks = sourcing.lacksWhatMust(BackOrder.ASK) && !file.order().agreedToWait();
        if (sourcing.lacksWhatMust(BackOrder.NEVER) || asks) {
            return refuse(
                    sourcing.lacksWhatMust(BackOrder.NEVER) ? OUT_OF_STOCK : NOT_AGREED_TO_WAIT,
                    "short",
                    sourcing.shortages());
        }
        Decision all = Accepted.unchanged(file);
        for (Delivery newborn : sourcing.deliveries()) {
            all = all.then(left -> Move.birth(
                            DeliveryTransition.machine(),
                            left,
                            command.trigger(),
                            () -> newborn.withNo(
                                    DocumentNo.delivery(left.deliveries().size() + 1)))
                    .go());
        }
        return all;
    }

    /** What can be planned: what is in no delivery, or what a delivery has that is sent once more. */
    private static List<Portion> open(OrderFile file, Plan command) {
        QuantityLedger goods = QuantityLedger.of(file);
        return command.replaces()
                .map(no -> Dispatch.toSendAgain(file, no))
                .orElseGet(
                        () -> file.order().state() == OrderState.QUOTATION_SENT ? goods.toReserve() : goods.toPlan());
    }

    private static Optional<Refused> refused(OrderFile file, Plan command, List<Portion> open) {
        if (!isPlannable(file, command)) {
            return Optional.of(new Refused(Refusal.of(NOT_CONFIRMED, Map.of())));
        }
        if (command.replaces().isPresent()
                && file.delivery(command.replaces().get()).isEmpty()) {
            return Optional.of(new Refused(Refusal.of(
                    CommonRefusal.NO_SUCH_DOCUMENT,
                    Map.of("order", file.id(), "document", command.replaces().get()))));
        }
        if (command.portions().isEmpty()) {
            return Optional.of(new Refused(Refusal.of(NOTHING_TO_DELIVER, Map.of())));
        }
        if (!QuantityLedger.covers(open, command.portions())) {
            return Optional.of(refuse(MORE_THAN_OPEN, "open", open));
        }
        List<Portion> broken = Dispatch.broken(file, command.portions());
        return broken.isEmpty() ? Optional.empty() : Optional.of(refuse(KIT_NOT_WHOLE, "broken", broken));
    }

    /** Before an order is confirmed, a delivery is a reservation; after it is completed, only what was sent is sent once more. */
    private static boolean isPlannable(OrderFile file, Plan command) {
        return switch (file.order().state()) {
            case SALES_ORDER -> true;
            case QUOTATION_SENT -> command.replaces().isEmpty();
            case COMPLETED -> command.replaces().isPresent();
            case QUOTATION, EXPIRED, CANCELLED -> false;
        };
    }

    private static Refused refuse(DeliveryRefusal code, String fact, Object value) {
        return new Refused(Refusal.of(code, Map.of(fact, value)));
    }
}
