package dev.sefaresh.core.process;

import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * What one location can send of what is wanted. Immutable and thread-safe.
 *
 * @param portions what it sends
 * @param rest what is still wanted
 * @param left what is there afterwards
 */
public record Share(List<Portion> portions, List<Demand> rest, Supply left) {
    /** As much as is there, as far as anybody knows; of lines of the same SKU the first comes first. */
    public static Share of(LocationId location, List<Demand> wanted, Supply supply) {
        List<Portion> portions = new ArrayList<>();
        List<Demand> rest = new ArrayList<>();
        Supply left = supply;
        for (Demand demand : wanted) {
            Quantity there = demand.available(left, location);
            if (!there.isZero()) {
                portions.add(demand.portion(there));
                left = left.without(new Demand(demand.line(), there).at(location));
            }
            demand.less(there).ifPresent(rest::add);
        }
        return new Share(portions, rest, left);
    }
}
