package dev.sefaresh.core.payment;

import static dev.sefaresh.core.payment.PaymentRefusal.*;

import dev.sefaresh.core.ledger.Disputes;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.ledger.RefundPlan;
import dev.sefaresh.core.payment.PaymentCommand.Follow;
import dev.sefaresh.core.payment.PaymentCommand.GiveBack;
import dev.sefaresh.core.payment.PaymentCommand.Lapse;
import dev.sefaresh.core.payment.PaymentCommand.Pay;
import dev.sefaresh.core.payment.PaymentCommand.PayOut;
import dev.sefaresh.core.payment.PaymentCommand.Record;
import dev.sefaresh.core.payment.PaymentCommand.RecordRefund;
import dev.sefaresh.core.payment.PaymentCommand.Refund;
import dev.sefaresh.core.payment.PaymentCommand.Report;
import dev.sefaresh.core.payment.PaymentCommand.Seen;
import dev.sefaresh.core.payment.PaymentCommand.TimeOut;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.port.PaymentCapability;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.Money;

/** The arithmetic of money operations. */
final class PaymentRules {
    /** What is held anew for longer than this is not waiting for goods any more. */
    private static final int MOST_AUTHORISATIONS = 12;

    private PaymentRules() {}

    static Decision decide(OrderFile file, PaymentCommand command, Facts facts) {
        return switch (command.trigger()) {
            case PAY -> pay(file, (Pay) command, facts);
            case INCREASE -> increase(file, (Follow) command, facts);
            case REAUTHORISE -> reauthorise(file, (Follow) command, facts);
            case CAPTURE -> capture(file, (Follow) command, facts);
            case RELEASE -> release(file, (Follow) command, facts);
            case DRAW_BACK -> drawBack(file, (Follow) command, facts);
            case REFUND ->
                command instanceof GiveBack all ? giveBack(file, all, facts) : refund(file, (Refund) command, facts);
            case PAY_OUT -> payOut(file, (PayOut) command, facts);
            case RECORD -> record(file, (Record) command);
            case RECORD_REFUND -> recordRefund(file, (RecordRefund) command);
            case REPORT_SUCCEEDED,
                    REPORT_DECLINED,
                    REPORT_NOT_ATTEMPTED,
                    REPORT_PENDING,
                    REPORT_ACTION_REQUIRED,
                    REPORT_UNKNOWN -> News.report(file, (Report) command);
            case REPORT_REFUND -> News.seen(file, (Seen) command, OperationKind.REFUND);
            case REPORT_REVERSAL -> News.seen(file, (Seen) command, OperationKind.REVERSAL);
            case REPORT_REINSTATEMENT -> News.seen(file, (Seen) command, OperationKind.REINSTATEMENT);
            case TIME_OUT -> News.timeOut(file, (TimeOut) command);
            case LAPSE -> News.lapse(file, (Lapse) command);
        };
    }

    private static Decision pay(OrderFile file, Pay command, Facts facts) {
        Money due = MoneyLedger.of(file).toPay();
        Optional<Operation> underWay = underWay(file, command.tender());
        Optional<Tender> tender = Optional.ofNullable(facts.tenders().get(command.tender()));
        boolean held =
                tender.filter(one -> one.capture() != CaptureWhen.AT_ONCE).isPresent();
        Payment payment = Payment.by(command.tender(), nextPayment(file)).withInstrument(command.instrument());
        Payment kept = tender.map(one -> payment.withCounts(one.counts()).withCapture(one.capture()))
                .orElse(payment);
        Operation.Builder operation = new Operation.Builder()
                .kind(held ? OperationKind.AUTHORISE : OperationKind.SALE)
                .amount(command.amount().orElse(due));
        return first(file, command, kept, operation)
                .require(tender::isPresent, UNKNOWN_TENDER, () -> unknown(command.tender(), facts))
                .require(
                        () -> command.amount().isEmpty()
                                || isInCurrency(file, command.amount().get()),
                        WRONG_CURRENCY)
                .require(due::isPositive, NOTHING_TO_PAY, () -> Map.of("balance", due))
                .require(
                        () -> command.amount().isEmpty()
                                || !command.amount().get().isGreaterThan(due),
                        MORE_THAN_DUE,
                        () -> Map.of("due", due))
                .require(
                        underWay::isEmpty,
                        ATTEMPT_UNDER_WAY,
                        () -> Map.of("operation", underWay.orElseThrow().no()))
                .go();
    }

