package dev.sefaresh.spi.port;

import java.util.List;

/**
 * What became of a change.
 *
 * @param moved what happened: all of it, or nothing, or, where parts are enough, what was there
 * @param lacking the shelves that had too little; after a loss those on which more is promised than there is
 */
public record StockAnswer(List<StockMove> moved, List<Shortage> lacking) {
    /** Copies both. */
    public StockAnswer {
        moved = List.copyOf(moved);
        lacking = List.copyOf(lacking);
    }

    /** Whether nothing happened. */
    public boolean isRefused() {
        return moved.isEmpty();
    }
}
