package dev.sefaresh.core;

import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Decision.LeftUndone;
import dev.sefaresh.core.process.Decision.Moved;
import dev.sefaresh.core.process.Decision.Refused;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import java.util.List;
import java.util.Optional;

/** The rules, and all that follows from them. Pure: the whole behaviour of the engine for one file is this function. */
final class Decider {
    private Decider() {}

    /** Decides the commands in turn, all or nothing. */
    static Decision decide(OrderFile file, List<Command> commands, Facts facts) {
        return decide(file, commands, facts, Vetoes.NONE);
    }

    /** The same, under a host's own guards. */
    static Decision decide(OrderFile file, List<Command> commands, Facts facts, Vetoes vetoes) {
        Accepted all = Accepted.unchanged(file);
        for (Command command : commands) {
            Decision next = decide(file, all.file(), command, facts, vetoes);
            if (!(next instanceof Accepted accepted)) {
                return next;
            }
            all = all.and(accepted);
        }
        for (LeftUndone left : all.leftUndone()) {
            if (!isRaised(all.file(), left.about(), left.refusal().code().name())) {
                Decision raised = DiscrepancyCommand.raise(
                                left.about(),
                                left.refusal().code().name(),
                                left.refusal().toString())
                        .decide(all.file(), facts);
                all = all.and((Accepted) raised);
            }
        }
        return all;
    }

    /**
     * Decides a command and the reactions to it, depth first, until none is owed. A refused reaction takes its cause with it, up to
     * the nearest report or deadline: that has happened, so it stands, and the refusal is left for staff.
     */
    private static Decision decide(OrderFile before, OrderFile file, Command command, Facts facts, Vetoes vetoes) {
        Decision own = command.decide(file, left(before, file, facts));
        if (!(own instanceof Accepted accepted)) {
            return own;
        }
        Optional<Refusal> vetoed = vetoes.against(file, accepted);
        if (vetoed.isPresent()) {
            return new Refused(vetoed.get());
        }
        Accepted all = accepted;
        for (Moved moved : accepted.moves()) {
            for (Reaction reaction : Reaction.to(moved.row())) {
                if (!reaction.isAgreed(all.file())) {
                    continue;
                }
                for (Command owed : reaction.commands(all.file(), moved.document())) {
                    Decision next = decide(before, all.file(), owed, facts, vetoes);
                    if (next instanceof Accepted more) {
                        all = all.and(more);
                    } else if (next instanceof Refused refused) {
                        if (command.trigger().kind() == Trigger.Kind.COMMAND) {
                            return refused;
                        }
                        all = all.leaving(moved.document(), refused.refusal());
                    }
                }
            }
        }
        return all;
    }

    /** What the same decision has taken from the shelves is there no more. */
    private static Facts left(OrderFile before, OrderFile now, Facts facts) {
        return facts.supply().said().isEmpty() || before.equals(now)
                ? facts
                : facts.with(facts.supply().without(StockMoves.needed(StockMoves.between(before, now))));
    }

    /** Whether staff know it already, and have not resolved it. */
    static boolean isRaised(OrderFile file, DocumentNo about, String code) {
        return file.discrepancies().stream()
                .anyMatch(one -> !one.state().phase().isEnd()
                        && one.about().equals(about)
                        && one.code().equals(code));
    }
}