    private static Decision increase(OrderFile file, Follow command, Facts facts) {
        Money due = MoneyLedger.of(file).toPay();
        return follow(file, command, OperationKind.INCREMENT, facts)
                .require(() -> !command.amount().isGreaterThan(due), MORE_THAN_DUE, () -> Map.of("due", due))
                .go();
    }

    private static Decision reauthorise(OrderFile file, Follow command, Facts facts) {
        long times = file.payment(paymentOf(command.on())).stream()
                .flatMap(payment -> payment.operations().stream())
                .filter(operation -> operation.kind() == OperationKind.AUTHORISE)
                .count();
        return follow(file, command, OperationKind.AUTHORISE, facts)
                .require(() -> times < MOST_AUTHORISATIONS, RENEWED_TOO_OFTEN, () -> Map.of("times", times))
                .go();
    }

    private static Decision capture(OrderFile file, Follow command, Facts facts) {
        return held(follow(file, command, OperationKind.CAPTURE, facts), file, command)
                .go();
    }

    private static Decision release(OrderFile file, Follow command, Facts facts) {
        return held(follow(file, command, OperationKind.RELEASE, facts), file, command)
                .go();
    }

    private static Decision drawBack(OrderFile file, Follow command, Facts facts) {
        Supplier<Money> drawable = () -> PaymentLedger.of(file, command.on())
                .drawable(file.operation(command.on()).orElseThrow());
        return follow(file, command, OperationKind.SALE, facts)
                .require(
                        () -> !command.amount().isGreaterThan(drawable.get()),
                        MORE_THAN_PAID,
                        () -> Map.of("payout", command.on(), "left", drawable.get()))
                .go();
    }

    /** Never what must fail: what no provider can give back is no reason to refuse what made us owe it. */
    private static Decision giveBack(OrderFile file, GiveBack command, Facts facts) {
        Optional<String> account = command.credit().filter(tender -> facts.can(tender, PaymentCapability.PAYOUT));
        Optional<String> customer = file.order().buyer().customer();
        if (account.isPresent() && customer.isPresent()) {
            Money owed = Disputes.payable(file);
            return owed.isPositive()
                    ? payOut(file, new PayOut(account.orElseThrow(), owed, customer.orElseThrow()), facts)
                    : Accepted.unchanged(file);
        }
        Decision all = Accepted.unchanged(file);
        for (RefundPlan.Share share : RefundPlan.of(file, facts::can).shares()) {
            all = all.then(after -> refund(after, new Refund(share.of(), share.amount()), facts));
        }
        return all;
    }

    private static Decision refund(OrderFile file, Refund command, Facts facts) {
        String tender =
                file.payment(paymentOf(command.payment())).map(Payment::tender).orElse("");
        Optional<Dispute> dispute =
                file.payment(paymentOf(command.payment())).flatMap(payment -> Disputes.blocking(file, payment));
        Supplier<Set<PaymentCapability>> ways = () -> RefundPlan.waysBack(
                file.payment(paymentOf(command.payment()))
                        .flatMap(payment -> takenBy(file, payment, command.payment(), command.amount()))
                        .orElseThrow(),
                command.amount());
        return refund(file, command, command.payment(), command.amount(), Optional.empty())
                .require(() -> facts.tenders().containsKey(tender), UNKNOWN_TENDER, () -> unknown(tender, facts))
                .require(
                        () -> ways.get().stream().anyMatch(way -> facts.can(tender, way)),
                        CANNOT_GIVE_BACK,
                        () -> Map.of("tender", tender, "needed", ways.get()))
                .require(
                        dispute::isEmpty,
                        DISPUTED,
                        () -> Map.of("dispute", dispute.orElseThrow().no()))
                .go();
    }

