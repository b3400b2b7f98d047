package dev.sefaresh.core.order;

import dev.sefaresh.spi.model.Quantity;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is asked for: goods and how many. The price is the catalog's, unless staff say another.
 *
 * @param unitPrice staff's own price of one, in the order's currency
 */
public record Item(
        @NotBlank @Size(max = 200) String sku,
        @NotNull Quantity quantity,

        @NotNull
        Optional<
                        @DecimalMin(value = "0", message = "must not be negative")
                        @DecimalMax(value = "1000000000000", message = "must be at most 1,000,000,000,000") BigDecimal>
                unitPrice) {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    /** So many pieces, at the catalog's price. */
    public static Item item(String sku, long quantity) {
        return item(sku, Quantity.of(quantity));
    }

    /** So much, at the catalog's price. */
    public static Item item(String sku, Quantity quantity) {
        return new Item(sku, quantity, Optional.empty());
    }

    /** The same at another price of one, in the order's currency: for staff. */
    public Item at(BigDecimal price) {
        return new Item(sku, quantity, Optional.of(price.stripTrailingZeros()));
    }

    @AssertTrue(message = "the quantity must be more than 0 and at most 1,000,000,000,000")
    boolean isQuantitySensible() {
        return quantity == null || !quantity.isZero() && quantity.value().compareTo(MOST) <= 0;
    }

    @AssertTrue(message = "a price has at most 9 decimal places")
    boolean isPriceSensible() {
        return unitPrice == null || unitPrice.map(BigDecimal::scale).orElse(0) <= 9;
    }
}
