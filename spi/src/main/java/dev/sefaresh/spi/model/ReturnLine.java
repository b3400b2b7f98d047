package dev.sefaresh.spi.model;

import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.Money;

/** So many of one order line on their way back; none of them where only its price is cut. */
@Value.Immutable
public interface ReturnLine extends WithReturnLine {
    /** The number of the order line. */
    int number();

    /** How many the buyer wants to send back. */
    Quantity requested();

    /** How many came back. */
    @Value.Default
    default Quantity received() {
        return Quantity.ZERO;
    }

    /** How many of those are credited. */
    @Value.Default
    default Quantity accepted() {
        return Quantity.ZERO;
    }

    /** How many of those received go back on the shelf; the rest is written off. */
    @Value.Default
    default Quantity restocked() {
        return Quantity.ZERO;
    }

    /** How many never left, and never will: they are credited like those accepted. */
    @Value.Default
    default Quantity cancelled() {
        return Quantity.ZERO;
    }

    /** What is granted for those accepted, or off the price, once settled. It is stored, so that parts sum to the line's amount to the cent. */
    Optional<Money> allowance();

    /** So many of a line, wanted back. */
    static ReturnLine of(Portion portion) {
        return new Builder()
                .number(portion.line())
                .requested(portion.quantity())
                .build();
    }

    /** Builds a line. */
    final class Builder extends ImmutableReturnLine.Builder {}
}
