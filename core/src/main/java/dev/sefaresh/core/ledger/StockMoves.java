package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryLine;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.port.Commit.Held;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockMove;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stock moves that a change of the file means: nobody writes them, they are the difference. Stateless. */
public final class StockMoves {
    private static final Set<ReturnState> INSPECTED = EnumSet.of(ReturnState.INSPECTED, ReturnState.SETTLED);
    private static final Set<DeliveryWay> FROM_SHELVES = EnumSet.of(DeliveryWay.SHIP, DeliveryWay.PICKUP);

    private StockMoves() {}

    /** Whether its goods lie on shelves of ours. */
    public static boolean isFromShelves(Delivery delivery) {
        return FROM_SHELVES.contains(delivery.way());
    }

    /** What has to happen to the stock between two versions of a file. */
    public static List<Held> between(OrderFile before, OrderFile after) {
        List<Held> moves = new ArrayList<>();
        Map<Integer, OrderLine> lines = new HashMap<>();
        for (Delivery delivery : after.deliveries()) {
            Optional<Delivery> was = before.delivery(delivery.no());
            if (isFromShelves(delivery) && !was.equals(Optional.of(delivery))) {
                if (lines.isEmpty()) {
                    after.order().lines().forEach(line -> lines.put(line.number(), line));
                }
                Optional<Delivery> old = was.filter(
                        one -> Dispatch.IN_THE_HOUSE.contains(one.state()) || Dispatch.LEFT.contains(one.state()));
                for (DeliveryLine line : delivery.lines()) {
                    for (Step step : between(old, delivery, line)) {
                        step.of(lines, delivery.location(), line.number())
                                .forEach(move -> moves.add(new Held(delivery.no(), move)));
                    }
                }
            }
        }
        for (GoodsReturn back : after.returns()) {
            if (INSPECTED.contains(back.state())
                    && before.goodsReturn(back.no())
                            .filter(old -> INSPECTED.contains(old.state()))
                            .isEmpty()) {
                restocked(after, back).forEach(move -> moves.add(new Held(back.no(), move)));
            }
        }
        return moves;
    }

    /** The SKUs in deliveries that differ. */
    public static Set<String> touched(OrderFile before, OrderFile after) {
        return after.deliveries().stream()
                .filter(delivery -> isFromShelves(delivery)
                        && !before.delivery(delivery.no()).equals(Optional.of(delivery)))
                .flatMap(delivery -> delivery.lines().stream())
                .flatMap(line ->
                        after.order().line(line.number()).orElseThrow().contents(line.quantity()).keySet().stream())
                .collect(Collectors.toSet());
    }

    /** What stock elsewhere is asked to keep for a delivery. */
    public static List<StockMove> toReserve(OrderFile file, Delivery delivery) {
        return of(file, delivery, line -> Stream.of(new Step(Kind.RESERVE, line.quantity())));
    }

    /** What stock elsewhere is told of a delivery that is not sent: what was kept is free, what was not found is lost. */
    public static List<StockMove> toRelease(OrderFile file, Delivery delivery) {
        return of(
                file,
                delivery,
                line -> Stream.of(
                        new Step(Kind.RELEASE, line.quantity().plus(line.missing())),
                        new Step(Kind.LOSE, line.missing())));
    }

    /** What stock elsewhere is told of a delivery that has left. */
    public static List<StockMove> toIssue(OrderFile file, Delivery delivery) {
        return of(
                file,
                delivery,
                line -> Stream.of(
                        new Step(Kind.ISSUE, line.quantity()),
                        new Step(Kind.RELEASE, line.missing()),
                        new Step(Kind.LOSE, line.missing())));
    }

    /** What stock elsewhere is told of a delivery that is back. */
    public static List<StockMove> toRestock(OrderFile file, Delivery delivery) {
        return of(file, delivery, line -> Stream.of(new Step(Kind.RESTOCK, line.restocked())));
    }

    /** What of a return is put on the shelf. */
    public static List<StockMove> restocked(OrderFile file, GoodsReturn back) {
        return back.lines().stream()
                .flatMap(line -> new Step(Kind.RESTOCK, line.restocked())
                        .of(file.order().line(line.number()).orElseThrow(), back.location()))
                .toList();
    }

    /** What the moves that need nothing give back to each shelf, less what they lose there, as something taken. */
    public static Map<Shelf, BigDecimal> givenBack(List<Held> moves) {
        return taken(moves, move -> !move.kind().needs());
    }

    /** What the moves take from each shelf that must be free. */
    public static Map<Shelf, BigDecimal> needed(List<Held> moves) {
        return taken(moves, move -> move.kind().needs());
    }

    private static Map<Shelf, BigDecimal> taken(List<Held> moves, Predicate<StockMove> which) {
        Map<Shelf, BigDecimal> taken = new TreeMap<>();
        moves.stream()
                .map(Held::move)
                .filter(which)
                .forEach(move -> taken.merge(move.shelf(), move.taken(), BigDecimal::add));
        return taken;
    }

    /** What was kept, less what has left of it, is let go of; what leaves or is missed without having been kept is kept first. */
    private static List<Step> between(Optional<Delivery> was, Delivery now, DeliveryLine line) {
        Optional<DeliveryLine> old = was.flatMap(one -> one.line(line.number()));
        Quantity before = old.filter(
                        any -> Dispatch.IN_THE_HOUSE.contains(was.orElseThrow().state()))
                .map(DeliveryLine::quantity)
                .orElse(Quantity.ZERO);
        boolean left = Dispatch.LEFT.contains(now.state())
                && was.filter(one -> Dispatch.LEFT.contains(one.state())).isEmpty();
        Quantity leaves = left ? line.quantity() : Quantity.ZERO;
        Quantity stays = Dispatch.IN_THE_HOUSE.contains(now.state()) ? line.quantity() : Quantity.ZERO;
        Quantity missed = less(line.missing(), old.map(DeliveryLine::missing).orElse(Quantity.ZERO));
        Quantity needed = leaves.plus(stays);
        Quantity more = less(needed.plus(missed), before);
        Quantity kept = before.plus(more);
        return List.of(
                new Step(Kind.RESERVE, more),
                new Step(Kind.RELEASE, less(kept, needed)),
                new Step(Kind.ISSUE, leaves),
                new Step(Kind.LOSE, missed),
                new Step(
                        Kind.RESTOCK,
                        less(line.restocked(), old.map(DeliveryLine::restocked).orElse(Quantity.ZERO))));
    }

    private static List<StockMove> of(OrderFile file, Delivery delivery, Function<DeliveryLine, Stream<Step>> steps) {
        return delivery.lines().stream()
                .flatMap(line -> steps.apply(line)
                        .flatMap(
                                step -> step.of(file.order().line(line.number()).orElseThrow(), delivery.location())))
                .toList();
    }

    private static Quantity less(Quantity one, Quantity other) {
        return one.isMoreThan(other) ? one.minus(other) : Quantity.ZERO;
    }

    /** What happens to so many of a line. */
    private record Step(Kind kind, Quantity many) {
        Stream<StockMove> of(Map<Integer, OrderLine> lines, LocationId location, int number) {
            return Optional.ofNullable(lines.get(number)).stream().flatMap(line -> of(line, location));
        }

        Stream<StockMove> of(OrderLine line, LocationId location) {
            return many.isZero()
                    ? Stream.of()
                    : line.contents(many).entrySet().stream()
                            .map(one -> new StockMove(
                                    kind, new Shelf(one.getKey(), location), new Quantity(one.getValue())));
        }
    }
}
