package dev.sefaresh.core.order;

import dev.sefaresh.spi.model.Quantity;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for: goods and how many. The price is the catalog's, unless staff say another, and why.
 *
 * @param unitPrice staff's own price of one, in the order's currency
 * @param priceReason why it is not the catalog's; there exactly if the price is
 * @param remark what there is to say of it, such as an engraving: at most 1,000 characters, which may be on several lines
 */
public record Item(
        @NotBlank @Size(max = 200) String sku,
        @NotNull Quantity quantity,

        @NotNull
        Optional<
                        @DecimalMin(value = "0", message = "must not be negative")
                        @DecimalMax(value = "1000000000000", message = "must be at most 1,000,000,000,000") BigDecimal>
                unitPrice,

        @NotNull
        Optional<@Size(max = 200) @Pattern(regexp = Item.ONE_LINE, message = "must be one line of text") String>
                priceReason,

        @NotNull
        Optional<@Size(max = 1_000) @Pattern(regexp = Item.LINES, message = "must be lines of text") String> remark) {
    /** Neither control characters, which would break lists and mail headers, nor halves of characters, which no database keeps. */
    private static final String ONE_LINE = "(?=.*\\S)[^\\p{Cc}\\p{Cs}]*";

    private static final String LINES = "(?s)(?=.*\\S)[\\n[^\\p{Cc}\\p{Cs}]]*";
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    /** So many pieces, at the catalog's price. */
    public static Item item(String sku, long quantity) {
        return item(sku, Quantity.of(quantity));
    }

    /** So much, at the catalog's price. */
    public static Item item(String sku, Quantity quantity) {
        return new Item(sku, quantity, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same at another price of one, in the order's currency, and why: for staff. */
    public Item at(BigDecimal price, String reason) {
        return new Item(sku, quantity, Optional.of(price.stripTrailingZeros()), Optional.of(reason), remark);
    }

    /** The same, with something said of it; line breaks of any system are kept as line feeds. */
    public Item remarked(String text) {
        return new Item(sku, quantity, unitPrice, priceReason, Optional.of(text.replaceAll("\\R", "\n")));
    }

    static boolean saysPrice(List<Item> items) {
        return items.stream().anyMatch(item -> item.unitPrice.isPresent());
    }

    @AssertTrue(message = "the quantity must be more than 0 and at most 1,000,000,000,000")
    boolean isQuantitySensible() {
        return quantity == null || !quantity.isZero() && quantity.value().compareTo(MOST) <= 0;
    }

    @AssertTrue(message = "a price of its own has a reason, and nothing else has")
    boolean isPriceExplained() {
        return unitPrice == null || priceReason == null || unitPrice.isPresent() == priceReason.isPresent();
    }

    @AssertTrue(message = "a price has at most 9 decimal places")
    boolean isPriceSensible() {
        return unitPrice == null || unitPrice.map(BigDecimal::scale).orElse(0) <= 9;
    }
}
