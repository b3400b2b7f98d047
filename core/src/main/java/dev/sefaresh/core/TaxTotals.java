package dev.sefaresh.core;

import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.port.PrintedDocument.TaxTotal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** The taxes that the rows of a document contain, one a tax and rate, and what they are on. Not thread-safe. */
final class TaxTotals {
    private final Map<Tax, TaxTotal> totals = new LinkedHashMap<>();

    private TaxTotals() {}

    static List<TaxTotal> of(Invoice invoice) {
        TaxTotals all = new TaxTotals();
        invoice.lines().forEach(line -> all.add(line.amount(), line.taxes()));
        invoice.charges().forEach(charge -> all.add(charge.amount(), charge.taxes()));
        return List.copyOf(all.totals.values());
    }

    /** A tax is on what is left without all taxes, and maybe on those before it. */
    private void add(Money amount, List<TaxAmount> taxes) {
        Money net = amount.minus(taxes.stream().map(TaxAmount::amount).toList());
        Money raised = net;
        for (TaxAmount one : taxes) {
            Tax tax = one.tax();
            totals.merge(tax, new TaxTotal(tax, tax.onRaised() ? raised : net, one.amount()), TaxTotals::sum);
            raised = tax.raisesBase() ? raised.plus(one.amount()) : raised;
        }
    }

    private static TaxTotal sum(TaxTotal one, TaxTotal other) {
        return new TaxTotal(
                one.tax(), one.base().plus(other.base()), one.amount().plus(other.amount()));
    }
}
