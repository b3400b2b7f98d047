package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Stock.Level;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files' goods and the stock's figures against the shelves. For one audit. */
final class GoodsAudit {
    private static final Set<DeliveryState> KEPT =
            EnumSet.of(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);
    private static final Set<DeliveryState> GONE = EnumSet.of(DeliveryState.SHIPPED, DeliveryState.DELIVERED);

    private final Map<String, BigDecimal> reserved = new HashMap<>();
    private final Map<String, BigDecimal> shipped = new HashMap<>();

    void enter(OrderFile file) {
        Map<Integer, BigDecimal> promised = new HashMap<>();
        for (Delivery delivery : file.deliveries()) {
            for (Portion portion : delivery.portions()) {
                String sku = Mailroom.sku(file, portion.line());
                BigDecimal pieces = portion.quantity().value();
                if (KEPT.contains(delivery.state())) {
                    reserved.merge(sku, pieces, BigDecimal::add);
                }
                if (GONE.contains(delivery.state())) {
                    shipped.merge(sku, pieces, BigDecimal::add);
                }
                if (delivery.state() != DeliveryState.CANCELLED) {
                    promised.merge(portion.line(), pieces, BigDecimal::add);
                }
            }
        }
        for (OrderLine line : file.order().lines()) {
            Quantity most = line.quantity();
            Auditor.require(
                    promised.getOrDefault(line.number(), BigDecimal.ZERO).compareTo(most.value()) <= 0,
                    file,
                    "deliveries promise " + promised + ", and line " + line.number() + " is " + most);
        }
    }

    void compare(World world) {
        Map<String, Level> levels = world.storage().stock().levels(new TreeSet<>(Shop.SKUS));
        for (String sku : Shop.SKUS) {
            Level level = levels.getOrDefault(sku, Level.NONE);
            isSame(sku + " on hand", level.onHand(), world.warehouse().onTheShelves(sku));
            isSame(sku + " reserved", level.reserved(), reserved.getOrDefault(sku, BigDecimal.ZERO));
            isSame(
                    sku + " shipped by the files",
                    shipped.getOrDefault(sku, BigDecimal.ZERO),
                    world.warehouse().carriedOut(sku));
            Auditor.require(level.free().signum() >= 0, sku + " is oversold: " + level);
        }
    }

    private static void isSame(String what, BigDecimal told, BigDecimal seen) {
        Auditor.require(told.compareTo(seen) == 0, what + " is " + told.toPlainString() + ", and really " + seen);
    }
}
