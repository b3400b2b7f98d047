package dev.sefaresh.spi.port;

import java.math.BigDecimal;

/** How much of a SKU was wanted, and how much is free. */
public record Shortage(String sku, BigDecimal wanted, BigDecimal free) {
    @Override
    public String toString() {
        return sku + ": wanted " + wanted.toPlainString() + ", free " + free.toPlainString();
    }
}
