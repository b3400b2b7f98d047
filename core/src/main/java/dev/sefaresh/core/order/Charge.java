package dev.sefaresh.core.order;

import dev.sefaresh.spi.model.AdjustmentKind;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.joda.money.Money;

/**
 * What an order is to cost more or less, beside its goods.
 *
 * @param code the shop's own code
 * @param label what the buyer reads
 * @param amount what it adds to the price: negative exactly for a discount
 */
public record Charge(
        @NotNull AdjustmentKind kind,
        @NotBlank @Size(max = 200) String code,
        @NotNull @Size(max = 1_000) String label,
        @NotNull Money amount) {
    /** Postage or carriage. */
    public static Charge carriage(String code, String label, Money amount) {
        return new Charge(AdjustmentKind.CARRIAGE, code, label, amount);
    }

    /** So much less; the amount is positive. */
    public static Charge discount(String code, String label, Money amount) {
        return new Charge(AdjustmentKind.DISCOUNT, code, label, amount.negated());
    }

    /** Anything else. */
    public static Charge charge(String code, String label, Money amount) {
        return new Charge(AdjustmentKind.CHARGE, code, label, amount);
    }

    @AssertTrue(message = "a discount takes away, everything else adds")
    boolean isSignRight() {
        return kind == null
                || amount == null
                || (kind == AdjustmentKind.DISCOUNT ? !amount.isPositive() : !amount.isNegative());
    }
}
