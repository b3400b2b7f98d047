package dev.sefaresh.core.order;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.SaleUnit;
import java.util.Optional;

/**
 * How many of an article are wanted, and how it is sold. Immutable and thread-safe.
 *
 * @param unit what it is counted in, and how finely
 * @param wanted in one line where the unit is in question, otherwise in the whole order
 * @param least no order has less of it
 * @param most no order has more of it
 */
public record Limit(String sku, SaleUnit unit, Quantity wanted, Quantity least, Optional<Quantity> most) {
    static Limit of(String sku, Quantity wanted, Sale sale) {
        return new Limit(sku, sale.unit(), wanted, sale.least(), sale.most());
    }

    boolean isKept() {
        return !wanted.isLessThan(least) && !isExceeded();
    }

    boolean isExceeded() {
        return most.filter(wanted::isMoreThan).isPresent();
    }

    boolean fitsUnit() {
        return unit.allows(wanted);
    }

    /** Such as {@code PEN: 7 wanted, at least 1, at most 5, in whole C62}. */
    @Override
    public String toString() {
        return sku + ": " + wanted + " wanted"
                + (least.isZero() ? "" : ", at least " + least)
                + most.map(one -> ", at most " + one).orElse("")
                + (unit.equals(SaleUnit.UNSTATED) ? "" : ", in " + fineness() + unit.code());
    }

    private String fineness() {
        return unit.decimals() == 0 ? "whole " : unit.decimals() + " decimal places of ";
    }
}
