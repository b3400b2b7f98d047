package dev.sefaresh.core.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.sefaresh.core.process.Allocation;
import dev.sefaresh.core.process.Demand;
import dev.sefaresh.core.process.Share;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/** The warehouses of a shop, and how it chooses between them. Immutable and thread-safe, as far as the host's functions are. */
public final class Warehouses implements Allocation {
    private final ImmutableList<LocationId> all;
    private final Function<Order, List<LocationId>> order;
    private final boolean fewest;
    private final Function<String, BigDecimal> safety;
    private final boolean safe;
    private final ImmutableMap<LocationId, DeliverySteps> steps;

    private Warehouses(
            ImmutableList<LocationId> all,
            Function<Order, List<LocationId>> order,
            boolean fewest,
            Function<String, BigDecimal> safety,
            boolean safe,
            ImmutableMap<LocationId, DeliverySteps> steps) {
        this.all = all;
        this.order = order;
        this.fewest = fewest;
        this.safety = safety;
        this.safe = safe;
        this.steps = steps;
    }

    /** Everything is sent from here. */
    public static Warehouses one(LocationId location) {
        return inOrder(location);
    }

    /** What the first has is sent from there, the rest from the next, and so on. */
    public static Warehouses inOrder(LocationId... locations) {
        ImmutableList<LocationId> all = ImmutableList.copyOf(locations);
        if (all.isEmpty() || all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("a shop names each of its warehouses once, and at least one: " + all);
        }
        return new Warehouses(all, any -> all, false, sku -> BigDecimal.ZERO, false, ImmutableMap.of());
    }

    /** The same, but the nearest to the buyer comes first, by whatever measure of distance; equally near ones in their order. */
    public Warehouses nearestBy(ToDoubleBiFunction<LocationId, Order> distance) {
        return new Warehouses(
                all,
                one -> all.stream()
                        .sorted(Comparator.comparingDouble(location -> distance.applyAsDouble(location, one)))
                        .toList(),
                fewest,
                safety,
                safe,
                steps);
    }

    /** The same, but in as few parcels as can be found: from one that has all, or else from that which has the most lines of it. */
    public Warehouses fewestParcels() {
        return new Warehouses(all, order, true, safety, safe, steps);
    }

    /** The same, but so much of a SKU is left on every shelf. */
    public Warehouses keeping(Function<String, BigDecimal> stock) {
        return new Warehouses(all, order, fewest, stock, true, steps);
    }

    /** The same, but goods take these steps through this one. */
    public Warehouses steps(LocationId location, DeliverySteps value) {
        Map<LocationId, DeliverySteps> more = new HashMap<>(steps);
        more.put(location, value);
        return new Warehouses(all, order, fewest, safety, safe, ImmutableMap.copyOf(more));
    }

    @Override
    public boolean asks() {
        return all.size() > 1 || safe;
    }

    @Override
    public LocationId waitingAt(Order of) {
        return order.apply(of).get(0);
    }

    @Override
    public DeliverySteps steps(LocationId location, Order of) {
        return steps.getOrDefault(location, of.terms().delivery().steps());
    }

    @Override
    public Map<LocationId, List<Portion>> allocate(List<Demand> demands, Supply supply, Order of) {
        Supply left = kept(supply);
        List<Demand> wanted = demands;
        List<LocationId> open = new ArrayList<>(order.apply(of));
        Map<LocationId, List<Portion>> allocated = new LinkedHashMap<>();
        while (!wanted.isEmpty() && !open.isEmpty()) {
            LocationId next = next(open, wanted, left);
            open.remove(next);
            Share share = Share.of(next, wanted, left);
            if (!share.portions().isEmpty()) {
                allocated.put(next, share.portions());
            }
            wanted = share.rest();
            left = share.left();
        }
        return allocated;
    }

    private LocationId next(List<LocationId> open, List<Demand> wanted, Supply supply) {
        if (!fewest) {
            return open.get(0);
        }
        return open.stream()
                .max(Comparator.comparingLong((LocationId location) -> wanted.stream()
                                .filter(one -> one.fits(supply, location))
                                .count())
                        .thenComparing(location -> pieces(location, wanted, supply))
                        .thenComparing(open::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static BigDecimal pieces(LocationId location, List<Demand> wanted, Supply supply) {
        return wanted.stream()
                .map(one -> one.available(supply, location).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Supply kept(Supply supply) {
        if (!safe) {
            return supply;
        }
        Map<Shelf, Level> less = new HashMap<>();
        supply.said()
                .forEach((shelf, level) -> less.put(
                        shelf,
                        new Level(
                                level.onHand(),
                                level.reserved().add(safety.apply(shelf.sku())),
                                level.incoming(),
                                level.expected())));
        return new Supply(supply.asked(), less);
    }
}
