package dev.sefaresh.spi.model;

import java.util.List;
import org.immutables.value.Value;
import org.joda.money.Money;

/** What an order costs more or less, beside its goods. */
@Value.Immutable
public interface Adjustment extends WithAdjustment {
    /** Its number within the order, counted from 1. */
    int number();

    /** What it is for. */
    AdjustmentKind kind();

    /** The shop's own code of it, such as a carriage tariff or a coupon. */
    String code();

    /** What the buyer reads. */
    String label();

    /** Added to what is to pay, all taxes on it included: negative for a discount; rounding goes either way. */
    Money amount();

    /** How much of the amount is which tax. */
    List<TaxAmount> taxes();

    /** How it is calculated. */
    @Value.Default
    default AdjustmentRule rule() {
        return AdjustmentRule.amount(amount().getAmount().abs());
    }

    /** Refuses a discount that adds and a charge that takes away. */
    @Value.Check
    default void check() {
        if (kind() == AdjustmentKind.DISCOUNT
                ? amount().isPositive()
                : kind() != AdjustmentKind.ROUNDING && amount().isNegative()) {
            throw new IllegalArgumentException("a " + kind() + " of " + amount() + " has the wrong sign");
        }
    }

    /** Builds an adjustment. */
    final class Builder extends ImmutableAdjustment.Builder {}
}
