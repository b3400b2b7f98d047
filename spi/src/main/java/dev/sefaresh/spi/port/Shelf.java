package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.LocationId;
import java.util.Comparator;
import java.util.Objects;

/** A SKU at a location: what has a level. Its order is the order in which stock is locked, so that nobody waits in a circle. */
public record Shelf(String sku, LocationId location) implements Comparable<Shelf> {
    private static final Comparator<Shelf> ORDER =
            Comparator.comparing(Shelf::sku).thenComparing(Shelf::location);

    /** Refuses null. */
    public Shelf {
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(location, "location");
    }

    /** This SKU at the one location of a shop that has one. */
    public static Shelf of(String sku) {
        return new Shelf(sku, LocationId.MAIN);
    }

    @Override
    public int compareTo(Shelf other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return sku + " at " + location;
    }
}
