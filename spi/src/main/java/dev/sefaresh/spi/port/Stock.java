package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What lies in the warehouse.
 *
 * <ol>
 *   <li>{@code levels} MUST answer for every SKU asked and for no other; one that it does not know has none on hand
 *       and none reserved.
 *   <li>What is received MUST be on hand and free at the next levels, to the ninth decimal place.
 *   <li>{@code receive} MUST be idempotent by its receipt: the same receipt and SKU again adds nothing.
 *   <li>Goods that are received at once MUST all be counted, each receipt once.
 *   <li>SKUs and receipts that are not equal MUST be kept apart, however alike they look.
 *   <li>Text that cannot be kept, such as a NUL or half a character, MUST be refused with an {@code
 *       IllegalArgumentException} and change nothing.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and change nothing.
 * </ol>
 *
 * <p>What commits do to stock that the store joins stands in the rules of {@link OrderStore}. {@code StockRules} of the contract
 * kits checks each rule.
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
