package dev.sefaresh.core.dispute;

import static dev.sefaresh.core.dispute.DisputeRefusal.*;

import dev.sefaresh.core.dispute.DisputeCommand.Brought;
import dev.sefaresh.core.dispute.DisputeCommand.Plain;
import dev.sefaresh.core.dispute.DisputeCommand.SendEvidence;
import dev.sefaresh.core.dispute.DisputeCommand.Verdict;
import dev.sefaresh.core.ledger.Disputes;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OrderFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The arithmetic of disputes. */
final class DisputeRules {
    private DisputeRules() {}

    static Decision decide(OrderFile file, DisputeCommand command, Facts facts) {
        return switch (command.trigger()) {
            case INQUIRE, DISPUTE -> brought(file, (Brought) command);
            case REPORT_WON, REPORT_LOST -> verdict(file, (Verdict) command);
            case SEND_EVIDENCE -> sendEvidence(file, (SendEvidence) command, facts);
            case ACCEPT -> move(file, command, ((Plain) command).dispute()).go();
            case TIME_OUT -> timeOut(file, (Plain) command, facts);
        };
    }

    static boolean isNews(OrderFile file, Brought command) {
        return known(file, command)
                .map(dispute -> isAdmitted(dispute, command)
                        && (isMoved(dispute, command)
                                || !retold(dispute, command).equals(dispute)))
                .orElse(true);
    }

    static boolean isNews(OrderFile file, Verdict command) {
        return known(file, command).map(dispute -> isAdmitted(dispute, command)).orElse(true);
    }

    private static Decision brought(OrderFile file, Brought command) {
        Optional<Dispute> known = known(file, command);
        if (known.isPresent() && !isNews(file, command)) {
            return noNews(known.orElseThrow(), command);
        }
        return known.map(dispute -> Move.of(DisputeTransition.machine(), file, dispute.no(), known, command.trigger())
                        .change(told -> retold(told, command)))
                .orElseGet(() -> birth(file, command))
                .go();
    }

    private static Move<Dispute> birth(OrderFile file, Brought command) {
        Optional<Operation> disputed = file.operation(command.operation());
        return Move.birth(DisputeTransition.machine(), file, command.trigger(), () -> newborn(file, command))
                .require(
                        disputed::isPresent,
                        CommonRefusal.NO_SUCH_DOCUMENT,
                        () -> Map.of("order", file.id(), "document", command.operation()))
                .require(
                        () -> PaymentLedger.isTaking(disputed.orElseThrow()),
                        NOT_DISPUTABLE,
                        () -> Map.of(
                                "operation",
                                command.operation(),
                                "kind",
                                disputed.orElseThrow().kind()));
    }

    private static Decision verdict(OrderFile file, Verdict command) {
        Optional<Dispute> known = known(file, command);
        if (known.isEmpty()) {
            return new Decision.Refused(Refusal.of(
                    NO_SUCH_DISPUTE, Map.of("operation", command.operation(), "reference", command.reference())));
        }
        Dispute dispute = known.orElseThrow();
        return isNews(file, command) ? move(file, command, dispute.no()).go() : noNews(dispute, command);
    }

    private static Decision sendEvidence(OrderFile file, SendEvidence command, Facts facts) {
        Optional<Instant> due = due(file, command.dispute());
        return move(file, command, command.dispute())
                .require(
                        () -> due.filter(end -> facts.now().isAfter(end)).isEmpty(),
                        TOO_LATE,
                        () -> Map.of("dispute", command.dispute(), "due", due.orElseThrow()))
                .change(dispute -> dispute.withEvidence(command.evidence()))
                .go();
    }

    /** A deadline that was put off meanwhile is none, and one that has passed is for staff. */
    private static Decision timeOut(OrderFile file, Plain command, Facts facts) {
        DocumentNo no = command.dispute();
        boolean isBanksTurn = file.dispute(no)
                .filter(dispute -> dispute.state() == DisputeState.EVIDENCE_SENT)
                .isPresent();
        Optional<Instant> due = isBanksTurn ? Optional.empty() : due(file, no);
        Decision decision = move(file, command, no)
                .require(
                        () -> due.filter(end -> facts.now().isBefore(end)).isEmpty(),
                        TOO_EARLY,
                        () -> Map.of("dispute", no, "due", due.orElseThrow()))
                .change(dispute -> dispute.withEvidenceMissed(!isBanksTurn || dispute.evidenceMissed()))
                .go();
        return decision instanceof Accepted accepted
                ? accepted.leaving(no, Refusal.of(isBanksTurn ? NO_VERDICT : EVIDENCE_MISSED, Map.of("dispute", no)))
                : decision;
    }

    private static Move<Dispute> move(OrderFile file, DisputeCommand command, DocumentNo no) {
        return Move.of(DisputeTransition.machine(), file, no, file.dispute(no), command.trigger());
    }

    private static Dispute newborn(OrderFile file, Brought command) {
        return new Dispute.Builder()
                .no(DocumentNo.dispute(file.disputes().size() + 1))
                .operation(command.operation())
                .amount(command.amount())
                .reference(command.reference())
                .reason(command.reason())
                .fee(command.fee())
                .evidenceDue(due(command))
                .build();
    }

    private static Dispute retold(Dispute dispute, Brought command) {
        Optional<Instant> due = due(command).or(dispute::evidenceDue);
        return new Dispute.Builder()
                .from(dispute)
                .amount(command.amount())
                .reason(command.reason())
                .fee(command.fee().or(dispute::fee))
                .evidenceDue(due)
                .evidenceMissed(dispute.evidenceMissed() && due.equals(dispute.evidenceDue()))
                .build();
    }

    private static boolean isMoved(Dispute dispute, Brought command) {
        return dispute.state() == DisputeState.INQUIRY && command.trigger() == DisputeTrigger.DISPUTE;
    }

    private static boolean isAdmitted(Dispute dispute, DisputeCommand command) {
        return DisputeTransition.machine()
                .admitted(Optional.of(dispute.state()))
                .contains(command.trigger());
    }

    private static Decision noNews(Dispute dispute, DisputeCommand command) {
        return new Decision.Refused(Refusal.of(
                NO_NEWS, Map.of("dispute", dispute.no(), "state", dispute.state(), "reported", command.trigger())));
    }

    private static Optional<Dispute> known(OrderFile file, Brought command) {
        return Disputes.known(file, command.operation(), command.reference());
    }

    private static Optional<Dispute> known(OrderFile file, Verdict command) {
        return Disputes.known(file, command.operation(), command.reference());
    }

    private static Optional<Instant> due(OrderFile file, DocumentNo no) {
        return file.dispute(no).flatMap(Dispute::evidenceDue);
    }

    private static Optional<Instant> due(Brought command) {
        return command.evidenceDue().map(end -> end.truncatedTo(ChronoUnit.MICROS));
    }
}
