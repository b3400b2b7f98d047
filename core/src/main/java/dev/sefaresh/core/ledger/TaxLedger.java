package dev.sefaresh.core.ledger;

import dev.sefaresh.core.pricing.Apportionment;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * How much of each tax is on invoices and credit notes. Invoices contain the taxes on the whole in proportion to what is claimed, and the
 * last one what is left of them; credit notes take back what the invoices contain in the same way. So the taxes on all invoices, less
 * those on credit notes, are those on what is claimed: all, when all is, and none, when all was credited. Derived from the file, never
 * set; of the lines only those on invoices are counted, as nothing is claimed of the others. Immutable and thread-safe.
 */
public final class TaxLedger {
    private final Map<Integer, Taxed> lines = new HashMap<>();
    private final Map<Integer, Taxed> adjustments = new HashMap<>();

    private final Order order;

    private TaxLedger(Order order) {
        this.order = order;
    }

    /** The taxes of a file. */
    public static TaxLedger of(OrderFile file) {
        TaxLedger ledger = new TaxLedger(file.order());
        for (Adjustment one : file.order().adjustments()) {
            if (!one.taxes().isEmpty()) {
                ledger.adjustments.put(one.number(), new Taxed(one.amount(), one.taxes()));
            }
        }
        file.invoices().stream()
                .filter(invoice -> invoice.state() != InvoiceState.DISCARDED)
                .forEach(ledger::add);
        return ledger;
    }

    private void add(Invoice invoice) {
        for (InvoiceLine line : invoice.lines()) {
            line(line.number()).ifPresent(taxed -> {
                taxed.add(invoice, line.amount(), line.taxes());
                lines.put(line.number(), taxed);
            });
        }
        invoice.charges()
                .forEach(charge -> found(adjustments, charge.number())
                        .ifPresent(taxed -> taxed.add(invoice, charge.amount(), charge.taxes())));
    }

    /** The taxes that an invoice of so much more of a line contains. */
    public List<TaxAmount> claimOfLine(int line, Money part) {
        return line(line).map(taxed -> taxed.claim(part)).orElse(List.of());
    }

    /** The taxes that an invoice of so much more of an adjustment contains. */
    public List<TaxAmount> claimOfAdjustment(int adjustment, Money part) {
        return found(adjustments, adjustment).map(taxed -> taxed.claim(part)).orElse(List.of());
    }

    /** The taxes that a credit note of so much more of a line takes back. */
    public List<TaxAmount> creditOfLine(int line, Money part) {
        return line(line).map(taxed -> taxed.credit(part)).orElse(List.of());
    }

    /** The taxes that a credit note of so much more of an adjustment takes back. */
    public List<TaxAmount> creditOfAdjustment(int adjustment, Money part) {
        return found(adjustments, adjustment).map(taxed -> taxed.credit(part)).orElse(List.of());
    }

    /**
     * Whether the taxes go with the amounts: what is invoiced as a whole contains the taxes on the whole, what is credited as a whole
     * takes all of them back, and neither ever more.
     */
    public boolean isBalanced() {
        return Stream.of(lines.values(), adjustments.values())
                .flatMap(Collection::stream)
                .allMatch(Taxed::isBalanced);
    }

    private Optional<Taxed> line(int number) {
        return found(lines, number)
                .or(() -> order.line(number)
                        .filter(line -> !line.taxes().isEmpty())
                        .map(line -> new Taxed(line.amount(), line.taxes())));
    }

    private static Optional<Taxed> found(Map<Integer, Taxed> rows, int number) {
        return Optional.ofNullable(rows.get(number));
    }

    /** A line or an adjustment, in minor units. */
    private static final class Taxed {
        private final Sum whole = new Sum();
        private final Sum claimed = new Sum();
        private final Sum invoiced = new Sum();
        private final Sum credited = new Sum();

        private Taxed(Money amount, List<TaxAmount> taxes) {
            whole.add(amount, taxes);
        }

        private void add(Invoice invoice, Money amount, List<TaxAmount> taxes) {
            if (invoice.kind() == InvoiceKind.CREDIT_NOTE) {
                credited.add(amount, taxes);
                return;
            }
            claimed.add(amount, taxes);
            if (invoice.state() != InvoiceState.DRAFT) {
                invoiced.add(amount, taxes);
            }
        }

        /** Of what invoices claim and credit notes have not taken back. */
        private List<TaxAmount> claim(Money part) {
            return next(whole, claimed.less(credited), part);
        }

        private List<TaxAmount> credit(Money part) {
            return next(invoiced, credited, part);
        }

        private static List<TaxAmount> next(Sum of, Sum before, Money part) {
            Money length = of.amount(part);
            Money mark = before.amount(part).plus(part);
            return of.taxes.keySet().stream()
                    .map(tax -> new TaxAmount(
                            tax,
                            Money.ofMinor(
                                    part.getCurrencyUnit(),
                                    Apportionment.next(
                                            of.tax(tax), mark.getAmount(), length.getAmount(), before.tax(tax)))))
                    .toList();
        }

        private boolean isBalanced() {
            return claimed.less(credited).isWithin(whole) && credited.isWithin(invoiced);
        }
    }

    /** Amounts, and how much of them is which tax. */
    private static final class Sum {
        private long amount;
        private final Map<Tax, Long> taxes = new LinkedHashMap<>();

        private void add(Money more, List<TaxAmount> contained) {
            amount = Math.addExact(amount, more.getAmountMinorLong());
            contained.forEach(one -> taxes.merge(one.tax(), one.amount().getAmountMinorLong(), Math::addExact));
        }

        private Sum less(Sum other) {
            Sum less = new Sum();
            less.amount = Math.subtractExact(amount, other.amount);
            less.taxes.putAll(taxes);
            other.taxes.forEach((tax, much) -> less.taxes.merge(tax, -much, Math::addExact));
            return less;
        }

        private Money amount(Money like) {
            return Money.ofMinor(like.getCurrencyUnit(), amount);
        }

        private long tax(Tax tax) {
            return taxes.getOrDefault(tax, 0L);
        }

        /**
         * Equal where the amounts are, and otherwise of the same sign and no more. What costs nothing can contain taxes: of an amount of
         * zero nobody can tell whether it is all or nothing.
         */
        private boolean isWithin(Sum most) {
            Predicate<Tax> equal = tax -> tax(tax) == most.tax(tax);
            Predicate<Tax> within = tax -> tax(tax) == 0
                    || Long.signum(tax(tax)) == Long.signum(most.tax(tax))
                            && Math.abs(tax(tax)) <= Math.abs(most.tax(tax));
            return most.taxes.keySet().containsAll(taxes.keySet())
                    && most.taxes.keySet().stream().allMatch(amount == most.amount && amount != 0 ? equal : within);
        }
    }
}
