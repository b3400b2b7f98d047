package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What lies in the warehouse.
 *
 * <ol>
 *   <li>Where the store joins stock, this port and the store MUST show the same pieces: what a commit moved is seen by the next
 *       {@code levels}.
 *   <li>{@code levels} MUST answer for every SKU asked; one it does not know has none on hand and none reserved.
 *   <li>{@code receive} MUST be idempotent by its receipt: the same receipt and SKU again adds nothing.
 *   <li>Goods that are put back on the shelf MUST be counted even of a SKU that was not known: nothing vanishes.
 *   <li>Reserved MUST NOT exceed what is on hand by anything that a commit does.
 * </ol>
 */
public interface Stock {
    /** How much there is of each. */
    Map<String, Level> levels(Set<String> skus);

    /** Goods have come in. */
    void receive(String receipt, String sku, Quantity quantity);

    /** How much lies there, and how much of it is kept for deliveries. */
    record Level(BigDecimal onHand, BigDecimal reserved) {
        /** Nothing. */
        public static final Level NONE = new Level(BigDecimal.ZERO, BigDecimal.ZERO);

        /** What can still be sold. */
        public BigDecimal free() {
            return onHand.subtract(reserved);
        }
    }
}
