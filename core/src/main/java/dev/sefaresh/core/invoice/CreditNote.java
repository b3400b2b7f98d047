package dev.sefaresh.core.invoice;

import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What a credit note takes back: what a return grants, as far as it was invoiced and not credited before. */
final class CreditNote {
    private CreditNote() {}

    /** Empty if there is nothing to take back, or it was taken back before. */
    static Optional<Invoice> of(OrderFile file, DocumentNo no, GoodsReturn back) {
        boolean credited = file.invoices().stream()
                .anyMatch(invoice ->
                        invoice.credits().equals(Optional.of(back.no())) && invoice.state() != InvoiceState.DISCARDED);
        QuantityLedger goods = QuantityLedger.of(file);
        InvoiceLedger invoices = InvoiceLedger.of(file);
        List<InvoiceLine> lines = back.lines().stream()
                .flatMap(line -> line(goods.line(line.number()), line))
                .toList();
        List<InvoiceCharge> charges = back.charges().stream()
                .flatMap(charge -> charge(invoices, charge))
                .toList();
        return credited || lines.isEmpty() && charges.isEmpty()
                ? Optional.empty()
                : Optional.of(new Invoice.Builder()
                        .no(no)
                        .kind(InvoiceKind.CREDIT_NOTE)
                        .credits(back.no())
                        .lines(lines)
                        .charges(charges)
                        .build());
    }

    private static Stream<InvoiceLine> line(QuantityLedger.Line line, ReturnLine back) {
        Quantity most =
                line.invoiced().isMoreThan(line.credited()) ? line.invoiced().minus(line.credited()) : Quantity.ZERO;
        Quantity quantity = back.accepted().isMoreThan(most) ? most : back.accepted();
        Money left = line.invoicedAmount().minus(line.creditedAmount());
        Money granted = back.allowance().orElse(Money.zero(left.getCurrencyUnit()));
        return quantity.isZero()
                ? Stream.of()
                : Stream.of(new InvoiceLine.Builder()
                        .number(back.number())
                        .quantity(quantity)
                        .amount(granted.isGreaterThan(left) ? left : granted)
                        .build());
    }

    private static Stream<InvoiceCharge> charge(InvoiceLedger invoices, InvoiceCharge back) {
        Money left = invoices.adjustment(back.number())
                .map(line -> line.invoiced().minus(line.credited()))
                .orElse(back.amount().multipliedBy(0));
        Money amount =
                back.amount().getAmount().abs().compareTo(left.getAmount().abs()) > 0 ? left : back.amount();
        return amount.isZero() ? Stream.of() : Stream.of(back.withAmount(amount));
    }
}
