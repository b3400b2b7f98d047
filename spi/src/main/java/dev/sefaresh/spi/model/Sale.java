package dev.sefaresh.spi.model;

import java.util.Optional;
import org.immutables.value.Value;

/** How an article is sold: said by the catalog, frozen on the line when it is ordered. */
@Value.Immutable
public interface Sale extends WithSale {
    /** By itself, as much as anybody likes. */
    Sale PLAIN = new Builder().build();

    /** What it is counted in. */
    @Value.Default
    default SaleUnit unit() {
        return SaleUnit.UNSTATED;
    }

    /** Which of several it is, as the buyer reads it, such as a size and a colour. */
    Optional<String> variant();

    /** What it is to the tax office. */
    @Value.Default
    default TaxCategory tax() {
        return TaxCategory.STANDARD;
    }

    /** No order has less of the article than this. */
    @Value.Default
    default Quantity least() {
        return Quantity.ZERO;
    }

    /** No order has more of the article than this. */
    Optional<Quantity> most();

    /** Refuses a least that is more than the most. */
    @Value.Check
    default void check() {
        variant().ifPresent(text -> Names.check("a variant", text));
        if (most().filter(most -> most.isLessThan(least()) || most.isZero()).isPresent()) {
            throw new IllegalArgumentException("at least " + least() + " and at most " + most().get());
        }
    }

    /** Builds it. */
    final class Builder extends ImmutableSale.Builder {}
}
