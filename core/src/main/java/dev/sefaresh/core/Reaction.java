package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.cancelDelivery;
import static dev.sefaresh.core.delivery.DeliveryCommand.plan;
import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.raise;
import static dev.sefaresh.core.invoice.InvoiceCommand.discard;
import static dev.sefaresh.core.invoice.InvoiceCommand.drawUp;
import static dev.sefaresh.core.order.OrderCommand.adopt;
import static dev.sefaresh.core.order.OrderCommand.complete;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.reopen;
import static dev.sefaresh.core.quotation.QuotationCommand.supersede;
import static dev.sefaresh.core.returns.ReturnCommand.settle;

import dev.sefaresh.core.delivery.DeliveryTrigger;
import dev.sefaresh.core.discrepancy.DiscrepancyTrigger;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.invoice.InvoiceTrigger;
import dev.sefaresh.core.ledger.Disputes;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.core.order.OrderTrigger;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.payment.PaymentTrigger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision.Moved;
import dev.sefaresh.core.quotation.QuotationTrigger;
import dev.sefaresh.core.returns.ReturnTrigger;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationKind.Flow;
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
import org.joda.money.Money;

/**
 * What a document's arrival in a state demands of the others: on the state, if the terms say so, do. They run depth first, each on
 * the file that the one before left, and go out in the same commit.
 */
