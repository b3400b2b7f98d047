package dev.sefaresh.benchmarks;

import java.math.BigDecimal;

/** One line of a basket. */
record Wanted(String sku, String name, long quantity, BigDecimal price) {
    BigDecimal amount() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
