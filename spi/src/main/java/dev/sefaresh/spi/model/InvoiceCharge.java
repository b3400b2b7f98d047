package dev.sefaresh.spi.model;

import java.util.List;
import org.immutables.value.Value;
import org.joda.money.Money;

/** The part of one adjustment that an invoice claims. */
@Value.Immutable
public interface InvoiceCharge extends WithInvoiceCharge {
    /** The number of the adjustment. */
    int number();

    /** How much of it; negative for a discount. */
    Money amount();

    /** How much of the amount is which tax. */
    List<TaxAmount> taxes();

    /** Builds a charge. */
    final class Builder extends ImmutableInvoiceCharge.Builder {}
}
