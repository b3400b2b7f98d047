package dev.sefaresh.core;

import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockChange.Holder;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was done about a shelf on which more was promised than there is. Immutable and thread-safe.
 *
 * @param from the deliveries that were told that their goods are not there, in this order
 * @param lacking how much is still promised and not there: what has been taken from the shelf, or is not kept for anybody who could
 *     be told; 0 if the shelf is covered
 */
public record Covered(Shelf shelf, List<Holder> from, BigDecimal lacking) {
    /** Copies the deliveries. */
    public Covered {
        from = List.copyOf(from);
    }

    /** Whether all that is promised is there. */
    public boolean isWhole() {
        return lacking.signum() == 0;
    }
}
