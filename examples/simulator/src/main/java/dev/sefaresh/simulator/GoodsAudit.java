package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryLine;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockChange.Holder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The stock's figures against the files and against the shelves: per shelf what is on hand, and for whom how much is kept. For one audit. */
final class GoodsAudit {
    private static final Set<DeliveryWay> FROM_SHELVES = EnumSet.of(DeliveryWay.SHIP, DeliveryWay.PICKUP);
    private static final Set<DeliveryState> LEFT = EnumSet.of(
            DeliveryState.SHIPPED,
            DeliveryState.DELIVERED,
            DeliveryState.RETURNING,
            DeliveryState.RETURNED,
            DeliveryState.LOST);
    private static final Set<ReturnState> LOOKED_AT = EnumSet.of(ReturnState.INSPECTED, ReturnState.SETTLED);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final int PLACES = 9;

    private final Map<Shelf, Map<Holder, Kept>> kept = new TreeMap<>();
    private final Map<Shelf, BigDecimal> left = new HashMap<>();
    private final Map<Shelf, BigDecimal> missing = new HashMap<>();
    private final Map<Shelf, BigDecimal> untold = new HashMap<>();
    private final Map<Shelf, BigDecimal> back = new HashMap<>();
    private final Map<Shelf, BigDecimal> beyond = new HashMap<>();

    /** How much a delivery keeps: the same, unless more was picked than was ordered of stock elsewhere, which hears of it when it leaves. */
    private record Kept(BigDecimal least, BigDecimal most) {
        Kept plus(Kept other) {
            return new Kept(least.add(other.least), most.add(other.most));
        }

        boolean has(BigDecimal told) {
            return told.compareTo(least) >= 0 && told.compareTo(most) <= 0;
        }
    }

    void enter(OrderFile file) {
        for (Delivery delivery : file.deliveries()) {
            if (FROM_SHELVES.contains(delivery.way())) {
                delivery.lines().forEach(line -> enter(file, delivery, line));
            }
        }
        for (GoodsReturn one : file.returns()) {
            if (LOOKED_AT.contains(one.state())) {
                one.lines().forEach(line -> add(back, contents(file, one.location(), line.number(), line.restocked())));
            }
        }
        LineAudit.check(file);
    }

    private void enter(OrderFile file, Delivery delivery, DeliveryLine line) {
        DeliveryTerms terms = file.order().terms().delivery();
        Map<Shelf, BigDecimal> pieces = contents(file, delivery.location(), line.number(), line.quantity());
        Map<Shelf, BigDecimal> lacking = contents(file, delivery.location(), line.number(), line.missing());
        add(missing, lacking);
        add(back, contents(file, delivery.location(), line.number(), line.restocked()));
        if (LEFT.contains(delivery.state())) {
            add(left, pieces);
        }
        Holder holder = new Holder(file.id(), delivery.no());
        boolean isTaken = delivery.state() == DeliveryState.PICKED || delivery.state() == DeliveryState.PACKED;
        if (delivery.state() == DeliveryState.READY || isTaken && !terms.stockElsewhere()) {
            pieces.forEach((shelf, many) -> keep(shelf, holder, new Kept(many, many)));
        } else if (isTaken) {
            BigDecimal most = PERCENT.add(BigDecimal.valueOf(terms.overDeliver()));
            pieces.forEach((shelf, many) -> keep(
                    shelf, holder, new Kept(many.multiply(PERCENT).divide(most, PLACES, RoundingMode.DOWN), many)));
            lacking.forEach((shelf, many) -> keep(shelf, holder, new Kept(many, many)));
            add(untold, lacking);
        }
        if (terms.stockElsewhere() && terms.overDeliver() > 0) {
            add(beyond, pieces);
        }
    }

    void compare(World world) {
        Stock stock = world.storage().stock();
        Map<Shelf, Level> levels = stock.levels(new HashSet<>(Shop.SKUS));
        Auditor.require(
                Shop.SHELVES.containsAll(levels.keySet()), "there are shelves that nobody has: " + levels.keySet());
        for (Shelf shelf : Shop.SHELVES) {
            Level level = levels.getOrDefault(shelf, Level.NONE);
            Warehouse warehouse = world.warehouse();
            BigDecimal known = of(untold, shelf);
            isSame(
                    shelf + " on hand",
                    level.onHand(),
                    warehouse.onTheShelves(shelf).add(known));
            isSame(
                    shelf + " on hand by the files",
                    level.onHand(),
                    warehouse
                            .delivered(shelf)
                            .subtract(of(left, shelf))
                            .subtract(of(missing, shelf))
                            .add(known)
                            .add(of(back, shelf)));
            isSame(shelf + " left by the files", of(left, shelf), warehouse.carriedOut(shelf));
            isKept(shelf, level, stock);
            Auditor.require(
                    level.free()
                                    .add(warehouse.gone(shelf))
                                    .add(of(beyond, shelf))
                                    .signum()
                            >= 0,
                    shelf + " is oversold: " + level);
        }
    }

    private void isKept(Shelf shelf, Level level, Stock stock) {
        Map<Holder, Kept> files = kept.getOrDefault(shelf, Map.of());
        BigDecimal sum = BigDecimal.ZERO;
        Set<Holder> holders = new HashSet<>();
        for (Stock.Kept one : stock.kept(shelf)) {
            holders.add(one.holder());
            sum = sum.add(one.quantity().value());
            Kept file = files.getOrDefault(one.holder(), new Kept(BigDecimal.ZERO, BigDecimal.ZERO));
            if (!file.has(one.quantity().value())) {
                throw new Violation(
                        one.holder().order(),
                        one.quantity() + " of " + shelf + " is reserved for " + one.holder() + ", and by the file "
                                + file);
            }
        }
        files.forEach((holder, file) -> {
            if (!holders.contains(holder) && file.least().signum() > 0) {
                throw new Violation(
                        holder.order(),
                        "nothing of " + shelf + " is reserved for " + holder + ", and by the file " + file);
            }
        });
        isSame(shelf + " reserved", level.reserved(), sum);
    }

    private void keep(Shelf shelf, Holder holder, Kept pieces) {
        kept.computeIfAbsent(shelf, one -> new HashMap<>()).merge(holder, pieces, Kept::plus);
    }

    private static Map<Shelf, BigDecimal> contents(OrderFile file, LocationId at, int line, Quantity many) {
        return Shop.contents(Mailroom.sku(file, line), at, many);
    }

    private static void add(Map<Shelf, BigDecimal> sum, Map<Shelf, BigDecimal> pieces) {
        pieces.forEach((shelf, many) -> sum.merge(shelf, many, BigDecimal::add));
    }

    private static BigDecimal of(Map<Shelf, BigDecimal> sum, Shelf shelf) {
        return sum.getOrDefault(shelf, BigDecimal.ZERO);
    }

    private static void isSame(String what, BigDecimal told, BigDecimal seen) {
        Auditor.require(
                told.compareTo(seen) == 0,
                what + " is " + told.toPlainString() + ", and really " + seen.toPlainString());
    }
}
