package dev.sefaresh.spi.model;

import java.util.List;
import org.immutables.value.Value;
import org.joda.money.Money;

/** So many of one order line, at so much. The amount is stored, so that parts sum to the whole to the cent. */
@Value.Immutable
public interface InvoiceLine extends WithInvoiceLine {
    /** The number of the order line. */
    int number();

    /** How many of it; none where a credit note takes money off the price. */
    Quantity quantity();

    /** At how much together. */
    Money amount();

    /** How much of the amount is which tax. */
    List<TaxAmount> taxes();

    /** Builds a line. */
    final class Builder extends ImmutableInvoiceLine.Builder {}
}
