package dev.sefaresh.core;

import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsKind;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderFile;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** What people are told of, if the order's terms want it and it is known where to write to. Stateless. */
final class Told {
    private static final Set<OperationKind> PAID = EnumSet.of(OperationKind.SALE, OperationKind.CAPTURE);
    private static final Set<OperationKind> ASKED = EnumSet.of(OperationKind.SALE, OperationKind.AUTHORISE);
    private static final Set<OperationKind> GIVEN_BACK = EnumSet.of(OperationKind.REFUND, OperationKind.PAYOUT);

    private static final Set<DeliveryWay> CARRIED = EnumSet.of(DeliveryWay.SHIP, DeliveryWay.DROP_SHIP);

    private Told() {}

    static boolean isOffered(OrderFile file, DocumentNo quotation) {
        return hears(file, Message.QUOTATION);
    }

    static boolean isConfirmed(OrderFile file, DocumentNo order) {
        return hears(file, Message.ORDER_CONFIRMED);
    }

    static boolean isTransferred(OrderFile file, DocumentNo operation) {
        return hears(file, Message.AWAITING_TRANSFER)
                && is(file, operation, one -> isAsked(one, BuyerAction.Kind.TRANSFER));
    }

    static boolean isHalfDone(OrderFile file, DocumentNo operation) {
        return hears(file, Message.ACTION_NEEDED)
                && is(
                        file,
                        operation,
                        one -> isAsked(one, BuyerAction.Kind.REDIRECT) || isAsked(one, BuyerAction.Kind.CLIENT_SECRET));
    }

    private static boolean isAsked(Operation operation, BuyerAction.Kind kind) {
        return operation.action().filter(action -> action.kind() == kind).isPresent();
    }

    static boolean isPaid(OrderFile file, DocumentNo operation) {
        return hears(file, Message.PAYMENT_RECEIVED) && is(file, operation, one -> PAID.contains(one.kind()));
    }

    static boolean isDeclined(OrderFile file, DocumentNo operation) {
        return hears(file, Message.PAYMENT_FAILED) && is(file, operation, one -> ASKED.contains(one.kind()));
    }

    static boolean isRefunded(OrderFile file, DocumentNo operation) {
        return hears(file, Message.REFUND_MADE) && is(file, operation, one -> GIVEN_BACK.contains(one.kind()));
    }

    private static boolean is(OrderFile file, DocumentNo operation, Predicate<Operation> so) {
        return file.operation(operation).filter(so).isPresent();
    }

    /** Whoever hears that it has arrived need not hear that it is on its way any more. */
    static boolean isShipped(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        return (hears(file, Message.SHIPPED) || hears(file, Message.PARTLY_SHIPPED))
                && Dispatch.isConfirmed(file)
                && CARRIED.contains(delivery.way())
                && !(delivery.state() == DeliveryState.DELIVERED && hears(file, Message.DELIVERED));
    }

    /** What is lost, or on its way back, may arrive after all: it is owed, so as not to be owed anew, but is no news. */
    static boolean isUnderWay(OrderFile file, DocumentNo no) {
        DeliveryState state = file.delivery(no).orElseThrow().state();
        return state != DeliveryState.LOST && state != DeliveryState.RETURNING;
    }

    /** Whether all that is carried has left by now. */
    static Message shipping(OrderFile file, DocumentNo delivery) {
        return QuantityLedger.of(file).lines().stream()
                        .filter(line -> line.line().goods().kind() == GoodsKind.GOODS)
                        .anyMatch(line -> line.toSell().isMoreThan(line.shipped()))
                ? Message.PARTLY_SHIPPED
                : Message.SHIPPED;
    }

    static boolean isReady(OrderFile file, DocumentNo no) {
        return hears(file, Message.READY_FOR_PICKUP)
                && Dispatch.isAtTheCounter(file, file.delivery(no).orElseThrow());
    }

    static boolean isDelivered(OrderFile file, DocumentNo no) {
        return hears(file, Message.DELIVERED) && Dispatch.isConfirmed(file);
    }

    static boolean isDelayed(OrderFile file, DocumentNo no) {
        return hears(file, Message.DELAYED)
                && Dispatch.isConfirmed(file)
                && file.delivery(no).orElseThrow().backOrdered();
    }

    static boolean isApproved(OrderFile file, DocumentNo no) {
        return hears(file, Message.RETURN_APPROVED);
    }

    static boolean isRejected(OrderFile file, DocumentNo no) {
        return hears(file, Message.RETURN_REFUSED);
    }

    /** Of goods: a price that was cut has nothing that could come back. */
    static boolean isReceived(OrderFile file, DocumentNo no) {
        return hears(file, Message.RETURN_RECEIVED)
                && file.goodsReturn(no).orElseThrow().lines().stream()
                        .anyMatch(line -> !line.received().isZero());
    }

    static boolean isInvoiced(OrderFile file, DocumentNo no) {
        return hears(file, invoicing(file, no));
    }

    static Message invoicing(OrderFile file, DocumentNo invoice) {
        return file.invoice(invoice).orElseThrow().kind() == InvoiceKind.CREDIT_NOTE
                ? Message.CREDIT_NOTE
                : Message.INVOICE;
    }

    static boolean isReminded(OrderFile file, DocumentNo order) {
        return hears(file, Message.PAYMENT_REMINDER)
                && MoneyLedger.of(file).toPay().isPositive();
    }

    static boolean isLeft(OrderFile file, DocumentNo order) {
        return hears(file, Message.CART_LEFT) && file.order().reminded() == 0 && isCart(file);
    }

    static boolean isLeftLong(OrderFile file, DocumentNo order) {
        return hears(file, Message.CART_LEFT_LONG) && file.order().reminded() == 1 && isCart(file);
    }

    /** Something that costs something, that nobody has tried to pay for, and that the shop has made no offer of. */
    private static boolean isCart(OrderFile file) {
        return file.payments().isEmpty()
                && file.quotations().isEmpty()
                && file.order().lines().stream().anyMatch(line -> line.amount().isPositive());
    }

    static boolean isNews(OrderFile file, DocumentNo order) {
        return file.order().terms().mail().writes(Message.NEW_ORDER);
    }

    static boolean isHandedOver(OrderFile file, DocumentNo discrepancy) {
        return file.order().terms().mail().writes(Message.HANDED_TO_STAFF);
    }

    static boolean isTaken(OrderFile file, DocumentNo no) {
        return file.order().terms().mail().writes(Message.LOW_STOCK)
                && Dispatch.isConfirmed(file)
                && StockMoves.isFromShelves(file.delivery(no).orElseThrow());
    }

    private static boolean hears(OrderFile file, Message message) {
        return file.order().terms().mail().writes(message)
                && file.order().buyer().email().isPresent();
    }
}