public enum Reaction {
    // spotless:off
    ACCEPTED_ADOPTS(    QuotationState.ACCEPTED,   Reaction::always,     OrderTrigger.ADOPT,       Reaction::adoptIt),
    REVISION_SUPERSEDES(QuotationState.SENT,       Reaction::always,     QuotationTrigger.SUPERSEDE, Reaction::supersedeRevised),
    AGREED_SUPERSEDES(  OrderState.QUOTATION_SENT, Reaction::always,     QuotationTrigger.SUPERSEDE, Reaction::supersedeAll),
    SENT_CONFIRMS(      OrderState.QUOTATION_SENT, Reaction::whenPaid,   OrderTrigger.CONFIRM,     Reaction::confirmIfPaid),
    SUCCESS_REOPENS(    OperationState.SUCCEEDED,  Reaction::whenPaid,   OrderTrigger.REOPEN,      Reaction::reopenIfPaid),
    RECORDED_REOPENS(   OperationState.RECORDED,   Reaction::whenPaid,   OrderTrigger.REOPEN,      Reaction::reopenIfPaid),
    SUCCESS_CONFIRMS(   OperationState.SUCCEEDED,  Reaction::whenPaid,   OrderTrigger.CONFIRM,     Reaction::confirmIfPaid),
    RECORDED_CONFIRMS(  OperationState.RECORDED,   Reaction::whenPaid,   OrderTrigger.CONFIRM,     Reaction::confirmIfPaid),
    PROMISE_CONFIRMS(   OperationState.PENDING,    Reaction::whenPaid,   OrderTrigger.CONFIRM,     Reaction::confirmIfPaid),
    SUCCESS_CAPTURES(   OperationState.SUCCEEDED,  Reaction::always,     PaymentTrigger.CAPTURE,   Reaction::captureHeld),
    SUCCESS_COMPLETES(  OperationState.SUCCEEDED,  Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    RECORDED_COMPLETES( OperationState.RECORDED,   Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    SUCCESS_RELEASES(   OperationState.SUCCEEDED,  Reaction::always,     PaymentTrigger.RELEASE,   Reaction::releaseExcess),
    RECORDED_RELEASES(  OperationState.RECORDED,   Reaction::always,     PaymentTrigger.RELEASE,   Reaction::releaseExcess),
    DRAWN_BACK_REFUNDS( OperationState.SUCCEEDED,  Reaction::always,     PaymentTrigger.REFUND,    Reaction::refundDrawnBack),
    SUCCESS_GIVES_BACK( OperationState.SUCCEEDED,  Reaction::toBuyer,    PaymentTrigger.REFUND,    Reaction::giveBackExcess),
    SUCCESS_IN_EXCESS(  OperationState.SUCCEEDED,  Reaction::always,     DiscrepancyTrigger.RAISE, Reaction::raiseExcess),
    RECORDED_IN_EXCESS( OperationState.RECORDED,   Reaction::always,     DiscrepancyTrigger.RAISE, Reaction::raiseExcess),
    RECORDED_RENEWS(    OperationState.RECORDED,   Reaction::always,     PaymentTrigger.REAUTHORISE, Reaction::renewLapsed),
    DECLINED_FAILS(     OperationState.DECLINED,   Reaction::always,     DiscrepancyTrigger.RAISE, Reaction::raiseFailed),
    NOT_DONE_FAILS(     OperationState.NOT_ATTEMPTED, Reaction::always,  DiscrepancyTrigger.RAISE, Reaction::raiseFailed),
    EXPIRED_FAILS(      OperationState.EXPIRED,    Reaction::always,     DiscrepancyTrigger.RAISE, Reaction::raiseFailed),
    DECLINED_CAPTURES(  OperationState.DECLINED,   Reaction::always,     PaymentTrigger.CAPTURE,   Reaction::captureInstead),
    NOT_DONE_CAPTURES(  OperationState.NOT_ATTEMPTED, Reaction::always,  PaymentTrigger.CAPTURE,   Reaction::captureInstead),
    EXPIRED_CAPTURES(   OperationState.EXPIRED,    Reaction::always,     PaymentTrigger.CAPTURE,   Reaction::captureInstead),
    CONFIRMED_DELIVERS( OrderState.SALES_ORDER,    Reaction::always,     DeliveryTrigger.PLAN,     Reaction::planAll),
    CONFIRMED_INVOICES( OrderState.SALES_ORDER,    Reaction::always,     InvoiceTrigger.DRAW_UP,   Reaction::invoiceAll),
    CONFIRMED_CAPTURES( OrderState.SALES_ORDER,    Reaction::always,     PaymentTrigger.CAPTURE,   PaymentCommand::captures),
    CONFIRMED_COMPLETES(OrderState.SALES_ORDER,    Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    SHIPPED_INVOICES(   DeliveryState.SHIPPED,     Reaction::whenShipped, InvoiceTrigger.DRAW_UP,  Reaction::invoiceShipped),
    SHIPPED_CAPTURES(   DeliveryState.SHIPPED,     Reaction::always,     PaymentTrigger.CAPTURE,   PaymentCommand::captures),
    DRAWN_UP_ISSUES(    InvoiceState.DRAFT,        Terms::issueAtOnce,   InvoiceTrigger.ISSUE,     InvoiceCommand::issues),
    NUMBERED_ISSUES(    InvoiceState.ISSUED,       Terms::issueAtOnce,   InvoiceTrigger.ISSUE,     InvoiceCommand::issuesWaiting),
    ARRIVED_COMPLETES(  DeliveryState.DELIVERED,   Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    INSPECTED_SETTLES(  ReturnState.INSPECTED,     Reaction::always,     ReturnTrigger.SETTLE,     Reaction::settleIt),
    SETTLED_CREDITS(    ReturnState.SETTLED,       Reaction::always,     InvoiceTrigger.CREDIT,    InvoiceCommand::credits),
    SETTLED_REFUNDS(    ReturnState.SETTLED,       Terms::refundAtOnce,  PaymentTrigger.REFUND,    PaymentCommand::refunds),
    SETTLED_KEEPS_BACK( ReturnState.SETTLED,       Terms::refundAtOnce,  DiscrepancyTrigger.RAISE, Reaction::raiseKeptBack),
    SETTLED_RELEASES(   ReturnState.SETTLED,       Reaction::always,     PaymentTrigger.RELEASE,   Reaction::releaseUnneeded),
    SETTLED_COMPLETES(  ReturnState.SETTLED,       Reaction::always,     OrderTrigger.COMPLETE,    Reaction::completeIfDone),
    CANCELLED_STOPS(    OrderState.CANCELLED,      Reaction::always,     DeliveryTrigger.CANCEL,   Reaction::cancelDeliveries),
    CANCELLED_DISCARDS( OrderState.CANCELLED,      Reaction::always,     InvoiceTrigger.DISCARD,   Reaction::discardDrafts),
    CANCELLED_CREDITS(  OrderState.CANCELLED,      Reaction::always,     InvoiceTrigger.CREDIT,    InvoiceCommand::credits),
    CANCELLED_SUPERSEDES(OrderState.CANCELLED,     Reaction::always,     QuotationTrigger.SUPERSEDE, Reaction::supersedeAll),
    CANCELLED_RELEASES( OrderState.CANCELLED,      Reaction::always,     PaymentTrigger.RELEASE,   PaymentCommand::releases),
    CANCELLED_REFUNDS(  OrderState.CANCELLED,      Terms::refundAtOnce,  PaymentTrigger.REFUND,    PaymentCommand::refunds),
    CANCELLED_HOLDS(    OrderState.CANCELLED,      Reaction::always,     DiscrepancyTrigger.RAISE, Reaction::raiseHeld),
    EXPIRED_RELEASES(   OrderState.EXPIRED,        Reaction::always,     PaymentTrigger.RELEASE,   PaymentCommand::releases),
    EXPIRED_GIVES_BACK( OrderState.EXPIRED,        Reaction::toBuyer,    PaymentTrigger.REFUND,    PaymentCommand::refunds),
    EXPIRED_HOLDS(      OrderState.EXPIRED,        Reaction::always,     DiscrepancyTrigger.RAISE, Reaction::raiseHeld),
    COMPLETED_RELEASES( OrderState.COMPLETED,      Reaction::always,     PaymentTrigger.RELEASE,   PaymentCommand::releases);
    // spotless:on

    private final State on;
    private final Predicate<Terms> when;
    private final Trigger does;
    private final BiFunction<OrderFile, DocumentNo, Stream<Command>> owes;

    Reaction(State on, Predicate<Terms> when, Trigger does, BiFunction<OrderFile, DocumentNo, Stream<Command>> owes) {
        this.on = on;
        this.when = when;
        this.does = does;
        this.owes = owes;
    }

    /** Whether the move is an arrival that the reaction is for. */
    boolean isDueTo(OrderFile file, Moved moved) {
        return isOn(moved.row()) && when.test(file.order().terms());
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
                .flatMap(row -> Stream.of(values()).filter(next -> next.isOn(row)))
                .filter(reached::add)
                .forEach(next -> next.follow(rows, reached));
    }

    private boolean isOn(Transition<?, ?, ?> row) {
        return row.to() == on && row.isArrival();
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
        return onlyIf(file.order().state() == OrderState.QUOTATION_SENT && isSecured(file), confirm());
    }

    /** Money that comes late for an order that expired, and is enough, takes it up again: prices and stock are checked again. */
    private static Stream<Command> reopenIfPaid(OrderFile file, DocumentNo operation) {
        return onlyIf(
                file.order().state() == OrderState.EXPIRED
                        && MoneyLedger.of(file).secured().isPositive()
                        && isSecured(file),
                reopen());
    }

    private static boolean isSecured(OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        return !money.secured().isLessThan(money.prepayment(file.order().terms().prepayPercent()));
    }

    private static Stream<Command> completeIfDone(OrderFile file, DocumentNo arrived) {
        return onlyIf(
                file.order().state() == OrderState.SALES_ORDER
                        && QuantityLedger.of(file).allDelivered()
                        && MoneyLedger.of(file).isPaid(),
                complete());
    }

    /** More was paid, given back or taken back than we decided: it has happened, is recorded, and a person decides. */
    private static Stream<Command> raiseExcess(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return switch (operation.kind()) {
            case SALE, CAPTURE -> Stream.concat(raiseHeld(file, no), raiseOverCaptured(file, operation));
            case REFUND -> raiseOverRefunded(file, no, Law.isOverRefunded(file, operation));
            case PAYOUT -> raiseOverRefunded(file, no, false);
            case REINSTATEMENT -> raiseHeld(file, no);
            case AUTHORISE, INCREMENT, RELEASE, REVERSAL -> Stream.of();
        };
    }

    /** By its own payment, or by the order: a refund may succeed after all that was paid out meanwhile. */
    private static Stream<Command> raiseOverRefunded(OrderFile file, DocumentNo no, boolean byPayment) {
        return onlyIf(
                byPayment || MoneyLedger.of(file).paid().isNegative(),
                raise(no, "OVER_REFUNDED", "more was given back than was taken"));
    }

    private static Stream<Command> raiseOverCaptured(OrderFile file, Operation operation) {
        return onlyIf(
                Law.isOverHeld(file, operation),
                raise(operation.no(), "OVER_CAPTURED", "more was taken than the authorisation held"));
    }

    /** What should have been done and was not: goods are out, or the buyer waits for money. */
    private static Stream<Command> raiseFailed(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return onlyIf(
                operation.follows().isPresent() || operation.kind() == OperationKind.PAYOUT,
                raise(no, operation.kind() + "_FAILED", operation.amount() + " was to move, and did not"));
    }

    /** A capture that moved less than was asked for is not made again by itself. */
    private static Stream<Command> captureHeld(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return operation.kind().flow() == Flow.HOLD ? PaymentCommand.captures(file, no) : Stream.of();
    }

    /** What is held was not captured as long as a sale could still bring the money. A capture that failed is not tried again. */
    private static Stream<Command> captureInstead(OrderFile file, DocumentNo no) {
        return file.operation(no).orElseThrow().kind() == OperationKind.SALE
                ? PaymentCommand.captures(file, no)
                : Stream.of();
    }

    /** Where two attempts succeed, the later is let go of; for an order that is over, all that nobody owes any more. */
    private static Stream<Command> releaseExcess(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        DocumentNo held = operation.kind() == OperationKind.INCREMENT
                ? operation.follows().orElseThrow()
                : no;
        return switch (operation.kind().flow()) {
            case HOLD -> PaymentCommand.excess(file, held::equals);
            case IN -> releaseUnneeded(file, no);
            case OUT, LIFT -> Stream.of();
        };
    }

    private static Stream<Command> releaseUnneeded(OrderFile file, DocumentNo cause) {
        return isOver(file) ? PaymentCommand.excess(file, any -> true) : Stream.of();
    }

    private static boolean isOver(OrderFile file) {
        OrderState state = file.order().state();
        return state == OrderState.COMPLETED || state == OrderState.CANCELLED || state == OrderState.EXPIRED;
    }

    /** Money is drawn back from an account to be given back by the way that it came. */
    private static Stream<Command> refundDrawnBack(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return operation.kind() == OperationKind.SALE && operation.follows().isPresent()
                ? PaymentCommand.refundsToSource(file, no)
                : Stream.of();
    }

    private static Stream<Command> giveBackExcess(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return operation.kind().flow() == Flow.IN ? PaymentCommand.refunds(file, no) : Stream.of();
    }

    /** What was held for an order that is still wanted, and is held no longer, has to be held again. */
    private static Stream<Command> renewLapsed(OrderFile file, DocumentNo no) {
        Operation lapsed = file.operation(no).orElseThrow();
        Money amount = MoneyLedger.least(lapsed.amount(), MoneyLedger.of(file).toPay());
        return onlyIf(
                lapsed.kind() == OperationKind.RELEASE && amount.isPositive(),
                () -> PaymentCommand.reauthorise(lapsed.follows().orElseThrow(), amount));
    }

    /** We hold money that is not ours, and it is not on its way back. */
    private static Stream<Command> raiseHeld(OrderFile file, DocumentNo about) {
        Money surplus = MoneyLedger.surplus(file);
        return onlyIf(surplus.isPositive(), raise(about, "SURPLUS", "paid " + surplus + " more than is due"));
    }

    /** What would go back by itself waits for the bank: a person sees to it that it is not forgotten. */
    private static Stream<Command> raiseKeptBack(OrderFile file, DocumentNo about) {
        Money surplus = MoneyLedger.surplus(file);
        return onlyIf(
                surplus.isPositive() && Disputes.areOpen(file),
                raise(about, "KEPT_BACK", surplus + " is owed to the buyer, and a dispute is open"));
    }

    private static Stream<Command> planAll(OrderFile file, DocumentNo order) {
        var open = QuantityLedger.of(file).toPlan();
        return onlyIf(!open.isEmpty(), plan(open));
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

    private static Stream<Command> invoiceShipped(OrderFile file, DocumentNo delivery) {
        var open = QuantityLedger.of(file).toInvoice();
        var shipped = file.delivery(delivery).map(Delivery::portions).orElse(List.of());
        return onlyIf(QuantityLedger.covers(open, shipped), drawUp(shipped));
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

    private static Stream<Command> onlyIf(boolean condition, Command command) {
        return condition ? Stream.of(command) : Stream.of();
    }

    private static Stream<Command> onlyIf(boolean condition, Supplier<Command> command) {
        return condition ? Stream.of(command.get()) : Stream.of();
    }
}
