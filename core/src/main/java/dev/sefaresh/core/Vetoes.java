package dev.sefaresh.core;

import com.google.common.collect.ImmutableListMultimap;
import dev.sefaresh.core.discrepancy.DiscrepancyTransition;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.core.policy.Veto;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.OrderFile;
import java.util.Optional;

/** A host's own guards, by the rows that they stand on, in the order in which they were set. Immutable and thread-safe. */
record Vetoes(ImmutableListMultimap<Transition<?, ?, ?>, Veto> byRow) {
    static final Vetoes NONE = new Vetoes(ImmutableListMultimap.of());

    /** The first that is against what a command's own arithmetic led to. */
    Optional<Refusal> against(OrderFile before, Accepted own) {
        return byRow.isEmpty()
                ? Optional.empty()
                : own.moves().stream()
                        .flatMap(moved -> byRow.get(moved.row()).stream()
                                .flatMap(veto -> veto.against(before, own.file(), moved.document()).stream()))
                        .findFirst();
    }

    /** Only what somebody wants can be forbidden: what is reported has happened, time passes, and staff are told in any case. */
    static boolean canStandOn(Transition<?, ?, ?> row) {
        return row.on() instanceof Trigger trigger
                && trigger.kind() == Trigger.Kind.COMMAND
                && row != DiscrepancyTransition.DISCREPANCY_RAISED;
    }
}
