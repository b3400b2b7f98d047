package dev.sefaresh.spi.model;

import org.immutables.value.Value;
import org.joda.money.Money;

/** The part of one adjustment that an invoice claims. */
@Value.Immutable
public interface InvoiceCharge extends WithInvoiceCharge {
    /** The number of the adjustment. */
    int number();

    /** How much of it; negative for a discount. */
    Money amount();

    /** Builds a charge. */
    final class Builder extends ImmutableInvoiceCharge.Builder {}
}
