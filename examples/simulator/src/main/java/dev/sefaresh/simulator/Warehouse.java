package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What was carried in and out of the house. For one thread. */
final class Warehouse {
    private final Map<String, BigDecimal> onTheShelves = new TreeMap<>();
    private final Map<String, BigDecimal> carriedOut = new TreeMap<>();

    void in(String sku, Quantity quantity) {
        onTheShelves.merge(sku, quantity.value(), BigDecimal::add);
    }

    void out(String sku, Quantity quantity) {
        onTheShelves.merge(sku, quantity.value().negate(), BigDecimal::add);
        carriedOut.merge(sku, quantity.value(), BigDecimal::add);
    }

    BigDecimal onTheShelves(String sku) {
        return onTheShelves.getOrDefault(sku, BigDecimal.ZERO);
    }

    BigDecimal carriedOut(String sku) {
        return carriedOut.getOrDefault(sku, BigDecimal.ZERO);
    }
}
