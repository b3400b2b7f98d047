package dev.sefaresh.core.process;

import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shortage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the stock said of itself. Of shelves that it did not speak of, anything may be had: the commit tells. Immutable and
 * thread-safe.
 *
 * @param asked the SKUs of which it said all: nothing lies on their other shelves
 * @param said how much lies where
 */
public record Supply(Set<String> asked, Map<Shelf, Level> said) {
    /** Nobody has asked it. */
    public static final Supply UNASKED = new Supply(Set.of(), Map.of());

    /** Copies both. */
    public Supply {
        asked = Set.copyOf(asked);
        said = Map.copyOf(said);
    }

    /** How much is free there; empty if nobody knows. */
    public Optional<BigDecimal> free(Shelf shelf) {
        return level(shelf).map(Level::free);
    }

    /** The day by which more is expected there, if anybody knows. */
    public Optional<LocalDate> expected(Shelf shelf) {
        return level(shelf).flatMap(Level::expected);
    }

    /** What lacks there of all that is wanted together, as far as anybody knows. */
    public List<Shortage> lacking(LocationId location, List<Demand> wanted) {
        Map<Shelf, BigDecimal> shelves = new TreeMap<>();
        wanted.forEach(one -> one.at(location).forEach((shelf, many) -> shelves.merge(shelf, many, BigDecimal::add)));
        List<Shortage> lacking = new ArrayList<>();
        shelves.forEach((shelf, many) -> free(shelf)
                .filter(free -> free.compareTo(many) < 0)
                .ifPresent(free -> lacking.add(new Shortage(shelf, many, free, expected(shelf)))));
        return lacking;
    }

    /** The same, and this is what a store said that could not commit. */
    public Supply lacking(List<Shortage> shortages) {
        Map<Shelf, Level> more = new HashMap<>(said);
        shortages.forEach(
                one -> more.put(one.shelf(), new Level(one.free(), BigDecimal.ZERO, BigDecimal.ZERO, one.expected())));
        return new Supply(asked, more);
    }

    /** The same, after so much was taken. */
    public Supply without(Map<Shelf, BigDecimal> taken) {
        Map<Shelf, Level> less = new HashMap<>(said);
        taken.forEach((shelf, much) -> less.computeIfPresent(
                shelf,
                (any, level) ->
                        new Level(level.onHand(), level.reserved().add(much), level.incoming(), level.expected())));
        return new Supply(asked, less);
    }

    private Optional<Level> level(Shelf shelf) {
        Optional<Level> known = Optional.ofNullable(said.get(shelf));
        return known.isEmpty() && asked.contains(shelf.sku()) ? Optional.of(Level.NONE) : known;
    }
}
