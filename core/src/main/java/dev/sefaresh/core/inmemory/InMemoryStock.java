package dev.sefaresh.core.inmemory;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Stock in a map. Thread-safe; a store that joins it holds its lock while it commits. */
public final class InMemoryStock implements Stock {
    private final Map<String, Level> levels = new HashMap<>();
    private final Set<Receipt> receipts = new HashSet<>();

    private record Receipt(String receipt, String sku) {}

    @Override
    public synchronized Map<String, Level> levels(Set<String> skus) {
        Map<String, Level> asked = new HashMap<>();
        skus.forEach(sku -> asked.put(sku, level(sku)));
        return asked;
    }

    @Override
    public synchronized void receive(String receipt, String sku, Quantity quantity) {
        Receipt received = new Receipt(Objects.requireNonNull(receipt), Objects.requireNonNull(sku));
        Level more = new Level(quantity.value(), BigDecimal.ZERO);
        if (receipts.add(received)) {
            levels.merge(sku, more, InMemoryStock::sum);
        }
    }

    /** Applies all the moves, or none if something is lacking. */
    synchronized List<Shortage> apply(List<StockMove> moves) {
        Map<String, Level> changes = new TreeMap<>();
        moves.forEach(move -> changes.merge(move.sku(), new Level(move.onHand(), move.reserved()), InMemoryStock::sum));
        List<Shortage> lacking = new ArrayList<>();
        changes.forEach((sku, change) -> {
            BigDecimal taken = change.free().negate();
            if (taken.signum() > 0 && taken.compareTo(level(sku).free()) > 0) {
                lacking.add(new Shortage(sku, taken, level(sku).free()));
            }
        });
        if (lacking.isEmpty()) {
            changes.forEach((sku, change) -> levels.merge(sku, change, InMemoryStock::sum));
        }
        return lacking;
    }

    private Level level(String sku) {
        return levels.getOrDefault(sku, Level.NONE);
    }

    private static Level sum(Level one, Level other) {
        return new Level(one.onHand().add(other.onHand()), one.reserved().add(other.reserved()));
    }
}
