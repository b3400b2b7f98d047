package dev.sefaresh.core.payment;

import static dev.sefaresh.core.payment.PaymentRefusal.*;

import dev.sefaresh.core.ledger.Disputes;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.payment.PaymentCommand.Lapse;
import dev.sefaresh.core.payment.PaymentCommand.Report;
import dev.sefaresh.core.payment.PaymentCommand.Seen;
import dev.sefaresh.core.payment.PaymentCommand.TimeOut;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Decision.Refused;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.port.PaymentAnswer;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** What the outside says of money operations, and what time does to them: it has happened, and is recorded. */
final class News {
    private News() {}

    /** News is recorded as it is, unless it contradicts what was known: that stands, and the contradiction is for staff. */
    static Decision report(OrderFile file, Report command) {
        DocumentNo no = command.operation();
        PaymentAnswer answer = command.answer();
        Optional<Operation> before = file.operation(no);
        if (before.filter(operation -> !isNews(operation, command)).isPresent()) {
            return new Refused(Refusal.of(
                    NO_NEWS,
                    Map.of("operation", no, "state", before.orElseThrow().state(), "reported", answer.kind())));
        }
        boolean isContradicted = before.filter(operation -> operation.state() == OperationState.SUCCEEDED)
                .isPresent();
        Decision decision = PaymentRules.move(file, command, no)
                .change(operation -> isContradicted ? operation : answered(operation, answer))
                .go();
        if (!(decision instanceof Accepted accepted)) {
            return decision;
        }
        Operation after = accepted.file().operation(no).orElseThrow();
        if (isContradicted) {
            return accepted.leaving(no, Refusal.of(CONTRADICTED, contradiction(after, answer)));
        }
        return after.state() == OperationState.SUCCEEDED && after.moved().isPresent()
                ? accepted.leaving(no, Refusal.of(AMOUNT_DIFFERS, contradiction(after, answer)))
                : decision;
    }

    /** What the outside did without us has happened: it is checked against nothing but its own repetition. */
    static Decision seen(OrderFile file, Seen command, OperationKind kind) {
        Optional<Payment> payment = file.payment(PaymentRules.paymentOf(command.of()));
        boolean isKnown = payment.filter(one -> PaymentLedger.knows(one, kind, command.reference()))
                .isPresent();
        Decision decision = PaymentRules.following(
                        file, command, command.of(), kind, command.amount(), Optional.of(command.reference()))
                .require(() -> PaymentRules.isInCurrency(file, command.amount()), WRONG_CURRENCY)
                .require(
                        () -> !isKnown,
                        NO_NEWS,
                        () -> Map.of("payment", command.of(), "reference", command.reference()))
                .go();
        return decision instanceof Accepted accepted
                ? unexpected(accepted.file(), command, kind)
                        .map(code -> (Decision) accepted.leaving(
                                command.of(),
                                Refusal.of(code, Map.of("amount", command.amount(), "reference", command.reference()))))
                        .orElse(decision)
                : decision;
    }

    static Decision lapse(OrderFile file, Lapse command) {
        DocumentNo on = command.authorisation();
        Optional<Operation> authorisation = file.operation(on);
        return Move.birth(
                        OperationTransition.machine(),
                        file,
                        command.trigger(),
                        () -> Operation.of(
                                        file.payment(PaymentRules.paymentOf(on))
                                                .orElseThrow()
                                                .nextOperation(),
                                        OperationKind.RELEASE,
                                        PaymentLedger.of(file, on).open(authorisation.orElseThrow()))
                                .withFollows(on)
                                .withReference("lapsed"))
                .require(
                        () -> PaymentRules.canFollow(authorisation, OperationKind.RELEASE),
                        CANNOT_FOLLOW,
                        () -> PaymentRules.target(on, authorisation))
                .require(
                        () -> PaymentLedger.of(file, on)
                                .open(authorisation.orElseThrow())
                                .isPositive(),
                        MORE_THAN_HELD,
                        () -> Map.of("authorisation", on))
                .go();
    }

    /** An operation in doubt stays in doubt: it is for staff to find out. */
    static Decision timeOut(OrderFile file, TimeOut command) {
        Decision decision =
                PaymentRules.move(file, command, command.operation()).go();
        boolean wasInDoubt = file.operation(command.operation())
                .filter(operation -> operation.state() == OperationState.UNKNOWN)
                .isPresent();
        return wasInDoubt && decision instanceof Accepted accepted
                ? accepted.leaving(
                        command.operation(), Refusal.of(STILL_IN_DOUBT, Map.of("operation", command.operation())))
                : decision;
    }

    private static boolean isNews(Operation operation, Report report) {
        boolean isAdmitted = OperationTransition.machine()
                .admitted(Optional.of(operation.state()))
                .contains(report.trigger());
        boolean saysTheSame = operation.state() == OperationState.SUCCEEDED
                && report.trigger() == PaymentTrigger.REPORT_SUCCEEDED
                && report.answer().moved().orElse(moved(operation)).equals(moved(operation));
        return isAdmitted && !saysTheSame;
    }

    /** How long a buyer could act says nothing of how long the money is held then. */
    private static Operation answered(Operation operation, PaymentAnswer answer) {
        Operation.Builder after = new Operation.Builder().from(operation).action(answer.action());
        answer.reference().ifPresent(after::reference);
        if (operation.state() != OperationState.SUCCEEDED || answer.expires().isPresent()) {
            after.expires(answer.expires());
        }
        answer.moved().filter(amount -> !amount.equals(operation.amount())).ifPresent(after::moved);
        return after.build();
    }

    private static Money moved(Operation operation) {
        return operation.moved().orElse(operation.amount());
    }

    private static Map<String, Object> contradiction(Operation operation, PaymentAnswer answer) {
        return Map.of(
                "operation",
                operation.no(),
                "asked",
                operation.amount(),
                "known",
                operation.state() + " " + moved(operation),
                "reported",
                answer.kind() + answer.moved().map(amount -> " " + amount).orElse(""));
    }

    /** What of it is for staff. */
    private static Optional<PaymentRefusal> unexpected(OrderFile file, Seen command, OperationKind kind) {
        return switch (kind) {
            case REVERSAL ->
                Disputes.foretell(file, command.of(), command.reference())
                        ? Optional.empty()
                        : Optional.of(CHARGED_BACK);
            case REINSTATEMENT ->
                file.operation(command.of())
                        .filter(PaymentLedger.of(file, command.of())::isGivenBeforeTaken)
                        .map(taken -> GIVEN_BEFORE_TAKEN);
            default -> Optional.of(REFUND_NOT_OURS);
        };
    }
}
