package dev.sefaresh.core.invoice;

import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.Progress;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.ledger.TaxLedger;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What a credit note takes back: what a return grants, as far as it was invoiced and not credited before. Money off a price has no
 * quantity; what an invoice left out because it was granted before is not credited as well.
 */
final class CreditNote {
    private CreditNote() {}

    /** Empty if there is nothing to take back, or it was taken back before. */
    static Optional<Invoice> of(OrderFile file, DocumentNo no, GoodsReturn back) {
        if (isCredited(file, back)) {
            return Optional.empty();
        }
        QuantityLedger goods = QuantityLedger.of(file);
        List<InvoiceLine> lines = back.lines().stream()
                .flatMap(line -> line.cancelled().isZero()
                        ? line(goods.line(line.number()), line)
                        : closed(goods.line(line.number()), line))
                .toList();
        List<InvoiceCharge> charges = charges(file.with(drawnUp(no, back.no(), lines)), back);
        return note(
                file,
                no,
                back.no(),
                lines,
                within(InvoiceLedger.claimed(file), InvoiceLedger.of(file), lines, charges));
    }

    private static boolean isCredited(OrderFile file, GoodsReturn back) {
        return file.invoices().stream()
                .anyMatch(invoice ->
                        invoice.credits().equals(Optional.of(back.no())) && invoice.state() != InvoiceState.DISCARDED);
    }

    /**
     * No more is credited in all than invoices claim: where discounts were claimed ahead of their goods, more of them is credited, and
     * what is still to invoice claims it again.
     */
    private static List<InvoiceCharge> within(
            Money claimed, InvoiceLedger invoices, List<InvoiceLine> lines, List<InvoiceCharge> charges) {
        Money beyond = Stream.concat(
                        lines.stream().map(InvoiceLine::amount),
                        charges.stream().map(InvoiceCharge::amount))
                .reduce(claimed.negated(), Money::plus);
        Map<Integer, Money> within = new TreeMap<>();
        charges.forEach(charge -> within.put(charge.number(), charge.amount()));
        for (InvoiceLedger.Line line : invoices.adjustments()) {
            Money zero = Money.zero(claimed.getCurrencyUnit());
            int number = line.adjustment().number();
            Money left = line.invoiced().minus(line.credited()).minus(within.getOrDefault(number, zero));
            if (beyond.isPositive() && left.isNegative()) {
                Money more = left.plus(beyond).isNegative() ? beyond.negated() : left;
                within.merge(number, more, Money::plus);
                beyond = beyond.plus(more);
            }
        }
        return within.entrySet().stream()
                .map(one -> new InvoiceCharge.Builder()
                        .number(one.getKey())
                        .amount(one.getValue())
                        .build())
                .toList();
    }

    /** All that was invoiced and not credited; empty if that is nothing. */
    static Optional<Invoice> ofAll(OrderFile file, DocumentNo no) {
        List<InvoiceLine> lines = QuantityLedger.of(file).lines().stream()
                .map(line -> new InvoiceLine.Builder()
                        .number(line.line().number())
                        .quantity(line.invoiced().minus(line.credited()))
                        .amount(line.invoicedAmount().minus(line.creditedAmount()))
                        .build())
                .filter(line -> !line.quantity().isZero() || !line.amount().isZero())
                .toList();
        List<InvoiceCharge> charges = InvoiceLedger.of(file).adjustments().stream()
                .map(line -> new InvoiceCharge.Builder()
                        .number(line.adjustment().number())
                        .amount(line.invoiced().minus(line.credited()))
                        .build())
                .filter(charge -> !charge.amount().isZero())
                .toList();
        return note(file, no, DocumentNo.ORDER, lines, charges);
    }

    private static Optional<Invoice> note(
            OrderFile file, DocumentNo no, DocumentNo credits, List<InvoiceLine> lines, List<InvoiceCharge> charges) {
        TaxLedger taxes = TaxLedger.of(file);
        return lines.isEmpty() && charges.isEmpty()
                ? Optional.empty()
                : Optional.of(drawnUp(no, credits, lines)
                        .withLines(lines.stream()
                                .map(line -> line.withTaxes(taxes.creditOfLine(line.number(), line.amount())))
                                .toList())
                        .withCharges(charges.stream()
                                .map(one -> one.withTaxes(taxes.creditOfAdjustment(one.number(), one.amount())))
                                .toList()));
    }

