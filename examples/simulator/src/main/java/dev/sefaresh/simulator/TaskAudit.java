package dev.sefaresh.simulator;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.State;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Nothing waits for nobody: what awaits the outside or a day has its tasks, and what could not be done is before staff. */
final class TaskAudit {
    /** By the names of documents' letters and states: written down once more, on purpose. */
    private static final Map<String, Set<TaskKind>> OWED = Map.of(
            "P INTENDED", EnumSet.of(TaskKind.CALL_PROVIDER),
            "P UNKNOWN", EnumSet.of(TaskKind.LOOK_UP, TaskKind.ESCALATE),
            "P PENDING", EnumSet.of(TaskKind.LOOK_UP, TaskKind.GIVE_UP),
            "P ACTION_REQUIRED", EnumSet.of(TaskKind.LOOK_UP, TaskKind.AWAIT_ACTION),
            "I ISSUING", EnumSet.of(TaskKind.REGISTER_INVOICE),
            "C EVIDENCE_SENT", EnumSet.of(TaskKind.VERDICT_DUE),
            "R APPROVED", EnumSet.of(TaskKind.EXPIRE_RETURN),
            "X OPEN", EnumSet.of(TaskKind.DISCREPANCY_OVERDUE),
            "Q SENT", EnumSet.of(TaskKind.LAPSE_QUOTATION),
            "O QUOTATION_SENT", EnumSet.of(TaskKind.EXPIRE_ORDER));

    private static final Set<DeliveryState> IN_THE_HOUSE =
            EnumSet.of(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);
    private static final Set<OrderState> BINDING = EnumSet.of(OrderState.SALES_ORDER, OrderState.COMPLETED);

    private TaskAudit() {}

    static void check(OrderFile file, List<Task> stored) {
        Set<String> tasks = stored.stream()
                .filter(task -> !isUntold(task.id().kind()))
                .map(task -> task.id().document() + " " + task.id().kind())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> owed = new TreeSet<>();
        file.documents().forEach(document -> {
            Set<TaskKind> kinds = OWED.getOrDefault(document.no().letter() + " " + name(document), Set.of());
            kinds.forEach(kind -> owed.add(document.no() + " " + kind));
            if (document instanceof Operation operation && isHeldUntil(file, operation)) {
                owed.add(document.no() + " " + TaskKind.LAPSE_AUTHORISATION);
            }
            if (document instanceof Dispute dispute && isEvidenceDue(dispute)) {
                owed.add(document.no() + " " + TaskKind.EVIDENCE_DUE);
            }
            if (document instanceof Delivery delivery) {
                owedOf(file, delivery).forEach(kind -> owed.add(document.no() + " " + kind));
            }
            Auditor.require(
                    document.state().phase() != State.Phase.AWAITING || !kinds.isEmpty(),
                    file,
                    document.no() + " is " + name(document) + " and nobody asks");
        });
        if (isOnCredit(file)) {
            owed.add(file.order().no() + " " + TaskKind.COLLECT_INSTALMENT);
        }
        Auditor.require(tasks.equals(owed), file, "the tasks are " + tasks + " and should be " + owed);
        isBeforeStaff(file);
    }

    /** Done when nobody was there to be asked, so the file does not tell: this shop has no carriers. Mail is audited by itself. */
    private static boolean isUntold(TaskKind kind) {
        return kind == TaskKind.TRACK_SHIPMENT || MailAudit.isMail(kind);
    }

    /** Stock elsewhere has been told all when it is quiet, and has answered all but what it lacks. */
    private static Set<TaskKind> owedOf(OrderFile file, Delivery delivery) {
        Set<TaskKind> kinds = EnumSet.noneOf(TaskKind.class);
        DeliveryTerms terms = file.order().terms().delivery();
        boolean inTheHouse = IN_THE_HOUSE.contains(delivery.state());
        if (delivery.state() == DeliveryState.WAITING) {
            Auditor.require(delivery.backOrdered(), file, delivery.no() + " waits, and nobody knows what for");
            kinds.add(TaskKind.ALLOCATE_STOCK);
        }
        if ((delivery.state() == DeliveryState.WAITING || delivery.state() == DeliveryState.READY)
                && file.order().state() == OrderState.QUOTATION_SENT
                && terms.reserveFor().isPresent()
                && !isPaidFor(file)) {
            kinds.add(TaskKind.LAPSE_RESERVATION);
        }
        DeliveryState last = switch (delivery.steps()) {
            case SHIP -> DeliveryState.READY;
            case PICK_SHIP -> DeliveryState.PICKED;
            case PICK_PACK_SHIP -> DeliveryState.PACKED;
        };
        if (delivery.way() == DeliveryWay.PICKUP
                && inTheHouse
                && delivery.state().compareTo(last) >= 0
                && BINDING.contains(file.order().state())) {
            kinds.add(TaskKind.COLLECT_GOODS);
        }
        return kinds;
    }

    /** Whether there is all the money for which it is confirmed. */
    private static boolean isPaidFor(OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        return file.order().terms().confirmWhen() == ConfirmWhen.PAID
                && !money.secured().isLessThan(money.prepayment(file.order().terms()));
    }

    private static boolean isEvidenceDue(Dispute dispute) {
        boolean isOurTurn = dispute.state() == DisputeState.OPEN
                || dispute.state() == DisputeState.INQUIRY && dispute.evidence().isEmpty();
        return isOurTurn && dispute.evidenceDue().isPresent() && !dispute.evidenceMissed();
    }

    private static boolean isOnCredit(OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        return file.order().state() == OrderState.SALES_ORDER
                && money.prepayment(file.order().terms()).isLessThan(money.price())
                && money.balance().isPositive();
    }

    private static boolean isHeldUntil(OrderFile file, Operation operation) {
        return operation.kind() == OperationKind.AUTHORISE
                && operation.state() == OperationState.SUCCEEDED
                && operation.expires().isPresent()
                && PaymentLedger.of(file, operation.no()).held(operation).isPositive();
    }

    private static String name(Document<?, ?> document) {
        return document.state().name();
    }

    private static void isBeforeStaff(OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        OrderState state = file.order().state();
        boolean told = !file.discrepancies().isEmpty();
        Auditor.require(
                told || state != OrderState.QUOTATION_SENT || !isPaidFor(file),
                file,
                "is paid and not confirmed, and nobody was told");
        Auditor.require(
                state != OrderState.SALES_ORDER
                        || !money.isPaid()
                        || !QuantityLedger.of(file).allDelivered(),
                file,
                "is paid and delivered, and not completed");
        Auditor.require(
                told
                        || !money.balance().isNegative()
                        || !money.paid().isPositive()
                        || !file.returns().isEmpty()
                        || !MoneyLedger.surplus(file).isPositive(),
                file,
                "was paid " + money.balance().negated() + " too much, and nobody was told");
    }
}
