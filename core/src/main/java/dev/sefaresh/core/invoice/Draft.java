package dev.sefaresh.core.invoice;

import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.Progress;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.ledger.TaxLedger;
import dev.sefaresh.core.pricing.Apportionment;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What an invoice of some portions claims. Each line claims what is due at its new mark less what was claimed of it before, and each
 * adjustment in step with the value of the goods: so partial invoices end at the order's price to the minor unit, in any order. What
 * was taken back before any invoice counts as claimed: what is granted on the rest is then exactly what its invoice says.
 */
final class Draft {
    private Draft() {}

    static Invoice of(OrderFile file, DocumentNo no, List<Portion> portions) {
        QuantityLedger goods = QuantityLedger.of(file);
        TaxLedger taxes = TaxLedger.of(file);
        Set<Integer> asked = portions.stream().map(Portion::line).collect(Collectors.toSet());
        List<InvoiceLine> claimed = Stream.concat(
                        portions.stream(),
                        goods.lines().stream()
                                .filter(line -> !line.unclaimed().isZero()
                                        && !asked.contains(line.line().number()))
                                .map(line -> Portion.of(line.line().number(), Quantity.ZERO)))
                .map(portion -> line(goods.line(portion.line()), portion, taxes))
                .toList();
        return new Invoice.Builder()
                .no(no)
                .lines(claimed)
                .charges(within(left(file, claimed), charges(file, goods, claimed)).stream()
                        .map(charge -> charge.withTaxes(taxes.claimOfAdjustment(charge.number(), charge.amount())))
                        .toList())
                .build();
    }

    private static InvoiceLine line(QuantityLedger.Line line, Portion portion, TaxLedger taxes) {
        Money whole = line.line().amount();
        Quantity claimed = line.drawnUp().plus(line.forgone());
        long part = portion.quantity().isZero()
                ? line.unclaimed().getAmountMinorLong()
                : Apportionment.between(
                        whole.getAmountMinorLong(),
                        claimed.value(),
                        claimed.plus(portion.quantity()).value(),
                        line.ordered().value(),
                        line.drawnUpAmount().plus(line.forgoneAmount()).getAmountMinorLong());
        Money amount = Money.ofMinor(whole.getCurrencyUnit(), part);
        return new InvoiceLine.Builder()
                .number(portion.line())
                .quantity(portion.quantity())
                .amount(amount)
                .taxes(taxes.claimOfLine(portion.line(), amount))
                .build();
    }

    private static List<InvoiceCharge> charges(OrderFile file, QuantityLedger goods, List<InvoiceLine> claimed) {
        Map<Integer, Money> parts =
                claimed.stream().collect(Collectors.toMap(InvoiceLine::number, InvoiceLine::amount));
        Progress progress = Progress.of(
                goods.lines(),
                line -> line.drawnUpAmount()
                        .plus(line.forgoneAmount())
                        .minus(line.overdrawn())
                        .plus(parts.getOrDefault(
                                line.line().number(),
                                Money.zero(line.line().amount().getCurrencyUnit()))));
        List<InvoiceCharge> charges = new ArrayList<>();
        for (InvoiceLedger.Line line : InvoiceLedger.of(file).adjustments()) {
            Adjustment adjustment = line.adjustment();
            CurrencyUnit currency = adjustment.amount().getCurrencyUnit();
            long part = progress.next(
                    adjustment, line.claimed().plus(line.forgone()).getAmountMinorLong());
            if (part != 0) {
                charges.add(new InvoiceCharge.Builder()
                        .number(adjustment.number())
                        .amount(Money.ofMinor(currency, part))
                        .build());
            }
        }
        return charges;
    }

    /** Rounding may put a cent more of a discount on an invoice than it claims: so much of it waits for the next one. */
    private static List<InvoiceCharge> within(Money most, List<InvoiceCharge> charges) {
        Money left = charges.stream()
                .map(InvoiceCharge::amount)
                .filter(Money::isPositive)
                .reduce(most, Money::plus);
        List<InvoiceCharge> within = new ArrayList<>();
        for (InvoiceCharge charge : charges) {
            boolean isTooMuch =
                    charge.amount().isNegative() && left.plus(charge.amount()).isNegative();
            Money amount = isTooMuch ? left.negated() : charge.amount();
            left = amount.isNegative() ? left.plus(amount) : left;
            within.add(charge.withAmount(amount));
        }
        return within.stream().filter(charge -> !charge.amount().isZero()).toList();
    }

    /** What is claimed by what is sealed, and these lines. */
    private static Money left(OrderFile file, List<InvoiceLine> claimed) {
        return claimed.stream().map(InvoiceLine::amount).reduce(InvoiceLedger.claimed(file), Money::plus);
    }
}
