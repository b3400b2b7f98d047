package dev.sefaresh.core.process;

import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** So many of a line, wanted from some shelves. Immutable and thread-safe. */
public record Demand(OrderLine line, Quantity quantity) {
    /** So many of each of these lines of the order. */
    public static List<Demand> of(Order order, List<Portion> portions) {
        return portions.stream()
                .map(portion -> new Demand(order.line(portion.line()).orElseThrow(), portion.quantity()))
                .toList();
    }

    /** What of these is not among the portions found, wherever those are. */
    public static List<Demand> rest(List<Demand> wanted, Collection<List<Portion>> found) {
        Map<Integer, Quantity> there = new HashMap<>();
        found.forEach(portions ->
                portions.forEach(portion -> there.merge(portion.line(), portion.quantity(), Quantity::plus)));
        return wanted.stream()
                .flatMap(one -> one.less(there.getOrDefault(one.line().number(), Quantity.ZERO)).stream())
                .toList();
    }

    /** The same as a portion. */
    public Portion portion() {
        return portion(quantity);
    }

    /** What it takes of which shelves of a location. */
    public Map<Shelf, BigDecimal> at(LocationId location) {
        Map<Shelf, BigDecimal> shelves = new HashMap<>();
        line.contents(quantity).forEach((sku, many) -> shelves.put(new Shelf(sku, location), many));
        return shelves;
    }

    /** Whether all of it is there, as far as anybody knows. */
    public boolean fits(Supply supply, LocationId location) {
        return !available(supply, location).isLessThan(quantity);
    }

    /** How many of it are there, whole ones where whole ones are wanted; all of it as far as nobody knows. */
    public Quantity available(Supply supply, LocationId location) {
        Quantity one = Quantity.of(1);
        return line.contents(one).entrySet().stream()
                .flatMap(part ->
                        supply
                                .free(new Shelf(part.getKey(), location))
                                .map(free -> whole(free, part.getValue()))
                                .stream())
                .min(Comparator.naturalOrder())
                .map(most -> most.isMoreThan(quantity) ? quantity : most)
                .orElse(quantity);
    }

    /** The same line, so many of it. */
    public Portion portion(Quantity many) {
        return Portion.of(line.number(), many);
    }

    /** What is left of it. */
    public Optional<Demand> less(Quantity many) {
        return many.isLessThan(quantity) ? Optional.of(new Demand(line, quantity.minus(many))) : Optional.empty();
    }

    private Quantity whole(BigDecimal free, BigDecimal each) {
        if (free.signum() <= 0) {
            return Quantity.ZERO;
        }
        boolean whole =
                quantity.value().scale() <= 0 || !line.goods().components().isEmpty();
        return new Quantity(whole ? free.divideToIntegralValue(each) : free.divide(each, 9, RoundingMode.DOWN));
    }
}