    private static Decision payOut(OrderFile file, PayOut command, Facts facts) {
        Money owed = MoneyLedger.surplus(file);
        Payment payment =
                Payment.by(command.tender(), nextPayment(file)).withInstrument(Optional.of(command.instrument()));
        Operation.Builder operation =
                new Operation.Builder().kind(OperationKind.PAYOUT).amount(command.amount());
        return first(file, command, payment, operation)
                .require(
                        () -> facts.tenders().containsKey(command.tender()),
                        UNKNOWN_TENDER,
                        () -> unknown(command.tender(), facts))
                .require(
                        () -> facts.can(command.tender(), PaymentCapability.PAYOUT),
                        NOT_SUPPORTED,
                        () -> Map.of("tender", command.tender(), "needed", PaymentCapability.PAYOUT))
                .require(() -> isInCurrency(file, command.amount()), WRONG_CURRENCY)
                .require(() -> !command.amount().isGreaterThan(owed), MORE_THAN_OWED, () -> Map.of("owed", owed))
                .require(
                        () -> !command.amount().isGreaterThan(Disputes.payable(file)),
                        DISPUTED,
                        () -> Map.of("undisputed", Disputes.payable(file)))
                .go();
    }

    private static Decision record(OrderFile file, Record command) {
        Operation.Builder operation = new Operation.Builder()
                .kind(OperationKind.SALE)
                .amount(command.amount())
                .reference(command.evidence());
        return first(file, command, Payment.by(command.tender(), nextPayment(file)), operation)
                .require(() -> isInCurrency(file, command.amount()), WRONG_CURRENCY)
                .go();
    }

    private static Decision recordRefund(OrderFile file, RecordRefund command) {
        return refund(file, command, command.payment(), command.amount(), Optional.of(command.evidence()))
                .go();
    }

    private static Move<Operation> first(
            OrderFile file, PaymentCommand command, Payment payment, Operation.Builder operation) {
        return Move.birth(
                        OperationTransition.machine(),
                        file.with(payment),
                        command.trigger(),
                        () -> operation.no(payment.nextOperation()).build())
                .require(() -> file.order().state() != OrderState.QUOTATION, NOT_CHECKED_OUT);
    }

    private static Move<Operation> follow(OrderFile file, Follow command, OperationKind kind, Facts facts) {
        DocumentNo on = command.on();
        Optional<Operation> after = file.operation(on);
        String tender = file.payment(paymentOf(on)).map(Payment::tender).orElse("");
        Supplier<Optional<PaymentCapability>> needed =
                () -> Follows.of(kind, after.orElseThrow().kind()).flatMap(Follows::needs);
        return following(file, command, on, kind, command.amount(), Optional.empty())
                .require(() -> facts.tenders().containsKey(tender), UNKNOWN_TENDER, () -> unknown(tender, facts))
                .require(
                        () -> needed.get()
                                .filter(capability -> !facts.can(tender, capability))
                                .isEmpty(),
                        NOT_SUPPORTED,
                        () -> Map.of("tender", tender, "needed", needed.get().orElseThrow()))
                .require(() -> isInCurrency(file, command.amount()), WRONG_CURRENCY);
    }

    static Move<Operation> following(
            OrderFile file,
            PaymentCommand command,
            DocumentNo on,
            OperationKind kind,
            Money amount,
            Optional<String> reference) {
        Optional<Payment> payment = file.payment(paymentOf(on));
        Optional<Operation> after = file.operation(on);
        return Move.birth(
                        OperationTransition.machine(),
                        file,
                        command.trigger(),
                        () -> Operation.of(payment.orElseThrow().nextOperation(), kind, amount)
                                .withFollows(on)
                                .withReference(reference))
                .require(after::isPresent, NO_SUCH_PAYMENT, () -> Map.of("payment", on))
                .require(() -> canFollow(after, kind), CANNOT_FOLLOW, () -> target(on, after));
    }

