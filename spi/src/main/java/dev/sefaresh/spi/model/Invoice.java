package dev.sefaresh.spi.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What is claimed from the buyer. */
@Value.Immutable
public interface Invoice extends Document<InvoiceState, Invoice>, WithInvoice {
    @Override
    @Value.Default
    default InvoiceState state() {
        return InvoiceState.DRAFT;
    }

    @Override
    Invoice withState(InvoiceState state);

    /** Whether it claims or credits. */
    @Value.Default
    default InvoiceKind kind() {
        return InvoiceKind.INVOICE;
    }

    /** What a credit note documents: the return, or the order, which was cancelled. */
    Optional<DocumentNo> credits();

    /** Goods: at most one line an order line. */
    List<InvoiceLine> lines();

    /** What it costs more or less: at most one charge an adjustment. */
    List<InvoiceCharge> charges();

    /** Goes into the digest that the register chains, so that the digest tells nothing once this is erased. */
    Optional<String> salt();

    /** The register's entry, once issued. */
    Optional<RegisterEntry> entry();

    /** Sum of lines and charges. */
    default Money total(CurrencyUnit currency) {
        return Stream.concat(
                        lines().stream().map(InvoiceLine::amount),
                        charges().stream().map(InvoiceCharge::amount))
                .reduce(Money.zero(currency), Money::plus);
    }

    /** Sorts lines and charges by number; refuses two of one order line or adjustment. */
    @Value.Check
    default Invoice normalised() {
        List<InvoiceLine> lines = Numbered.inOrder(lines(), InvoiceLine::number, "invoice " + no());
        List<InvoiceCharge> charges = Numbered.inOrder(charges(), InvoiceCharge::number, "invoice " + no());
        return lines == lines() && charges == charges()
                ? this
                : new Builder().from(this).lines(lines).charges(charges).build();
    }

    /** Builds an invoice. */
    final class Builder extends ImmutableInvoice.Builder {}
}
