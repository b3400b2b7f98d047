package dev.sefaresh.core.policy;

import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import java.util.Optional;

/**
 * A host's own guard on a row of a machine: it can forbid what the engine allows, and never allow what the engine forbids.
 * Implementations are pure and thread-safe: previews and repeated decisions ask again, and must be answered the same.
 */
@FunctionalInterface
public interface Veto {
    /**
     * Why the document must not go along the row; empty if it may. The refusal has a code of the host's own, by its own enum.
     *
     * @param before the file before the command
     * @param after the file after its arithmetic, before anything that follows from it
     * @param document the one that would go along the row
     */
    Optional<Refusal> against(OrderFile before, OrderFile after, DocumentNo document);
}
