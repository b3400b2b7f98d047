package dev.sefaresh.simulator;

import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What was carried in and out of the house, shelf by shelf. For one thread. */
final class Warehouse {
    private final Map<Shelf, BigDecimal> onTheShelves = new TreeMap<>();
    private final Map<Shelf, BigDecimal> carriedOut = new TreeMap<>();
    private final Map<Shelf, BigDecimal> delivered = new TreeMap<>();
    private final Map<Shelf, BigDecimal> gone = new TreeMap<>();

    /** It comes from a supplier, or from another location of ours. */
    void arrives(Shelf shelf, BigDecimal pieces) {
        onTheShelves.merge(shelf, pieces, BigDecimal::add);
        delivered.merge(shelf, pieces, BigDecimal::add);
    }

    /** It goes to another location of ours. */
    void goes(Shelf shelf, BigDecimal pieces) {
        arrives(shelf, pieces.negate());
    }

    /** It burns, or is stolen, promised or not. */
    void burns(Shelf shelf, BigDecimal pieces) {
        goes(shelf, pieces);
        gone.merge(shelf, pieces, BigDecimal::add);
    }

    /** It comes from a buyer, or from a carrier. */
    void comesBack(Shelf shelf, BigDecimal pieces) {
        onTheShelves.merge(shelf, pieces, BigDecimal::add);
    }

    /** It goes to a buyer. */
    void leaves(Shelf shelf, BigDecimal pieces) {
        onTheShelves.merge(shelf, pieces.negate(), BigDecimal::add);
        carriedOut.merge(shelf, pieces, BigDecimal::add);
    }

    /** Somebody looks for it, and it is not there. */
    void isMissing(Shelf shelf, BigDecimal pieces) {
        onTheShelves.merge(shelf, pieces.negate(), BigDecimal::add);
    }

    BigDecimal onTheShelves(Shelf shelf) {
        return onTheShelves.getOrDefault(shelf, BigDecimal.ZERO);
    }

    /** What went to buyers. */
    BigDecimal carriedOut(Shelf shelf) {
        return carriedOut.getOrDefault(shelf, BigDecimal.ZERO);
    }

    /** What came from suppliers and other locations, less what went there or burned. */
    BigDecimal delivered(Shelf shelf) {
        return delivered.getOrDefault(shelf, BigDecimal.ZERO);
    }

    /** What burned, promised or not. */
    BigDecimal gone(Shelf shelf) {
        return gone.getOrDefault(shelf, BigDecimal.ZERO);
    }
}
