package dev.sefaresh.core;

import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import java.util.List;
import java.util.Optional;

/**
 * A delivery that waited for stock, and for which there seemed to be some. Immutable and thread-safe.
 *
 * @param delivery that waited; where only a part of it was there, others stand in its place now
 * @param portions what waits no more
 * @param refusal why it got nothing after all: others were faster, say; empty if it got something
 */
public record Served(OrderId order, DocumentNo delivery, List<Portion> portions, Optional<Refusal> refusal) {
    /** Copies the portions. */
    public Served {
        portions = List.copyOf(portions);
    }
}
