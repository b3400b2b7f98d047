package dev.sefaresh.simulator;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What people have to hear of an order as it stands, by its terms: read off the documents once more, on purpose. */
final class Tidings {
    private static final Set<OrderState> BINDING = EnumSet.of(OrderState.SALES_ORDER, OrderState.COMPLETED);
    private static final Set<OperationState> MOVED = EnumSet.of(OperationState.SUCCEEDED, OperationState.RECORDED);
    private static final Set<OperationState> AWAITED =
            EnumSet.of(OperationState.ACTION_REQUIRED, OperationState.PENDING);
    private static final Set<DeliveryState> TAKEN = EnumSet.of(
            DeliveryState.READY,
            DeliveryState.PICKED,
            DeliveryState.PACKED,
            DeliveryState.SHIPPED,
            DeliveryState.DELIVERED);
    private static final Set<DeliveryState> GONE =
            EnumSet.of(DeliveryState.SHIPPED, DeliveryState.RETURNING, DeliveryState.LOST);
    private static final Set<ReturnState> BACK =
            EnumSet.of(ReturnState.RECEIVED, ReturnState.INSPECTED, ReturnState.SETTLED);

    private final OrderFile file;
    private final boolean isBinding;
    private final Map<TaskId, Set<Message>> all = new LinkedHashMap<>();

    private Tidings(OrderFile file) {
        this.file = file;
        this.isBinding = BINDING.contains(file.order().state());
    }

    /** What is to be told, and which messages can tell it: the first of them that is true then. */
    static Map<TaskId, Set<Message>> of(OrderFile file) {
        Tidings tidings = new Tidings(file);
        tidings.ofTheOrder();
        tidings.ofPayments();
        file.deliveries().forEach(tidings::of);
        tidings.ofTheRest();
        return tidings.all;
    }

    private void ofTheOrder() {
        DocumentNo no = file.order().no();
        switch (file.order().state()) {
            case SALES_ORDER, COMPLETED -> {
                tell(no, TaskKind.MAIL_CONFIRMED, Message.ORDER_CONFIRMED);
                tell(no, TaskKind.MAIL_STAFF_ORDER, Message.NEW_ORDER);
            }
            case QUOTATION_SENT -> {
                if (MoneyLedger.of(file).toPay().isPositive()) {
                    tell(no, TaskKind.MAIL_REMINDER, Message.PAYMENT_REMINDER);
                }
            }
            case QUOTATION -> ofTheCart(no);
            case EXPIRED, CANCELLED -> {}
        }
    }

    private void ofTheCart(DocumentNo no) {
        boolean isWorthIt = file.payments().isEmpty()
                && file.quotations().isEmpty()
                && file.order().lines().stream().anyMatch(line -> line.amount().isPositive());
        if (isWorthIt && file.order().reminded() == 0) {
            tell(no, TaskKind.MAIL_CART, Message.CART_LEFT);
        } else if (isWorthIt && file.order().reminded() == 1) {
            tell(no, TaskKind.MAIL_CART_AGAIN, Message.CART_LEFT_LONG);
        }
    }

    private void ofPayments() {
        file.operations().forEach(operation -> {
            DocumentNo no = operation.no();
            if (MOVED.contains(operation.state())) {
                switch (operation.kind()) {
                    case SALE, CAPTURE -> tell(no, TaskKind.MAIL_PAID, Message.PAYMENT_RECEIVED);
                    case REFUND, PAYOUT -> tell(no, TaskKind.MAIL_REFUNDED, Message.REFUND_MADE);
                    default -> {}
                }
            } else if (operation.state() == OperationState.DECLINED
                    && (operation.kind() == OperationKind.SALE || operation.kind() == OperationKind.AUTHORISE)) {
                tell(no, TaskKind.MAIL_DECLINED, Message.PAYMENT_FAILED);
            } else if (AWAITED.contains(operation.state())) {
                ofWhatIsAsked(operation);
            }
        });
    }

