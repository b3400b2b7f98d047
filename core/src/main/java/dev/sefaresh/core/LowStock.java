package dev.sefaresh.core;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shelves on which less is left than there should be, each of them news once a day, as far as this desk knows. Thread-safe. */
final class LowStock {
    private static final int SHELVES = 10_000;

    private final Ports ports;
    private final Cache<Shelf, LocalDate> told =
            CacheBuilder.newBuilder().maximumSize(SHELVES).build();

    LowStock(Ports ports) {
        this.ports = ports;
    }

    /** What a delivery has left too little of: from now on it is no news today. */
    SortedMap<Shelf, Level> news(OrderFile file, Delivery delivery, LocalDate today) {
        SortedMap<Shelf, Level> low = new TreeMap<>(ports.stock().levels(skus(file, delivery)));
        low.entrySet()
                .removeIf(one -> isEnough(one) || today.equals(told.asMap().put(one.getKey(), today)));
        return low;
    }

    /** Nobody could be told: it is news again. */
    void unsaid(Set<Shelf> shelves) {
        told.invalidateAll(shelves);
    }

    private boolean isEnough(Map.Entry<Shelf, Level> left) {
        return left.getValue()
                        .free()
                        .compareTo(ports.post()
                                .reorderBelow()
                                .apply(left.getKey().sku())
                                .value())
                >= 0;
    }

    private static Set<String> skus(OrderFile file, Delivery delivery) {
        return delivery.portions().stream()
                .flatMap(portion -> contents(file, portion))
                .collect(Collectors.toSet());
    }

    private static Stream<String> contents(OrderFile file, Portion portion) {
        return file.order().line(portion.line()).orElseThrow().contents(portion.quantity()).keySet().stream();
    }
}
