package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Stock that keeps its contract. */
class ModelStock implements Stock {
    private Map<String, Level> levels = new HashMap<>();
    private final Set<List<String>> receipts = new HashSet<>();

    @Override
    public synchronized Map<String, Level> levels(Set<String> skus) {
        Map<String, Level> asked = new HashMap<>();
        skus.forEach(sku -> asked.put(sku, level(sku)));
        return asked;
    }

    @Override
    public synchronized void receive(String receipt, String sku, Quantity quantity) {
        Objects.requireNonNull(sku);
        BigDecimal pieces = quantity.value();
        if (receipts.add(List.of(receipt, sku))) {
            change(sku, pieces, BigDecimal.ZERO);
        }
    }

    synchronized Level level(String sku) {
        return levels.getOrDefault(sku, Level.NONE);
    }

    synchronized boolean knows(String sku) {
        return levels.containsKey(sku);
    }

    synchronized void move(StockMove move) {
        change(move.sku(), move.onHand(), move.reserved());
    }

    synchronized void change(String sku, BigDecimal onHand, BigDecimal reserved) {
        Level level = level(sku);
        levels.put(sku, new Level(level.onHand().add(onHand), level.reserved().add(reserved)));
    }

    synchronized Runnable undo() {
        Map<String, Level> before = new HashMap<>(levels);
        return () -> levels = before;
    }
}