    private void ofWhatIsAsked(Operation operation) {
        operation.action().map(BuyerAction::kind).ifPresent(kind -> {
            switch (kind) {
                case TRANSFER -> tell(operation.no(), TaskKind.MAIL_TRANSFER, Message.AWAITING_TRANSFER);
                case REDIRECT, CLIENT_SECRET -> {
                    if (operation.state() == OperationState.ACTION_REQUIRED) {
                        tell(operation.no(), TaskKind.MAIL_ACTION, Message.ACTION_NEEDED);
                    }
                }
                case HAND_OVER -> {}
            }
        });
    }

    private void of(Delivery delivery) {
        if (!isBinding) {
            return;
        }
        DocumentNo no = delivery.no();
        boolean hearsOfArrival = hears(Message.DELIVERED);
        boolean isCarried = delivery.way() == DeliveryWay.SHIP || delivery.way() == DeliveryWay.DROP_SHIP;
        if (isCarried && GONE.contains(delivery.state())
                || isCarried && delivery.state() == DeliveryState.DELIVERED && !hearsOfArrival) {
            tell(no, TaskKind.MAIL_SHIPPED, Message.SHIPPED, Message.PARTLY_SHIPPED);
        }
        if (delivery.state() == DeliveryState.DELIVERED) {
            tell(no, TaskKind.MAIL_DELIVERED, Message.DELIVERED);
        }
        if (delivery.state() == DeliveryState.WAITING && delivery.backOrdered()) {
            tell(no, TaskKind.MAIL_DELAYED, Message.DELAYED);
        }
        if (delivery.way() == DeliveryWay.PICKUP && isAtTheCounter(delivery)) {
            tell(no, TaskKind.MAIL_PICKUP, Message.READY_FOR_PICKUP);
        }
        boolean fromShelves = delivery.way() == DeliveryWay.SHIP || delivery.way() == DeliveryWay.PICKUP;
        if (TAKEN.contains(delivery.state()) && fromShelves) {
            tell(no, TaskKind.MAIL_STAFF_STOCK, Message.LOW_STOCK);
        }
    }

    private static boolean isAtTheCounter(Delivery delivery) {
        return switch (delivery.state()) {
            case READY, PICKED, PACKED ->
                switch (delivery.steps()) {
                    case SHIP -> true;
                    case PICK_SHIP -> delivery.state() != DeliveryState.READY;
                    case PICK_PACK_SHIP -> delivery.state() == DeliveryState.PACKED;
                };
            default -> false;
        };
    }

    private void ofTheRest() {
        file.quotations().stream()
                .filter(one -> one.state() == QuotationState.SENT)
                .forEach(one -> tell(one.no(), TaskKind.MAIL_QUOTATION, Message.QUOTATION));
        file.invoices().stream()
                .filter(one -> one.state() == InvoiceState.ISSUED)
                .forEach(one -> tell(
                        one.no(),
                        TaskKind.MAIL_INVOICE,
                        one.kind() == InvoiceKind.CREDIT_NOTE ? Message.CREDIT_NOTE : Message.INVOICE));
        file.returns().forEach(one -> {
            if (one.state() == ReturnState.APPROVED) {
                tell(one.no(), TaskKind.MAIL_APPROVED, Message.RETURN_APPROVED);
            } else if (one.state() == ReturnState.REJECTED) {
                tell(one.no(), TaskKind.MAIL_REJECTED, Message.RETURN_REFUSED);
            } else if (BACK.contains(one.state())
                    && one.lines().stream().anyMatch(line -> !line.received().isZero())) {
                tell(one.no(), TaskKind.MAIL_RECEIVED, Message.RETURN_RECEIVED);
            }
        });
        file.discrepancies().stream()
                .filter(one -> one.state() == DiscrepancyState.OPEN)
                .forEach(one -> tell(one.no(), TaskKind.MAIL_STAFF_DISCREPANCY, Message.HANDED_TO_STAFF));
    }

    private void tell(DocumentNo about, TaskKind kind, Message... either) {
        Set<Message> some = EnumSet.noneOf(Message.class);
        for (Message message : either) {
            some.add(message);
        }
        if (some.stream().anyMatch(this::hears)) {
            all.put(new TaskId(file.id(), about, kind), some);
        }
    }

    private boolean hears(Message message) {
        return file.order().terms().mail().writes(message)
                && (message.isForStaff() || file.order().buyer().email().isPresent());
    }
}
