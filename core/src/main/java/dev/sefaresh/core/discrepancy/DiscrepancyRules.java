package dev.sefaresh.core.discrepancy;

import dev.sefaresh.core.discrepancy.DiscrepancyCommand.Assign;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand.Escalate;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand.Raise;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand.Resolve;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;

/** The arithmetic of discrepancies. */
final class DiscrepancyRules {
    private DiscrepancyRules() {}

    static Decision decide(OrderFile file, DiscrepancyCommand command) {
        return switch (command.trigger()) {
            case RAISE -> raise(file, (Raise) command);
            case ASSIGN -> assign(file, (Assign) command);
            case RESOLVE -> resolve(file, (Resolve) command);
            case ESCALATE ->
                move(file, command, ((Escalate) command).discrepancy()).go();
        };
    }

    private static Decision raise(OrderFile file, Raise command) {
        return Move.birth(DiscrepancyTransition.machine(), file, command.trigger(), () -> newborn(file, command))
                .go();
    }

    private static Decision assign(OrderFile file, Assign command) {
        return move(file, command, command.discrepancy())
                .change(discrepancy -> discrepancy.withOwner(command.owner()))
                .go();
    }

    private static Decision resolve(OrderFile file, Resolve command) {
        return move(file, command, command.discrepancy())
                .change(discrepancy -> discrepancy.withResolution(command.resolution()))
                .go();
    }

    private static Move<Discrepancy> move(OrderFile file, DiscrepancyCommand command, DocumentNo no) {
        return Move.of(DiscrepancyTransition.machine(), file, no, file.discrepancy(no), command.trigger());
    }

    private static Discrepancy newborn(OrderFile file, Raise command) {
        return new Discrepancy.Builder()
                .no(DocumentNo.discrepancy(file.discrepancies().size() + 1))
                .about(command.about())
                .code(command.code())
                .note(command.note())
                .build();
    }
}
