package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.cancelDelivery;
import static dev.sefaresh.core.invoice.InvoiceCommand.discard;
import static dev.sefaresh.core.invoice.InvoiceCommand.drawUp;
import static dev.sefaresh.core.order.OrderCommand.adopt;
import static dev.sefaresh.core.order.OrderCommand.complete;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.revive;
import static dev.sefaresh.core.quotation.QuotationCommand.supersede;
import static dev.sefaresh.core.returns.ReturnCommand.settle;

import com.google.common.collect.ImmutableListMultimap;
import dev.sefaresh.core.delivery.DeliveryTransition;
import dev.sefaresh.core.delivery.DeliveryTrigger;
import dev.sefaresh.core.discrepancy.DiscrepancyTrigger;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.invoice.InvoiceTrigger;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.core.order.OrderTransition;
import dev.sefaresh.core.order.OrderTrigger;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.payment.PaymentTrigger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.quotation.QuotationTrigger;
import dev.sefaresh.core.returns.ReturnTrigger;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.State;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.Terms;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a document's arrival in a state, or its going along a certain row, demands of the others: on it, if the terms say so, do.
 * They run depth first, each on the file that the one before left, and go out in the same commit.
 */
public enum Reaction {
    // spotless:off
    ACCEPTED_ADOPTS(    QuotationState.ACCEPTED,   Reaction::always,     OrderTrigger.ADOPT,       Reaction::adoptIt),
    REVISION_SUPERSEDES(QuotationState.SENT,       Reaction::always,     QuotationTrigger.SUPERSEDE, Reaction::supersedeRevised),
    AGREED_SUPERSEDES(  OrderState.QUOTATION_SENT, Reaction::always,     QuotationTrigger.SUPERSEDE, Reaction::supersedeAll),
    AGREED_RESERVES(    OrderState.QUOTATION_SENT, Fulfilment::atCheckout, DeliveryTrigger.PLAN,  Fulfilment::reserveAll),
    AGREED_ASKS(        OrderState.QUOTATION_SENT, Fulfilment::beforeConfirmed, DeliveryTrigger.PLAN,  Fulfilment::reserveIfPaid),
    SUCCESS_ASKS(       OperationState.SUCCEEDED,  Fulfilment::beforeConfirmed, DeliveryTrigger.PLAN,  Fulfilment::reserveIfPaid),
    RECORDED_ASKS(      OperationState.RECORDED,   Fulfilment::beforeConfirmed, DeliveryTrigger.PLAN,  Fulfilment::reserveIfPaid),
    PROMISE_ASKS(       OperationState.PENDING,    Fulfilment::beforeConfirmed, DeliveryTrigger.PLAN,  Fulfilment::reserveIfPaid),
    RESERVED_ASKS(      DeliveryTransition.STOCK_RESERVED, Fulfilment::beforeConfirmed, DeliveryTrigger.PLAN, Fulfilment::reserveIfPaid),
    UNCOVERED_ASKS(     DeliveryTransition.RESERVATION_UNCOVERED, Fulfilment::beforeConfirmed, DeliveryTrigger.PLAN, Fulfilment::reserveIfPaid),
    SENT_CONFIRMS(      OrderState.QUOTATION_SENT, Reaction::whenPaid,   OrderTrigger.CONFIRM,     Reaction::confirmIfPaid),
    SUCCESS_REOPENS(    OperationState.SUCCEEDED,  Reaction::whenPaid,   OrderTrigger.REOPEN,      Reaction::reopenIfPaid),
    RECORDED_REOPENS(   OperationState.RECORDED,   Reaction::whenPaid,   OrderTrigger.REOPEN,      Reaction::reopenIfPaid),
    SUCCESS_CONFIRMS(   OperationState.SUCCEEDED,  Reaction::whenPaid,   OrderTrigger.CONFIRM,     Reaction::confirmIfPaid),
    RECORDED_CONFIRMS(  OperationState.RECORDED,   Reaction::whenPaid,   OrderTrigger.CONFIRM,     Reaction::confirmIfPaid),
    PROMISE_CONFIRMS(   OperationState.PENDING,    Reaction::whenPaid,   OrderTrigger.CONFIRM,     Reaction::confirmIfPaid),
    SUCCESS_CAPTURES(   OperationState.SUCCEEDED,  Reaction::always,     PaymentTrigger.CAPTURE,   Settlement::captureHeld),
    SUCCESS_COMPLETES(  OperationState.SUCCEEDED,  Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    RECORDED_COMPLETES( OperationState.RECORDED,   Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    SUCCESS_RELEASES(   OperationState.SUCCEEDED,  Reaction::always,     PaymentTrigger.RELEASE,   Settlement::releaseExcess),
    RECORDED_RELEASES(  OperationState.RECORDED,   Reaction::always,     PaymentTrigger.RELEASE,   Settlement::releaseExcess),
    DRAWN_BACK_REFUNDS( OperationState.SUCCEEDED,  Reaction::always,     PaymentTrigger.REFUND,    Settlement::refundDrawnBack),
    SUCCESS_GIVES_BACK( OperationState.SUCCEEDED,  Reaction::toBuyer,    PaymentTrigger.REFUND,    Settlement::giveBackExcess),
    SUCCESS_IN_EXCESS(  OperationState.SUCCEEDED,  Reaction::always,     DiscrepancyTrigger.RAISE, Settlement::raiseExcess),
    RECORDED_IN_EXCESS( OperationState.RECORDED,   Reaction::always,     DiscrepancyTrigger.RAISE, Settlement::raiseExcess),
    RECORDED_RENEWS(    OperationState.RECORDED,   Reaction::always,     PaymentTrigger.REAUTHORISE, Settlement::renewLapsed),
    DECLINED_FAILS(     OperationState.DECLINED,   Reaction::always,     DiscrepancyTrigger.RAISE, Settlement::raiseFailed),
    NOT_DONE_FAILS(     OperationState.NOT_ATTEMPTED, Reaction::always,  DiscrepancyTrigger.RAISE, Settlement::raiseFailed),
    EXPIRED_FAILS(      OperationState.EXPIRED,    Reaction::always,     DiscrepancyTrigger.RAISE, Settlement::raiseFailed),
    DECLINED_CAPTURES(  OperationState.DECLINED,   Reaction::always,     PaymentTrigger.CAPTURE,   Settlement::captureInstead),
    NOT_DONE_CAPTURES(  OperationState.NOT_ATTEMPTED, Reaction::always,  PaymentTrigger.CAPTURE,   Settlement::captureInstead),
    EXPIRED_CAPTURES(   OperationState.EXPIRED,    Reaction::always,     PaymentTrigger.CAPTURE,   Settlement::captureInstead),
    RESERVED_CONFIRMS(  DeliveryTransition.STOCK_RESERVED, Reaction::whenPaid, OrderTrigger.CONFIRM, Reaction::confirmIfPaid),
    LACKING_CONFIRMS(   DeliveryTransition.STOCK_LACKING, Reaction::whenPaid, OrderTrigger.CONFIRM, Reaction::confirmIfPaid),
    WAITING_CONFIRMS(   OrderTransition.AGREED_TO_WAIT, Reaction::whenPaid, OrderTrigger.CONFIRM,  Reaction::confirmIfPaid),
    LACKING_ASKS_STAFF( DeliveryTransition.STOCK_LACKING, Reaction::always, DiscrepancyTrigger.RAISE, Fulfilment::raiseLacking),
    CONFIRMED_DELIVERS( OrderState.SALES_ORDER,    Fulfilment::bySelf,   DeliveryTrigger.PLAN,     Fulfilment::planAll),
    EXTENDED_DELIVERS(  OrderTransition.ORDER_EXTENDED, Fulfilment::bySelf, DeliveryTrigger.PLAN,  Fulfilment::planAll),
    PLANNED_PROVIDES(   DeliveryTransition.DELIVERY_PLANNED, Reaction::always, DeliveryTrigger.HAND_OVER, Fulfilment::provide),
    SHORT_PLANS(        Fulfilment.SHORT,          Fulfilment::waits,    DeliveryTrigger.PLAN,     Fulfilment::planShort),
    SHORT_ASKS_STAFF(   Fulfilment.SHORT,          Fulfilment::asksStaff, DiscrepancyTrigger.RAISE, Fulfilment::raiseShort),
    SHORT_CLOSES(       Fulfilment.COUNTED_SHORT,  Fulfilment::closes,   ReturnTrigger.CLOSE,      Fulfilment::closeShort),
    UNCOVERED_PLANS(    DeliveryTransition.RESERVATION_UNCOVERED, Fulfilment::closes, DeliveryTrigger.PLAN, Fulfilment::planShort),
    UNCOVERED_CLOSES(   DeliveryTransition.RESERVATION_UNCOVERED, Fulfilment::closes, ReturnTrigger.CLOSE, Fulfilment::closeUncovered),
    UNDELIVERED_PLANS(  Fulfilment.UNDELIVERED,    Reaction::always,     DeliveryTrigger.PLAN,     Fulfilment::planAgain),
    UNDELIVERED_ASKS_STAFF(Fulfilment.UNDELIVERED, Reaction::always,     DiscrepancyTrigger.RAISE, Fulfilment::raiseUndelivered),
    UNDELIVERED_CLOSES( Fulfilment.UNDELIVERED,    Reaction::always,     ReturnTrigger.CLOSE,      Fulfilment::closeUndelivered),
    CONFIRMED_INVOICES( OrderState.SALES_ORDER,    Reaction::always,     InvoiceTrigger.DRAW_UP,   Reaction::invoiceAll),
    EXTENDED_INVOICES(  OrderTransition.ORDER_EXTENDED, Reaction::always, InvoiceTrigger.DRAW_UP,  Reaction::invoiceAll),
    EXTENDED_CAPTURES(  OrderTransition.ORDER_EXTENDED, Reaction::always, PaymentTrigger.CAPTURE,  PaymentCommand::captures),
    CONFIRMED_CAPTURES( OrderState.SALES_ORDER,    Reaction::always,     PaymentTrigger.CAPTURE,   PaymentCommand::captures),
    CONFIRMED_COMPLETES(OrderState.SALES_ORDER,    Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    SHIPPED_INVOICES(   DeliveryState.SHIPPED,     Reaction::whenShipped, InvoiceTrigger.DRAW_UP,  Reaction::invoiceShipped),
    LACKING_CAPTURES(   DeliveryTransition.STOCK_LACKING, Reaction::always, PaymentTrigger.CAPTURE, PaymentCommand::captures),
    RESERVED_CAPTURES(  DeliveryTransition.STOCK_RESERVED, Reaction::always, PaymentTrigger.CAPTURE, PaymentCommand::captures),
    HANDED_OVER_INVOICES(DeliveryState.DELIVERED,  Reaction::whenShipped, InvoiceTrigger.DRAW_UP,  Fulfilment::invoiceHandedOver),
    HANDED_OVER_CAPTURES(DeliveryState.DELIVERED,  Reaction::always,     PaymentTrigger.CAPTURE,   PaymentCommand::captures),
    SHIPPED_CAPTURES(   DeliveryState.SHIPPED,     Reaction::always,     PaymentTrigger.CAPTURE,   PaymentCommand::captures),
    DRAWN_UP_ISSUES(    InvoiceState.DRAFT,        Terms::issueAtOnce,   InvoiceTrigger.ISSUE,     InvoiceCommand::issues),
    NUMBERED_ISSUES(    InvoiceState.ISSUED,       Terms::issueAtOnce,   InvoiceTrigger.ISSUE,     InvoiceCommand::issuesWaiting),
    FOUND_STOPS(        DeliveryTransition.LOST_BUT_ARRIVED, Reaction::always, DeliveryTrigger.CANCEL, Fulfilment::cancelOver),
    FOUND_REPLANS(      DeliveryTransition.LOST_BUT_ARRIVED, Reaction::always, DeliveryTrigger.PLAN, Fulfilment::replanOver),
    FOUND_ASKS_STAFF(   DeliveryTransition.LOST_BUT_ARRIVED, Reaction::always, DiscrepancyTrigger.RAISE, Fulfilment::raiseOver),
    ARRIVED_COMPLETES(  DeliveryState.DELIVERED,   Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    INSPECTED_SETTLES(  ReturnState.INSPECTED,     Reaction::always,     ReturnTrigger.SETTLE,     Reaction::settleIt),
    SETTLED_STOPS(      ReturnState.SETTLED,       Reaction::always,     DeliveryTrigger.CANCEL,   Fulfilment::cancelOver),
    SETTLED_REPLANS(    ReturnState.SETTLED,       Reaction::always,     DeliveryTrigger.PLAN,     Fulfilment::replanOver),
    SETTLED_CREDITS(    ReturnState.SETTLED,       Reaction::always,     InvoiceTrigger.CREDIT,    InvoiceCommand::credits),
    SETTLED_REFUNDS(    ReturnState.SETTLED,       Terms::refundAtOnce,  PaymentTrigger.REFUND,    PaymentCommand::refunds),
    SETTLED_KEEPS_BACK( ReturnState.SETTLED,       Terms::refundAtOnce,  DiscrepancyTrigger.RAISE, Settlement::raiseKeptBack),
    SETTLED_RELEASES(   ReturnState.SETTLED,       Reaction::always,     PaymentTrigger.RELEASE,   Settlement::releaseUnneeded),
    SETTLED_CAPTURES(   ReturnState.SETTLED,       Reaction::always,     PaymentTrigger.CAPTURE,   PaymentCommand::captures),
    SETTLED_COMPLETES(  ReturnState.SETTLED,       Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    CANCELLED_STOPS(    OrderState.CANCELLED,      Reaction::always,     DeliveryTrigger.CANCEL,   Reaction::cancelDeliveries),
    CANCELLED_DISCARDS( OrderState.CANCELLED,      Reaction::always,     InvoiceTrigger.DISCARD,   Reaction::discardDrafts),
    CANCELLED_CREDITS(  OrderState.CANCELLED,      Reaction::always,     InvoiceTrigger.CREDIT,    InvoiceCommand::credits),
    CANCELLED_SUPERSEDES(OrderState.CANCELLED,     Reaction::always,     QuotationTrigger.SUPERSEDE, Reaction::supersedeAll),
    CANCELLED_RELEASES( OrderState.CANCELLED,      Reaction::always,     PaymentTrigger.RELEASE,   PaymentCommand::releases),
    CANCELLED_REFUNDS(  OrderState.CANCELLED,      Terms::refundAtOnce,  PaymentTrigger.REFUND,    PaymentCommand::refunds),
    CANCELLED_HOLDS(    OrderState.CANCELLED,      Reaction::always,     DiscrepancyTrigger.RAISE, Settlement::raiseHeld),
    EXPIRED_STOPS(      OrderState.EXPIRED,        Reaction::always,     DeliveryTrigger.CANCEL,   Reaction::cancelDeliveries),
    EXPIRED_RELEASES(   OrderState.EXPIRED,        Reaction::always,     PaymentTrigger.RELEASE,   PaymentCommand::releases),
    EXPIRED_GIVES_BACK( OrderState.EXPIRED,        Reaction::toBuyer,    PaymentTrigger.REFUND,    PaymentCommand::refunds),
    EXPIRED_HOLDS(      OrderState.EXPIRED,        Reaction::always,     DiscrepancyTrigger.RAISE, Settlement::raiseHeld),
    COMPLETED_RELEASES( OrderState.COMPLETED,      Reaction::always,     PaymentTrigger.RELEASE,   PaymentCommand::releases),
    TRACKED_ARRIVES(    Fulfilment.TRACKED,        Reaction::always,     DeliveryTrigger.REPORT_DELIVERED, Fulfilment::arriveAsTracked),
    TRACKED_IS_REFUSED( Fulfilment.TRACKED,        Reaction::always,     DeliveryTrigger.REPORT_REFUSED, Fulfilment::turnBackAsTracked),
    TRACKED_IS_LOST(    Fulfilment.TRACKED,        Reaction::always,     DeliveryTrigger.REPORT_LOST, Fulfilment::loseAsTracked);
    // spotless:on

    private static final ImmutableListMultimap<Transition<?, ?, ?>, Reaction> BY_ROW = Machines.rows().stream()
            .collect(ImmutableListMultimap.flatteningToImmutableListMultimap(row -> row, Reaction::on));

    private final Set<?> on;
    private final Predicate<Terms> when;
    private final Trigger does;
    private final BiFunction<OrderFile, DocumentNo, Stream<Command>> owes;

    Reaction(State on, Predicate<Terms> when, Trigger does, BiFunction<OrderFile, DocumentNo, Stream<Command>> owes) {
        this(Set.of(on), when, does, owes);
    }

    Reaction(
            Transition<?, ?, ?> on,
            Predicate<Terms> when,
            Trigger does,
            BiFunction<OrderFile, DocumentNo, Stream<Command>> owes) {
        this(Set.of(on), when, does, owes);
    }

    Reaction(Set<?> on, Predicate<Terms> when, Trigger does, BiFunction<OrderFile, DocumentNo, Stream<Command>> owes) {
        this.on = on;
        this.when = when;
        this.does = does;
        this.owes = owes;
    }

    /** Those that going along a row can call for, in their order. */
    static List<Reaction> to(Transition<?, ?, ?> row) {
        return BY_ROW.get(row);
    }

    /** Whether the terms say so. */
    boolean isAgreed(OrderFile file) {
        return when.test(file.order().terms());
    }

    /** What it demands of the file as it stands. */
    List<Command> commands(OrderFile file, DocumentNo arrived) {
        return owes.apply(file, arrived).toList();
    }

    /** The reactions that could set themselves off again, through whatever others, along these rows. */
    static Set<Reaction> endless(Set<Transition<?, ?, ?>> rows) {
        Set<Reaction> endless = EnumSet.noneOf(Reaction.class);
        for (Reaction start : values()) {
            Set<Reaction> reached = EnumSet.noneOf(Reaction.class);
            start.follow(rows, reached);
            if (reached.contains(start)) {
                endless.add(start);
            }
        }
        return endless;
    }

    private void follow(Set<Transition<?, ?, ?>> rows, Set<Reaction> reached) {
        rows.stream()
                .filter(row -> row.on() == does)
                .flatMap(Reaction::on)
                .filter(reached::add)
                .forEach(next -> next.follow(rows, reached));
    }

    private static Stream<Reaction> on(Transition<?, ?, ?> row) {
        return Stream.of(values()).filter(reaction -> reaction.isOn(row));
    }

    private boolean isOn(Transition<?, ?, ?> row) {
        return on.contains(row) || on.contains(row.to()) && row.isArrival();
    }

    private static boolean always(Terms terms) {
        return true;
    }

    private static boolean whenPaid(Terms terms) {
        return terms.confirmWhen() == ConfirmWhen.PAID;
    }

    private static boolean toBuyer(Terms terms) {
        return terms.surplusTo() == SurplusTo.BUYER;
    }

    private static boolean whenShipped(Terms terms) {
        return terms.invoiceWhen() == InvoiceWhen.SHIPPED;
    }

    private static Stream<Command> adoptIt(OrderFile file, DocumentNo quotation) {
        return Stream.of(adopt(quotation));
    }

    private static Stream<Command> supersedeRevised(OrderFile file, DocumentNo revision) {
        return live(file.quotation(revision).flatMap(Quotation::revises).flatMap(file::quotation).stream());
    }

    private static Stream<Command> supersedeAll(OrderFile file, DocumentNo order) {
        return live(file.quotations().stream());
    }

    private static Stream<Command> live(Stream<Quotation> quotations) {
        return quotations
                .filter(quotation -> !quotation.state().phase().isEnd())
                .map((Quotation quotation) -> supersede(quotation.no()));
    }

    private static Stream<Command> confirmIfPaid(OrderFile file, DocumentNo arrived) {
        return onlyIf(
                file.order().state() == OrderState.QUOTATION_SENT && isSecured(file) && Fulfilment.isReserved(file),
                confirm());
    }

    /** Money that comes late for an order that expired, and is enough, takes it up again at the price that was agreed; stock is asked again. */
    private static Stream<Command> reopenIfPaid(OrderFile file, DocumentNo operation) {
        return onlyIf(
                file.order().state() == OrderState.EXPIRED
                        && MoneyLedger.of(file).secured().isPositive()
                        && isSecured(file),
                revive());
    }

    static boolean isSecured(OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        return !money.secured().isLessThan(money.prepayment(file.order().terms()));
    }

    private static Stream<Command> completeIfDone(OrderFile file, DocumentNo arrived) {
        return onlyIf(
                file.order().state() == OrderState.SALES_ORDER
                        && QuantityLedger.of(file).allDelivered()
                        && MoneyLedger.of(file).isPaid(),
                complete());
    }

    /** An order without goods has no shipment to wait for. */
    private static Stream<Command> invoiceAll(OrderFile file, DocumentNo order) {
        boolean due = switch (file.order().terms().invoiceWhen()) {
            case CONFIRMED -> true;
            case SHIPPED -> file.order().lines().isEmpty();
            case MANUALLY -> false;
        };
        return onlyIf(
                due && InvoiceLedger.of(file).isOpen(),
                drawUp(QuantityLedger.of(file).toInvoice()));
    }

    /** What was delivered beyond what was ordered is not charged. */
    static Stream<Command> invoiceShipped(OrderFile file, DocumentNo delivery) {
        var shipped = QuantityLedger.within(
                QuantityLedger.of(file).toInvoice(),
                file.delivery(delivery).map(Delivery::portions).orElse(List.of()));
        return onlyIf(!shipped.isEmpty(), drawUp(shipped));
    }

    private static Stream<Command> settleIt(OrderFile file, DocumentNo goodsReturn) {
        return Stream.of(settle(goodsReturn));
    }

    private static Stream<Command> cancelDeliveries(OrderFile file, DocumentNo order) {
        return file.deliveries().stream()
                .filter(delivery -> !delivery.state().phase().isEnd())
                .map((Delivery delivery) -> cancelDelivery(delivery.no()));
    }

    private static Stream<Command> discardDrafts(OrderFile file, DocumentNo order) {
        return file.invoices().stream()
                .filter(invoice -> invoice.state() == InvoiceState.DRAFT)
                .map((Invoice invoice) -> discard(invoice.no()));
    }

    static Stream<Command> onlyIf(boolean condition, Command command) {
        return condition ? Stream.of(command) : Stream.of();
    }

    static Stream<Command> onlyIf(boolean condition, Supplier<Command> command) {
        return condition ? Stream.of(command.get()) : Stream.of();
    }
}
