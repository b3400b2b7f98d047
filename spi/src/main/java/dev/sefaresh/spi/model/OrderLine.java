package dev.sefaresh.spi.model;

import dev.sefaresh.spi.model.Goods.Component;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.immutables.value.Value;
import org.joda.money.Money;

/** Goods, how many, and what they cost together. */
@Value.Immutable
public interface OrderLine extends WithOrderLine {
    /** Its number within the order, counted from 1. */
    int number();

    /** The shop's name of the article. */
    String sku();

    /** What the buyer knows it by. */
    String name();

    /** How many. */
    Quantity quantity();

    /** The price of one, as decimal as the shop likes: only the amount is rounded. */
    BigDecimal unitPrice();

    /** What all of them cost, to the minor unit: taxes included, discounts not taken off. */
    Money amount();

    /** What it is to the warehouse. */
    @Value.Default
    default Goods goods() {
        return Goods.PLAIN;
    }

    /** How it is sold. */
    @Value.Default
    default Sale sale() {
        return Sale.PLAIN;
    }

    /** How much of the amount is which tax. */
    List<TaxAmount> taxes();

    /** Why the price is not the catalog's, if it is not. */
    Optional<String> priceReason();

    /** What the buyer, or the shop, has to say of it. */
    Optional<String> remark();

    /** Strips the price's scale. */
    @Value.Check
    default OrderLine normalised() {
        BigDecimal plain = Decimals.plain(unitPrice());
        return plain.scale() == unitPrice().scale() ? this : withUnitPrice(plain);
    }

    /** What has to lie on shelves for so many of it, by SKU: of a kit its components; nothing of what never lies there. */
    default Map<String, BigDecimal> contents(Quantity many) {
        if (goods().kind() != GoodsKind.GOODS || goods().supplier().isPresent()) {
            return Map.of();
        }
        return goods().components().isEmpty()
                ? Map.of(sku(), many.value())
                : goods().components().stream()
                        .collect(Collectors.toMap(
                                Component::sku,
                                part -> Decimals.plain(part.quantity().value().multiply(many.value()))));
    }

    /** Builds a line. */
    final class Builder extends ImmutableOrderLine.Builder {}
}
