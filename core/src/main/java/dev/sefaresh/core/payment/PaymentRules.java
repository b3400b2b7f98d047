package dev.sefaresh.core.payment;

import static dev.sefaresh.core.payment.PaymentRefusal.*;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.payment.PaymentCommand.Pay;
import dev.sefaresh.core.payment.PaymentCommand.Record;
import dev.sefaresh.core.payment.PaymentCommand.RecordRefund;
import dev.sefaresh.core.payment.PaymentCommand.Refund;
import dev.sefaresh.core.payment.PaymentCommand.Report;
import dev.sefaresh.core.payment.PaymentCommand.TimeOut;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Payment;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** The arithmetic of money operations. */
final class PaymentRules {
    private PaymentRules() {}

    static Decision decide(OrderFile file, PaymentCommand command, Facts facts) {
        return switch (command.trigger()) {
            case PAY -> pay(file, (Pay) command, facts);
            case RECORD -> record(file, (Record) command);
            case REFUND -> refund(file, (Refund) command, facts);
            case RECORD_REFUND -> recordRefund(file, (RecordRefund) command);
            case REPORT_SUCCEEDED,
                    REPORT_DECLINED,
                    REPORT_NOT_ATTEMPTED,
                    REPORT_PENDING,
                    REPORT_ACTION_REQUIRED,
                    REPORT_UNKNOWN -> report(file, (Report) command);
            case TIME_OUT -> timeOut(file, (TimeOut) command);
        };
    }

    /** What can still be given back on a payment. */
    static Money refundable(OrderFile file, Payment payment) {
        return MoneyLedger.refundable(payment, file.order().terms().currency());
    }

    private static Decision pay(OrderFile file, Pay command, Facts facts) {
        Money balance = MoneyLedger.of(file).balance();
        Optional<Operation> underWay = underWay(file, command.tender());
        return sale(file, command, command.tender(), new Operation.Builder().amount(balance))
                .require(
                        () -> facts.tenders().contains(command.tender()),
                        UNKNOWN_TENDER,
                        () -> Map.of("tender", command.tender(), "known", facts.tenders()))
                .require(balance::isPositive, NOTHING_TO_PAY, () -> Map.of("balance", balance))
                .require(
                        underWay::isEmpty,
                        ATTEMPT_UNDER_WAY,
                        () -> Map.of("operation", underWay.orElseThrow().no()))
                .go();
    }

    private static Decision record(OrderFile file, Record command) {
        return sale(
                        file,
                        command,
                        command.tender(),
                        new Operation.Builder().amount(command.amount()).reference(command.evidence()))
                .require(() -> isInCurrency(file, command.amount()), WRONG_CURRENCY)
                .go();
    }

    private static Decision refund(OrderFile file, Refund command, Facts facts) {
        String tender = file.payment(command.payment()).map(Payment::tender).orElse("");
        return refund(file, command, command.payment(), command.amount(), Optional.empty())
                .require(
                        () -> facts.tenders().contains(tender),
                        UNKNOWN_TENDER,
                        () -> Map.of("tender", tender, "known", facts.tenders()))
                .go();
    }

    private static Decision recordRefund(OrderFile file, RecordRefund command) {
        return refund(file, command, command.payment(), command.amount(), Optional.of(command.evidence()))
                .go();
    }

    private static Decision report(OrderFile file, Report command) {
        return move(file, command, command.operation())
                .change(operation -> command.answer()
                        .reference()
                        .map(operation::withReference)
                        .orElse(operation))
                .go();
    }

    /** An operation in doubt stays in doubt: it is for staff to find out. */
    private static Decision timeOut(OrderFile file, TimeOut command) {
        Decision decision = move(file, command, command.operation()).go();
        boolean wasInDoubt = file.operation(command.operation())
                .filter(operation -> operation.state() == OperationState.UNKNOWN)
                .isPresent();
        return wasInDoubt && decision instanceof Accepted accepted
                ? accepted.leaving(
                        command.operation(), Refusal.of(STILL_IN_DOUBT, Map.of("operation", command.operation())))
                : decision;
    }

    private static Move<Operation> sale(OrderFile file, PaymentCommand command, String tender, Operation.Builder sale) {
        Payment payment = Payment.by(tender, DocumentNo.payment(file.payments().size() + 1));
        return Move.birth(
                        OperationTransition.machine(),
                        file.with(payment),
                        command.trigger(),
                        () -> sale.no(payment.nextOperation())
                                .kind(OperationKind.SALE)
                                .build())
                .require(() -> file.order().state() != OrderState.QUOTATION, NOT_CHECKED_OUT);
    }

    private static Move<Operation> refund(
            OrderFile file, PaymentCommand command, DocumentNo no, Money amount, Optional<String> evidence) {
        Optional<Payment> payment = file.payment(no);
        return Move.birth(
                        OperationTransition.machine(),
                        file,
                        command.trigger(),
                        () -> Operation.of(payment.orElseThrow().nextOperation(), OperationKind.REFUND, amount)
                                .withReference(evidence))
                .require(payment::isPresent, NO_SUCH_PAYMENT, () -> Map.of("payment", no))
                .require(() -> isInCurrency(file, amount), WRONG_CURRENCY)
                .require(
                        () -> !amount.isGreaterThan(refundable(file, payment.orElseThrow())),
                        MORE_THAN_PAID,
                        () -> Map.of("payment", no, "refundable", refundable(file, payment.orElseThrow())));
    }

    private static Move<Operation> move(OrderFile file, PaymentCommand command, DocumentNo no) {
        return Move.of(OperationTransition.machine(), file, no, file.operation(no), command.trigger());
    }

    private static Optional<Operation> underWay(OrderFile file, String tender) {
        return file.payments().stream()
                .filter(payment -> payment.tender().equals(tender))
                .flatMap(payment -> payment.operations().stream())
                .filter(operation -> MoneyLedger.isUnderWay(operation.state()))
                .findFirst();
    }

    private static boolean isInCurrency(OrderFile file, Money amount) {
        return amount.getCurrencyUnit().equals(file.order().terms().currency());
    }
}
