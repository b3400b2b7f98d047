package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Catalog;
import java.util.Set;

/**
 * A catalog.
 *
 * @param sold some that it sells now: two at least
 */
public record CatalogBench(Catalog catalog, Set<String> sold) implements Bench {
    /** Refuses less than two. */
    public CatalogBench {
        if (sold.size() < 2) {
            throw new IllegalArgumentException("the bench has to name two SKUs at least that are sold, not " + sold);
        }
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }
}
