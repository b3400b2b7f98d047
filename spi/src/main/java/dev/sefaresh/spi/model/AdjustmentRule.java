package dev.sefaresh.spi.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How an adjustment is calculated, as data: whoever has the order can calculate it again. */
@Value.Immutable
public interface AdjustmentRule extends WithAdjustmentRule {
    /** What its value is of. */
    @Value.Default
    default Basis basis() {
        return Basis.AMOUNT;
    }

    /** An amount in the order's currency, before taxes that are added to prices, or percent; never negative: the kind says which way. */
    BigDecimal value();

    /** Of a {@link Basis#BUY_GET}, how many are bought and how many of them are cheaper. */
    Optional<BuyGet> each();

    /** What it is on. */
    @Value.Default
    default Target target() {
        return Target.GOODS;
    }

    /** Of {@link Target#LINES}, the numbers of the order lines. */
    List<Integer> lines();

    /** In which order adjustments are calculated: the lowest first, and of equals the lower number. */
    @Value.Default
    default int rank() {
        return 0;
    }

    /** Which taxes are on it: a discount has none, or those of what it is on. */
    @Value.Default
    default TaxCategory tax() {
        return TaxCategory.AS_GOODS;
    }

    /** Whether nobody can take it off. */
    @Value.Default
    default boolean mandatory() {
        return false;
    }

    /** Whether it came from a promotion, and goes when the promotion gives it no more. */
    @Value.Default
    default boolean promoted() {
        return false;
    }

    /** When it is earned. */
    @Value.Default
    default Earned earned() {
        return Earned.ALWAYS;
    }

    /** Whether uses of its coupon are counted: one is held, used and released with the order. */
    @Value.Default
    default boolean limited() {
        return false;
    }

    /** What becomes of it when goods come back. */
    @Value.Default
    default ClawBack onReturn() {
        return ClawBack.KEEP;
    }

    /** Strips the value's scale and puts the lines in order; refuses a negative value, more than all in percent, and what does not belong to the basis. */
    @Value.Check
    default AdjustmentRule normalised() {
        boolean percent = basis() == Basis.PERCENT || basis() == Basis.PERCENT_OF_TOTAL || basis() == Basis.BUY_GET;
        if (value().signum() < 0 || percent && value().compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("an adjustment of " + value() + " by " + basis());
        }
        if (each().isPresent() != (basis() == Basis.BUY_GET)) {
            throw new IllegalArgumentException("an adjustment by " + basis() + " of " + each());
        }
        if (target() != Target.LINES && !lines().isEmpty()) {
            throw new IllegalArgumentException("an adjustment on " + target() + " names lines: " + lines());
        }
        if (limited() && earned().coupon().isEmpty()) {
            throw new IllegalArgumentException("an adjustment limits a coupon that it has not");
        }
        BigDecimal value = Decimals.plain(value());
        List<Integer> lines = lines().stream().distinct().sorted().toList();
        return value.scale() == value().scale() && lines.equals(lines())
                ? this
                : new Builder().from(this).value(value).lines(lines).build();
    }

    /** So much, once. */
    static AdjustmentRule amount(BigDecimal amount) {
        return new Builder().value(amount).build();
    }

    /** So many percent of what the goods cost after the adjustments calculated before. */
    static AdjustmentRule percent(String percent) {
        return new Builder().basis(Basis.PERCENT).value(new BigDecimal(percent)).build();
    }

    /** Builds a rule. */
    final class Builder extends ImmutableAdjustmentRule.Builder {}

    /** What a value is of. Names are stored. */
    enum Basis {
        /** Of nothing: it is the amount. */
        AMOUNT,
        /** Percent of what its target costs after the adjustments calculated before. */
        PERCENT,
        /** An amount for each piece, or unit, of its target; carriage has none. */
        PER_QUANTITY,
        /** Percent of all that the order costs after the adjustments calculated before: goods, carriage and charges. */
        PERCENT_OF_TOTAL,
        /** Percent off some of each so many pieces that are bought, the cheapest of all first. */
        BUY_GET
    }

    /** What an adjustment is on. Names are stored. */
    enum Target {
        /** All goods. */
        GOODS,
        /** Some lines. */
        LINES,
        /** Carriage. */
        CARRIAGE
    }

    /** Of so many that are bought, so many of them are cheaper: 3 for the price of 2 is {@code BuyGet(3, 1)} and 100 percent. */
    record BuyGet(Quantity buy, Quantity get) {
        /** Refuses none, and more that are cheaper than are bought. */
        public BuyGet {
            if (buy.isZero() || get.isZero() || get.isMoreThan(buy)) {
                throw new IllegalArgumentException(get + " of " + buy + " bought cannot be cheaper");
            }
        }
    }

    /**
     * What has to be there for it to be earned. What is on carriage is earned by all goods.
     *
     * @param amount what its target costs at least, at the prices on the lines, in the order's currency
     * @param quantity how many of its target there are at least
     * @param coupon the code that was redeemed
     */
    record Earned(Optional<BigDecimal> amount, Optional<Quantity> quantity, Optional<String> coupon) {
        /** By itself. */
        public static final Earned ALWAYS = new Earned(Optional.empty(), Optional.empty(), Optional.empty());

        /** Strips the amount's scale; refuses a negative one. */
        public Earned {
            amount = amount.map(Decimals::plain);
            if (amount.filter(least -> least.signum() < 0).isPresent()) {
                throw new IllegalArgumentException("earned from " + amount.get());
            }
            coupon.ifPresent(code -> Names.check("a coupon", code));
        }

        /** Whether a code that was written down is its coupon: case, and space around it, do not matter. */
        public boolean isBy(String written) {
            return coupon.filter(code -> code.strip().equalsIgnoreCase(written.strip()))
                    .isPresent();
        }

        /** By goods of so much. */
        public static Earned from(String amount) {
            return new Earned(Optional.of(new BigDecimal(amount)), Optional.empty(), Optional.empty());
        }

        /** By so many. */
        public static Earned from(Quantity quantity) {
            return new Earned(Optional.empty(), Optional.of(quantity), Optional.empty());
        }

        /** By whoever redeems this code. */
        public static Earned by(String coupon) {
            return new Earned(Optional.empty(), Optional.empty(), Optional.of(coupon));
        }
    }
}
