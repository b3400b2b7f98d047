package dev.sefaresh.spi.model;

import java.math.BigDecimal;
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

    /** The price of all of them, to the minor unit. */
    Money amount();

    /** What it is to the warehouse. */
    @Value.Default
    default Goods goods() {
        return Goods.PLAIN;
    }

    /** Strips the price's scale. */
    @Value.Check
    default OrderLine normalised() {
        BigDecimal plain = Decimals.plain(unitPrice());
        return plain.scale() == unitPrice().scale() ? this : withUnitPrice(plain);
    }

    /** Builds a line. */
    final class Builder extends ImmutableOrderLine.Builder {}
}