    private static Invoice drawnUp(DocumentNo no, DocumentNo credits, List<InvoiceLine> lines) {
        return new Invoice.Builder()
                .no(no)
                .kind(InvoiceKind.CREDIT_NOTE)
                .credits(credits)
                .lines(lines)
                .build();
    }

    private static Stream<InvoiceLine> line(QuantityLedger.Line line, ReturnLine back) {
        Quantity claimed =
                line.invoiced().isMoreThan(line.credited()) ? line.invoiced().minus(line.credited()) : Quantity.ZERO;
        Quantity quantity = back.accepted().isMoreThan(claimed) ? claimed : back.accepted();
        Money left = line.invoicedAmount().minus(line.creditedAmount());
        Money granted = back.allowance().orElse(Money.zero(left.getCurrencyUnit()));
        if (!quantity.isZero()) {
            return Stream.of(line(back, quantity, least(granted, left)));
        }
        Money most = line.toDrawUp().isZero()
                ? least(left, line.overdrawn())
                : back.accepted().isZero() ? left : Money.zero(left.getCurrencyUnit());
        Money amount = least(granted, most);
        return amount.isZero() ? Stream.of() : Stream.of(line(back, quantity, amount));
    }

    /** What never left may never have been invoiced: then there is nothing to take back. */
    private static Stream<InvoiceLine> closed(QuantityLedger.Line line, ReturnLine back) {
        Quantity quantity = line.overInvoiced().isMoreThan(back.cancelled()) ? back.cancelled() : line.overInvoiced();
        Money amount = least(back.allowance().orElseThrow(), line.overInvoicedAmount());
        return quantity.isZero() && amount.isZero() ? Stream.of() : Stream.of(line(back, quantity, amount));
    }

    private static InvoiceLine line(ReturnLine back, Quantity quantity, Money amount) {
        return new InvoiceLine.Builder()
                .number(back.number())
                .quantity(quantity)
                .amount(amount)
                .build();
    }

    /**
     * Once the goods are credited: as much as was granted, and no more than invoices claim too much when there is nothing left to
     * invoice. Until then what a discount is on invoices goes back in step with their goods, whichever goods it was granted for.
     */
    private static List<InvoiceCharge> charges(OrderFile credited, GoodsReturn back) {
        QuantityLedger goods = QuantityLedger.of(credited);
        boolean whole = goods.lines().stream().allMatch(CreditNote::isClaimed);
        Progress progress =
                Progress.of(goods.lines(), QuantityLedger.Line::creditedAmount, QuantityLedger.Line::invoicedAmount);
        return InvoiceLedger.of(credited).adjustments().stream()
                .map(line -> charge(
                        line,
                        !whole && line.adjustment().amount().isNegative()
                                ? most(line.overdrawn(), inStep(progress, line))
                                : least(granted(back, line), whole ? line.overdrawn() : line.invoiced())))
                .filter(charge -> !charge.amount().isZero())
                .toList();
    }

    /** Whether all its money is on invoices, drafts included, or will never be. */
    private static boolean isClaimed(QuantityLedger.Line line) {
        return !line.drawnUpAmount()
                .plus(line.forgoneAmount())
                .isLessThan(line.line().amount());
    }

    private static InvoiceCharge charge(InvoiceLedger.Line line, Money amount) {
        return new InvoiceCharge.Builder()
                .number(line.adjustment().number())
                .amount(least(amount, line.invoiced().minus(line.credited())))
                .build();
    }

    private static Money granted(GoodsReturn back, InvoiceLedger.Line line) {
        return back.charges().stream()
                .filter(charge -> charge.number() == line.adjustment().number())
                .map(InvoiceCharge::amount)
                .findFirst()
                .orElse(Money.zero(line.invoiced().getCurrencyUnit()));
    }

    /** What is due of a discount with all goods credited so far, of those that it is on: nothing if they cost nothing on invoices. */
    private static Money inStep(Progress credited, InvoiceLedger.Line line) {
        return Money.ofMinor(
                line.invoiced().getCurrencyUnit(),
                credited.hasBegun(line.adjustment())
                        ? credited.next(
                                line.adjustment(),
                                line.invoiced().getAmountMinorLong(),
                                line.credited().getAmountMinorLong())
                        : 0);
    }

    /** The one nearer to nothing; both have the same sign. */
    private static Money least(Money one, Money other) {
        return one.abs().isLessThan(other.abs()) ? one : other;
    }

    /** The one further from nothing; both have the same sign. */
    private static Money most(Money one, Money other) {
        return one.abs().isLessThan(other.abs()) ? other : one;
    }
}
