package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Shelves as they stand before a change, and what becomes of it: the arithmetic of the rules of {@link Stock}, for whoever keeps
 * stock. Writes nothing.
 */
public interface Shelves {
    /** How much lies there; {@link Level#NONE} where nothing was ever moved. */
    Level level(Shelf shelf);

    /** How it stands there with the holder of the change; {@link Held#NONE} if it has none. */
    Held held(Shelf shelf);

    /**
     * How a shelf stands with a holder.
     *
     * @param quantity how much is kept there for it
     * @param closed whether anything was released or issued there for it, were it nothing
     */
    record Held(BigDecimal quantity, boolean closed) {
        /** Nothing was ever moved for it. */
        public static final Held NONE = new Held(BigDecimal.ZERO, false);

        /** Afterwards. */
        public Held after(StockMove move) {
            return new Held(quantity.add(move.reserved()), closed || move.kind().closes());
        }
    }

    /** Which moves of a change are to be written, in this order, and what lacks. */
    default StockAnswer answer(StockChange change) {
        List<StockMove> possible = possible(change);
        List<Shortage> lacking = lacking(possible);
        if (!lacking.isEmpty() && !change.partly()) {
            return new StockAnswer(List.of(), lacking);
        }
        List<StockMove> moved = lacking.isEmpty() ? possible : parts(possible);
        Stream<Shortage> overdrawn = overdrawn(moved)
                .filter(over -> lacking.stream().noneMatch(one -> one.shelf().equals(over.shelf())));
        return new StockAnswer(
                moved,
                Stream.concat(lacking.stream(), overdrawn)
                        .sorted(Comparator.comparing(Shortage::shelf))
                        .toList());
    }

    /** The shelves of which these moves need more than is free there once all the others have happened. */
    default List<Shortage> lacking(List<StockMove> moves) {
        List<Shortage> lacking = new ArrayList<>();
        Map<Shelf, BigDecimal> given = taken(moves, move -> !move.kind().needs());
        taken(moves, move -> move.kind().needs()).forEach((shelf, needed) -> {
            Level level = level(shelf);
            BigDecimal free = level.free().subtract(given.getOrDefault(shelf, BigDecimal.ZERO));
            if (needed.compareTo(free) > 0) {
                lacking.add(new Shortage(shelf, needed, free, level.expected()));
            }
        });
        return lacking;
    }

    /** Nothing is reserved too late, and no more let go of for the holder than is kept for it. */
    private List<StockMove> possible(StockChange change) {
        List<StockMove> moves = new ArrayList<>();
        Map<Shelf, BigDecimal> kept = new HashMap<>();
        for (StockMove move : change.moves()) {
            Shelf shelf = move.shelf();
            BigDecimal there = kept.computeIfAbsent(shelf, one -> held(one).quantity());
            if (!move.kind().isHeld()) {
                moves.add(move);
            } else if (move.kind().closes()) {
                BigDecimal less = move.quantity().value().min(there);
                kept.put(shelf, there.subtract(less));
                moves.add(move.of(less));
                if (move.kind() == StockMove.Kind.ISSUE
                        && less.compareTo(move.quantity().value()) < 0) {
                    moves.add(new StockMove(
                            StockMove.Kind.LOSE, shelf, move.quantity().minus(new Quantity(less))));
                }
            } else if (!held(shelf).closed()) {
                kept.put(
                        shelf,
                        change.partly() ? there : there.add(move.quantity().value()));
                moves.add(move);
            }
        }
        return moves;
    }

    /** Of what needs to be free only as much as is, in the order of the moves. */
    private List<StockMove> parts(List<StockMove> moves) {
        Map<Shelf, BigDecimal> given = taken(moves, move -> !move.kind().needs());
        Map<Shelf, BigDecimal> pool = new HashMap<>();
        List<StockMove> parts = new ArrayList<>();
        for (StockMove move : moves) {
            BigDecimal there = pool.computeIfAbsent(
                    move.shelf(),
                    shelf -> level(shelf)
                            .free()
                            .subtract(given.getOrDefault(shelf, BigDecimal.ZERO))
                            .max(BigDecimal.ZERO));
            BigDecimal part = move.quantity().value().min(there);
            if (!move.kind().needs()) {
                parts.add(move);
            } else if (part.signum() > 0) {
                pool.put(move.shelf(), there.subtract(part));
                parts.add(move.of(part));
            }
        }
        return parts;
    }

    /** The shelves on which more is promised afterwards than there is. */
    private Stream<Shortage> overdrawn(List<StockMove> moves) {
        return taken(moves, move -> true).entrySet().stream().flatMap(entry -> {
            Level level = level(entry.getKey());
            BigDecimal free = level.free().subtract(entry.getValue());
            return free.signum() < 0
                    ? Stream.of(
                            new Shortage(entry.getKey(), entry.getValue().max(BigDecimal.ZERO), free, level.expected()))
                    : Stream.empty();
        });
    }

    private static Map<Shelf, BigDecimal> taken(List<StockMove> moves, Predicate<StockMove> which) {
        Map<Shelf, BigDecimal> taken = new TreeMap<>();
        moves.stream().filter(which).forEach(move -> taken.merge(move.shelf(), move.taken(), BigDecimal::add));
        return taken;
    }
}
