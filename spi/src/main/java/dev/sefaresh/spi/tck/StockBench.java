package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Stock;
import java.util.Set;

/** Empty stock. */
public record StockBench(Stock stock) implements Bench {
    @Override
    public Set<Trait> traits() {
        return Set.of();
    }
}
