package dev.sefaresh.core;

import dev.sefaresh.core.dispute.DisputeCommand;
import dev.sefaresh.core.dispute.DisputeCommand.Brought;
import dev.sefaresh.core.dispute.DisputeCommand.Verdict;
import dev.sefaresh.core.ledger.Disputes;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.port.Notice.Disputed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a provider's notice of a dispute tells that a file does not say, as commands for one request. Notices come late, twice and in
 * any order: whatever a notice presupposes is told with it. Stateless and pure.
 */
final class DisputeNews {
    private DisputeNews() {}

    /** Empty if it tells nothing new. */
    static List<Command> of(OrderFile file, Disputed told) {
        DocumentNo on = told.of().operation();
        String name = told.reference();
        return switch (told.stage()) {
            case INQUIRY ->
                news(file, particulars(DisputeCommand.inquire(on, told.amount(), name, told.reason()), told));
            case OPEN -> news(file, particulars(DisputeCommand.dispute(on, told.amount(), name, told.reason()), told));
            case WITHDRAWN -> and(news(file, disputed(file, told)), moved(file, told, OperationKind.REVERSAL));
            case REINSTATED -> and(news(file, disputed(file, told)), moved(file, told, OperationKind.REINSTATEMENT));
            case WON -> and(begun(file, told), news(file, DisputeCommand.reportWon(on, name)));
            case LOST -> and(begun(file, told), news(file, DisputeCommand.reportLost(on, name)));
        };
    }

    /** That it is open. Of one that was known as open, a movement of money says nothing about what is disputed, and why. */
    private static Brought disputed(OrderFile file, Disputed told) {
        Optional<Dispute> open = known(file, told).filter(Disputes::isOpen);
        return particulars(
                DisputeCommand.dispute(
                        told.of().operation(),
                        open.map(Dispute::amount).orElse(told.amount()),
                        told.reference(),
                        open.map(Dispute::reason).orElse(told.reason())),
                told);
    }

    /** A verdict on what was not known to be disputed. */
    private static List<Command> begun(OrderFile file, Disputed told) {
        return known(file, told).isPresent() ? List.of() : news(file, disputed(file, told));
    }

    private static Brought particulars(Brought dispute, Disputed told) {
        return dispute.charging(told.fee()).until(told.evidenceDue());
    }

    private static Optional<Dispute> known(OrderFile file, Disputed told) {
        return Disputes.known(file, told.of().operation(), told.reference());
    }

    private static List<Command> news(OrderFile file, Brought dispute) {
        return dispute.isNews(file) ? List.of(dispute) : List.of();
    }

    private static List<Command> news(OrderFile file, Verdict verdict) {
        return verdict.isNews(file) ? List.of(verdict) : List.of();
    }

    private static List<Command> moved(OrderFile file, Disputed told, OperationKind kind) {
        DocumentNo on = told.of().operation();
        String movement = Disputes.movement(told.reference(), told.round());
        boolean isKnown = file.payment(DocumentNo.payment(on.owner()))
                .filter(payment -> PaymentLedger.knows(payment, kind, movement))
                .isPresent();
        Command report = kind == OperationKind.REVERSAL
                ? PaymentCommand.reportReversal(on, told.amount(), movement)
                : PaymentCommand.reportReinstatement(on, told.amount(), movement);
        return isKnown ? List.of() : List.of(report);
    }

    private static List<Command> and(List<Command> first, List<Command> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