    private static Move<Operation> held(Move<Operation> move, OrderFile file, Follow command) {
        Supplier<Money> open = () -> PaymentLedger.of(file, command.on())
                .open(file.operation(command.on()).orElseThrow());
        return move.require(
                () -> !command.amount().isGreaterThan(open.get()), MORE_THAN_HELD, () -> Map.of("held", open.get()));
    }

    private static Move<Operation> refund(
            OrderFile file, PaymentCommand command, DocumentNo no, Money amount, Optional<String> evidence) {
        Optional<Payment> payment = file.payment(paymentOf(no));
        Optional<Operation> taken = payment.flatMap(one -> takenBy(file, one, no, amount));
        return Move.birth(
                        OperationTransition.machine(),
                        file,
                        command.trigger(),
                        () -> Operation.of(payment.orElseThrow().nextOperation(), OperationKind.REFUND, amount)
                                .withFollows(taken.orElseThrow().no())
                                .withReference(evidence))
                .require(payment::isPresent, NO_SUCH_PAYMENT, () -> Map.of("payment", no))
                .require(() -> isInCurrency(file, amount), WRONG_CURRENCY)
                .require(
                        () -> taken.isPresent()
                                && !amount.isGreaterThan(MoneyLedger.refundable(file, payment.orElseThrow())),
                        MORE_THAN_PAID,
                        () -> Map.of("payment", no, "refundable", MoneyLedger.refundable(file, payment.orElseThrow())));
    }

    /** The sale or capture that so much can be given back of: the one that is named, or the payment's first that has it. */
    private static Optional<Operation> takenBy(OrderFile file, Payment payment, DocumentNo no, Money amount) {
        PaymentLedger ledger = new PaymentLedger(payment, file.order().terms().currency());
        return ledger.refundableOperations()
                .filter(taken -> no.equals(payment.no()) || no.equals(taken.no()))
                .filter(taken -> isInCurrency(file, amount) && !amount.isGreaterThan(ledger.refundable(taken)))
                .findFirst();
    }

    static Move<Operation> move(OrderFile file, PaymentCommand command, DocumentNo no) {
        return Move.of(OperationTransition.machine(), file, no, file.operation(no), command.trigger());
    }

    static boolean canFollow(Optional<Operation> after, OperationKind kind) {
        return after.filter(PaymentLedger::isDone)
                .flatMap(operation -> Follows.of(kind, operation.kind()))
                .isPresent();
    }

    static Map<String, Object> target(DocumentNo on, Optional<Operation> after) {
        return after.<Map<String, Object>>map(
                        operation -> Map.of("operation", on, "kind", operation.kind(), "state", operation.state()))
                .orElse(Map.of("operation", on));
    }

    private static Map<String, Object> unknown(String tender, Facts facts) {
        return Map.of("tender", tender, "known", facts.tenders().keySet());
    }

    private static Optional<Operation> underWay(OrderFile file, String tender) {
        return file.payments().stream()
                .filter(payment -> payment.tender().equals(tender))
                .flatMap(payment -> payment.operations().stream())
                .filter(operation -> PaymentLedger.isUnderWay(operation))
                .findFirst();
    }

    /** The payment itself, or the one that an operation belongs to. */
    static DocumentNo paymentOf(DocumentNo no) {
        return no.owner() == 0 ? no : DocumentNo.payment(no.owner());
    }

    private static DocumentNo nextPayment(OrderFile file) {
        return DocumentNo.payment(file.payments().size() + 1);
    }

    static boolean isInCurrency(OrderFile file, Money amount) {
        return amount.getCurrencyUnit().equals(file.order().terms().currency());
    }
}
