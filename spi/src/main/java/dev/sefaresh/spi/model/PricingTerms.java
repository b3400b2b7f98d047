package dev.sefaresh.spi.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.immutables.value.Value;

/** How an order is priced: frozen on it when it is begun. */
@Value.Immutable
public interface PricingTerms extends WithPricingTerms {
    /** What a shop does that has said nothing. */
    PricingTerms DEFAULT = new Builder().build();

    /** How prices and taxes are rounded to the minor unit. */
    @Value.Default
    default RoundingMode rounding() {
        return RoundingMode.HALF_UP;
    }

    /** What taxes are rounded for. */
    @Value.Default
    default RoundPer roundPer() {
        return RoundPer.LINE;
    }

    /** The least coin, if the total is rounded to it, such as {@code 0.05}: what this adds or takes is an adjustment of its own. */
    Optional<BigDecimal> cashStep();

    /** The one tender whose orders are rounded to the least coin; by default all are. */
    Optional<String> cashTender();

    /** Strips the step's scale; refuses one that is not positive, and a mode that does not round. */
    @Value.Check
    default PricingTerms normalised() {
        if (rounding() == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("prices have to be rounded somehow");
        }
        Optional<BigDecimal> step = cashStep().map(Decimals::plain);
        if (step.filter(coin -> coin.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("a least coin of " + step.get());
        }
        return step.equals(cashStep())
                ? this
                : new Builder().from(this).cashStep(step).build();
    }

    /** Builds them. */
    final class Builder extends ImmutablePricingTerms.Builder {}
}
