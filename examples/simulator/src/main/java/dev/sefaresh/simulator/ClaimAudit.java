package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Row by row, what invoices claim of it and the taxes in that, against the order: all of it when all is claimed, and never more. */
final class ClaimAudit {
    private static final int PLACES = 12;

    private final OrderFile file;
    private final Map<String, Row> rows = new HashMap<>();

    /** What a row costs, and what is claimed of it less what is credited. */
    private static final class Row {
        private final BigDecimal cost;
        private final Map<Tax, BigDecimal> taxes = new HashMap<>();
        private final Map<Tax, BigDecimal> claimedTaxes = new HashMap<>();
        private BigDecimal claimed = BigDecimal.ZERO;

        Row(Money amount, List<TaxAmount> contained) {
            cost = amount.getAmount();
            contained.forEach(one -> taxes.merge(one.tax(), one.amount().getAmount(), BigDecimal::add));
        }

        void claim(BigDecimal sign, Money amount, List<TaxAmount> contained) {
            claimed = claimed.add(sign.multiply(amount.getAmount()));
            contained.forEach(one ->
                    claimedTaxes.merge(one.tax(), sign.multiply(one.amount().getAmount()), BigDecimal::add));
        }

        BigDecimal tax(Tax tax) {
            return taxes.getOrDefault(tax, BigDecimal.ZERO);
        }

        BigDecimal claimed(Tax tax) {
            return claimedTaxes.getOrDefault(tax, BigDecimal.ZERO);
        }

        boolean isWhole() {
            return claimed.compareTo(cost) == 0;
        }

        /** What costs nothing is claimed with its goods, and nobody can tell by its amount. */
        boolean isFree() {
            return cost.signum() == 0;
        }
    }

    private ClaimAudit(OrderFile file) {
        this.file = file;
        file.order().lines().forEach(line -> rows.put(line(line.number()), new Row(line.amount(), line.taxes())));
        for (Adjustment one : file.order().adjustments()) {
            rows.put(adjustment(one.number()), new Row(one.amount(), one.taxes()));
        }
    }

    static void check(OrderFile file) {
        new ClaimAudit(file).check();
    }

    private static String line(int number) {
        return "line " + number;
    }

    private static String adjustment(int number) {
        return "adjustment " + number;
    }

    private void check() {
        boolean untouched = file.returns().isEmpty();
        for (Invoice invoice : file.invoices()) {
            boolean credits = invoice.kind() == InvoiceKind.CREDIT_NOTE;
            if (credits && invoice.state() == InvoiceState.DISCARDED) {
                return; // what nobody credits is claimed by nobody
            }
            untouched &= !credits;
            if (credits || invoice.state() == InvoiceState.ISSUED) {
                enter(invoice, credits ? BigDecimal.ONE.negate() : BigDecimal.ONE);
            }
        }
        rows.forEach(this::isWithin);
        boolean all = !rows.isEmpty() && rows.values().stream().allMatch(row -> row.isWhole() && !row.isFree());
        rows.values().stream()
                .flatMap(row -> row.taxes.keySet().stream())
                .distinct()
                .forEach(tax -> isWithin(tax, all));
        if (untouched) {
            file.invoices().forEach(this::isProrated);
        }
    }

    private void enter(Invoice invoice, BigDecimal sign) {
        for (InvoiceLine one : invoice.lines()) {
            row(line(one.number())).claim(sign, one.amount(), one.taxes());
        }
        for (InvoiceCharge one : invoice.charges()) {
            row(adjustment(one.number())).claim(sign, one.amount(), one.taxes());
        }
    }

    private Row row(String name) {
        return Optional.ofNullable(rows.get(name))
                .orElseThrow(() -> new Violation(file.id(), name + " is claimed, and not ordered"));
    }

    private void isWithin(String name, Row row) {
        Auditor.require(
                row.taxes.keySet().containsAll(row.claimedTaxes.keySet()),
                file,
                name + " is claimed with other taxes: " + row.claimedTaxes);
        row.taxes.forEach((tax, whole) -> Auditor.require(
                isWithin(row.claimed(tax), whole, row.isWhole() && !row.isFree()),
                file,
                row.claimed(tax) + " of " + tax + " on " + name + " is claimed, and it is " + whole + ", with "
                        + row.claimed + " of " + row.cost));
    }

    /** Of the whole order, once all of it is claimed. */
    private void isWithin(Tax tax, boolean all) {
        BigDecimal whole = rows.values().stream().map(row -> row.tax(tax)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal claimed =
                rows.values().stream().map(row -> row.claimed(tax)).reduce(BigDecimal.ZERO, BigDecimal::add);
        Auditor.require(
                !all || claimed.compareTo(whole) == 0,
                file,
                claimed + " of " + tax + " is claimed, and it is " + whole);
    }

    private static boolean isWithin(BigDecimal part, BigDecimal whole, boolean all) {
        return all
                ? part.compareTo(whole) == 0
                : part.signum() == 0
                        || part.signum() == whole.signum() && part.abs().compareTo(whole.abs()) <= 0;
    }

    /** Each part costs what so many of the line cost, and contains as much of its taxes: to the minor unit, which falls here or there. */
    private void isProrated(Invoice invoice) {
        for (InvoiceLine one : invoice.lines()) {
            OrderLine line = file.order().line(one.number()).orElseThrow();
            Row row = row(line(one.number()));
            BigDecimal share = one.quantity().value().divide(line.quantity().value(), PLACES, RoundingMode.HALF_UP);
            isNear(invoice, line(one.number()), one.amount(), row.cost.multiply(share), 1);
            contains(invoice, line(one.number()), one.amount(), one.taxes());
        }
        invoice.charges().forEach(one -> contains(invoice, adjustment(one.number()), one.amount(), one.taxes()));
    }

    private void contains(Invoice invoice, String name, Money amount, List<TaxAmount> taxes) {
        Row row = row(name);
        if (row.cost.signum() != 0) {
            BigDecimal share = amount.getAmount().divide(row.cost, PLACES, RoundingMode.HALF_UP);
            row.taxes.forEach((tax, whole) -> isNear(
                    invoice,
                    tax + " on " + name,
                    taxes.stream()
                            .filter(one -> one.tax().equals(tax))
                            .map(TaxAmount::amount)
                            .reduce(Money.zero(amount.getCurrencyUnit()), Money::plus),
                    whole.multiply(share),
                    2));
        }
    }

    private void isNear(Invoice invoice, String what, Money told, BigDecimal counted, int units) {
        BigDecimal most = BigDecimal.valueOf(units, told.getCurrencyUnit().getDecimalPlaces());
        Auditor.require(
                told.getAmount().subtract(counted).abs().compareTo(most) <= 0,
                file,
                invoice.no() + " claims " + told + " of " + what + ", and its part is "
                        + counted.setScale(3, RoundingMode.HALF_UP));
    }
}
