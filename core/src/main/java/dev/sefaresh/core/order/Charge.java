package dev.sefaresh.core.order;

import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.TaxCategory;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What an order is to cost more or less, beside its goods.
 *
 * @param code the shop's own code
 * @param label what the buyer reads
 * @param currency of an amount, the currency that it is in; a percentage has none
 * @param rule how much it is
 */
public record Charge(
        @NotNull AdjustmentKind kind,
        @Name String code,

        @NotNull @Size(max = 1_000) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must have no control characters")
        String label,

        @NotNull Optional<CurrencyUnit> currency,
        @NotNull AdjustmentRule rule) {
    /** Postage or carriage. */
    public static Charge carriage(String code, String label, Money amount) {
        return of(AdjustmentKind.CARRIAGE, code, label, amount, TaxCategory.CARRIAGE);
    }

    /** So much less, of all goods. */
    public static Charge discount(String code, String label, Money amount) {
        return of(AdjustmentKind.DISCOUNT, code, label, amount, TaxCategory.AS_GOODS);
    }

    /** So many percent less, of all goods. */
    public static Charge percentOff(String code, String label, String percent) {
        return by(AdjustmentKind.DISCOUNT, code, label, AdjustmentRule.percent(percent));
    }

    /** Anything else. */
    public static Charge charge(String code, String label, Money amount) {
        return of(AdjustmentKind.CHARGE, code, label, amount, TaxCategory.STANDARD);
    }

    /** By any rule. */
    public static Charge by(AdjustmentKind kind, String code, String label, AdjustmentRule rule) {
        return new Charge(kind, code, label, Optional.empty(), rule);
    }

    private static Charge of(AdjustmentKind kind, String code, String label, Money amount, TaxCategory tax) {
        BigDecimal value = amount.getAmount();
        if (value.signum() < 0) {
            throw new IllegalArgumentException(
                    "a " + kind + " of " + amount + ": whether it adds or takes away, its kind says");
        }
        return new Charge(
                kind,
                code,
                label,
                Optional.of(amount.getCurrencyUnit()),
                AdjustmentRule.amount(value).withTax(tax));
    }

    @AssertTrue(message = "rounding is what the terms say, promotions what the promotions say")
    boolean isOurs() {
        return kind != AdjustmentKind.ROUNDING && (rule == null || !rule.promoted() && !rule.limited());
    }

    @AssertTrue(message = "what is on lines names them")
    boolean isOnSomething() {
        return rule == null || rule.target() != Target.LINES || !rule.lines().isEmpty();
    }

    @AssertTrue(message = "an amount has at most 13 digits before the point")
    boolean isAmountSensible() {
        return rule == null
                || rule.basis() != Basis.AMOUNT && rule.basis() != Basis.PER_QUANTITY
                || rule.value().precision() - rule.value().scale() <= 13;
    }
}
