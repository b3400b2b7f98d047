package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.Stock.Level;
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

/** The stock moves that a change of the file means: nobody writes them, they are the difference. Stateless. */
public final class StockMoves {
    private static final Set<DeliveryState> IN_THE_HOUSE =
            EnumSet.of(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);
    private static final Set<DeliveryState> GONE = EnumSet.of(DeliveryState.SHIPPED, DeliveryState.DELIVERED);

    private static final Set<ReturnState> INSPECTED = EnumSet.of(ReturnState.INSPECTED, ReturnState.SETTLED);

    private StockMoves() {}

    /** What has to happen to the stock between two versions of a file. */
    public static List<StockMove> between(OrderFile before, OrderFile after) {
        List<StockMove> moves = new ArrayList<>();
        Map<Integer, String> skus = new HashMap<>();
        for (Delivery delivery : after.deliveries()) {
            Optional<DeliveryState> was = before.delivery(delivery.no()).map(Delivery::state);
            for (Kind kind : kinds(was, delivery.state())) {
                if (skus.isEmpty()) {
                    after.order().lines().forEach((OrderLine line) -> skus.put(line.number(), line.sku()));
                }
                delivery.portions()
                        .forEach(portion -> moves.add(new StockMove(
                                kind,
                                delivery.no(),
                                portion.line(),
                                skus.getOrDefault(portion.line(), ""),
                                portion.quantity())));
            }
        }
        for (GoodsReturn back : after.returns()) {
            if (INSPECTED.contains(back.state())
                    && before.goodsReturn(back.no())
                            .filter(old -> INSPECTED.contains(old.state()))
                            .isEmpty()) {
                back.lines().stream()
                        .filter(line -> !line.restocked().isZero())
                        .forEach(line -> moves.add(new StockMove(
                                Kind.RESTOCK,
                                back.no(),
                                line.number(),
                                after.order().line(line.number()).orElseThrow().sku(),
                                line.restocked())));
            }
        }
        return moves;
    }

    /** What the moves would take beyond what is free: the same sum that a store makes. */
    public static List<Shortage> lacking(List<StockMove> moves, Map<String, Level> levels) {
        Map<String, BigDecimal> taken = new TreeMap<>();
        moves.forEach(move -> taken.merge(move.sku(), move.taken(), BigDecimal::add));
        List<Shortage> lacking = new ArrayList<>();
        taken.forEach((sku, wanted) -> {
            BigDecimal free = levels.getOrDefault(sku, Level.NONE).free();
            if (wanted.signum() > 0 && wanted.compareTo(free) > 0) {
                lacking.add(new Shortage(sku, wanted, free));
            }
        });
        return lacking;
    }

    private static Set<Kind> kinds(Optional<DeliveryState> before, DeliveryState after) {
        boolean wasIn = before.filter(IN_THE_HOUSE::contains).isPresent();
        boolean wasGone = before.filter(GONE::contains).isPresent();
        boolean isIn = IN_THE_HOUSE.contains(after);
        boolean isGone = GONE.contains(after);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (!wasIn && !wasGone && (isIn || isGone)) {
            kinds.add(Kind.RESERVE);
        }
        if (isGone && !wasGone) {
            kinds.add(Kind.ISSUE);
        }
        if (wasIn && !isIn && !isGone) {
            kinds.add(Kind.RELEASE);
        }
        return kinds;
    }
}
