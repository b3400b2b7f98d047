package dev.sefaresh.spi.model;

import java.util.Objects;
import org.joda.money.Money;

/**
 * How much of an amount is which tax. The amount contains it, whether or not the price did.
 *
 * @param amount to the minor unit; of a discount it is negative
 */
public record TaxAmount(Tax tax, Money amount) {
    /** Refuses null. */
    public TaxAmount {
        Objects.requireNonNull(tax, "tax");
        Objects.requireNonNull(amount, "amount");
    }
}
