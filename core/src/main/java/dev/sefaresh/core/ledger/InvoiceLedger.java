package dev.sefaresh.core.ledger;

import com.google.common.collect.ImmutableMap;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.InvoiceStatus;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.ReturnState;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** How much of each adjustment is on invoices: derived from the file, never set. Immutable and thread-safe. */
public final class InvoiceLedger {
    private final ImmutableMap<Integer, Line> adjustments;
    private final QuantityLedger goods;
    private final boolean anyInvoiced;

    private InvoiceLedger(ImmutableMap<Integer, Line> adjustments, QuantityLedger goods, boolean anyInvoiced) {
        this.adjustments = adjustments;
        this.goods = goods;
        this.anyInvoiced = anyInvoiced;
    }

    /** The invoices of a file. */
    public static InvoiceLedger of(OrderFile file) {
        return of(file, QuantityLedger.of(file));
    }

    /** The same, of a file whose quantities are counted already. */
    public static InvoiceLedger of(OrderFile file, QuantityLedger goods) {
        Map<Integer, Line> lines = new HashMap<>();
        boolean cancelled = file.order().state() == OrderState.CANCELLED;
        file.order().adjustments().forEach(one -> lines.put(one.number(), Line.none(one, cancelled)));
        boolean anyInvoiced = false;
        for (Invoice invoice : file.invoices()) {
            boolean sealed = isSealed(invoice);
            boolean credits = invoice.kind() == InvoiceKind.CREDIT_NOTE;
            anyInvoiced |= sealed && !credits;
            if (sealed || invoice.state() == InvoiceState.DRAFT) {
                invoice.charges()
                        .forEach(charge -> lines.computeIfPresent(
                                charge.number(),
                                (number, line) -> credits
                                        ? line.credited(charge.amount(), grantedWith(file, invoice, number))
                                        : line.drawnUp(charge.amount(), sealed)));
            }
        }
        for (GoodsReturn back : file.returns()) {
            back.charges()
                    .forEach(charge -> lines.computeIfPresent(
                            charge.number(), (number, line) -> line.returned(back.state(), charge.amount())));
        }
        ImmutableMap.Builder<Integer, Line> inOrder = ImmutableMap.builder();
        file.order()
                .adjustments()
                .forEach(one -> inOrder.put(one.number(), lines.getOrDefault(one.number(), Line.none(one, cancelled))));
        return new InvoiceLedger(inOrder.buildOrThrow(), goods, anyInvoiced);
    }

    /** What invoices that are issued or being issued claim, less what credit notes, drafts included, take back. */
    public static Money claimed(OrderFile file) {
        CurrencyUnit currency = file.order().terms().currency();
        Money claimed = Money.zero(currency);
        for (Invoice invoice : file.invoices()) {
            if (invoice.kind() == InvoiceKind.INVOICE && isSealed(invoice)) {
                claimed = claimed.plus(invoice.total(currency));
            } else if (invoice.kind() == InvoiceKind.CREDIT_NOTE && invoice.state() != InvoiceState.DISCARDED) {
                claimed = claimed.minus(invoice.total(currency));
            }
        }
        return claimed;
    }

    /** Every adjustment's money, in the order of the adjustments. */
    public Collection<Line> adjustments() {
        return adjustments.values();
    }

    /** The money of the adjustment with this number. */
    public Optional<Line> adjustment(int number) {
        return Optional.ofNullable(adjustments.get(number));
    }

    /** Whether goods or adjustments are on no invoice yet, drafts counted as covering. */
    public boolean isOpen() {
        return goods.lines().stream()
                        .anyMatch(line ->
                                !line.toDrawUp().isZero() || !line.unclaimed().isZero())
                || !adjustments.values().stream().allMatch(line -> line.isCoveredBy(line.drawnUp()));
    }

    /** Whether all that was ever ordered is on invoices, drafts included. */
    public boolean isWhole() {
        return goods.lines().stream().allMatch(line -> line.drawnUp().equals(line.ordered()))
                && adjustments.values().stream()
                        .allMatch(
                                line -> line.claimed().equals(line.adjustment().amount()));
    }

    /** How the order stands with its invoices; drafts do not count. */
    public InvoiceStatus status() {
        if (!anyInvoiced) {
            return InvoiceStatus.NOT_INVOICED;
        }
        boolean all = goods.allInvoiced()
                && adjustments.values().stream().allMatch(line -> line.isCoveredBy(line.invoiced()));
        return all ? InvoiceStatus.INVOICED : InvoiceStatus.PARTLY_INVOICED;
    }

    /** What the return that a credit note is for grants of an adjustment. */
    private static Optional<Money> grantedWith(OrderFile file, Invoice note, int adjustment) {
        return note.credits().flatMap(file::goodsReturn).stream()
                .flatMap(back -> back.charges().stream())
                .filter(charge -> charge.number() == adjustment)
                .map(InvoiceCharge::amount)
                .findFirst();
    }

    private static boolean isSealed(Invoice invoice) {
        return invoice.state() == InvoiceState.ISSUING || invoice.state() == InvoiceState.ISSUED;
    }

    /**
     * One adjustment's money.
     *
     * @param cancelled will never be claimed, as the whole order is cancelled
     * @param drawnUp on invoices, drafts included
     * @param invoiced on invoices that are issued or being issued
     * @param wanted asked back by returns that go on
     * @param granted credited to the buyer
     * @param credited on credit notes, drafts included
     * @param toClaimAgain credited with goods, though it was not granted with them: goods that stay claim it again
     */
    public record Line(
            Adjustment adjustment,
            boolean cancelled,
            Money drawnUp,
            Money invoiced,
            Money wanted,
            Money granted,
            Money credited,
            Money toClaimAgain) {
        private static Line none(Adjustment adjustment, boolean cancelled) {
            Money zero = Money.zero(adjustment.amount().getCurrencyUnit());
            return new Line(adjustment, cancelled, zero, zero, zero, zero, zero, zero);
        }

        /** Charged, and neither granted nor asked back. */
        public Money toGrant() {
            return adjustment.amount().minus(wanted).minus(granted);
        }

        /** Granted without ever having been invoiced. */
        public Money forgone() {
            return beyondNothing(granted.plus(toClaimAgain).minus(credited));
        }

        /** On invoices, drafts included, each part once, however often it was credited with goods and claimed again. */
        public Money claimed() {
            return drawnUp.minus(toClaimAgain);
        }

        /** What invoices, drafts included, claim beyond what it is; negative for a discount. */
        public Money overcharged() {
            return beyondNothing(claimed().minus(adjustment.amount()));
        }

        /** What invoices, drafts included, claim although it was granted meanwhile; negative for a discount. */
        public Money overdrawn() {
            return beyondNothing(claimed().plus(forgone()).minus(adjustment.amount()));
        }

        private boolean isCoveredBy(Money onInvoices) {
            Money left = adjustment.amount().minus(forgone()).minus(onInvoices);
            return beyondNothing(cancelled ? left : left.plus(toClaimAgain)).isZero();
        }

        /** Nothing, if it has the other sign than the adjustment. */
        private Money beyondNothing(Money amount) {
            boolean other = adjustment.amount().isNegative() ? amount.isPositive() : amount.isNegative();
            return other ? Money.zero(amount.getCurrencyUnit()) : amount;
        }

        private Line drawnUp(Money amount, boolean sealed) {
            return new Line(
                    adjustment,
                    cancelled,
                    drawnUp.plus(amount),
                    sealed ? invoiced.plus(amount) : invoiced,
                    wanted,
                    granted,
                    credited,
                    toClaimAgain);
        }

        private Line credited(Money amount, Optional<Money> grantedWith) {
            Money beyond = beyondNothing(grantedWith.map(amount::minus).orElse(amount));
            return new Line(
                    adjustment,
                    cancelled,
                    drawnUp,
                    invoiced,
                    wanted,
                    granted,
                    credited.plus(amount),
                    toClaimAgain.plus(beyond));
        }

        private Line returned(ReturnState state, Money amount) {
            if (state == ReturnState.SETTLED) {
                return new Line(
                        adjustment, cancelled, drawnUp, invoiced, wanted, granted.plus(amount), credited, toClaimAgain);
            }
            return state.phase().isEnd()
                    ? this
                    : new Line(
                            adjustment,
                            cancelled,
                            drawnUp,
                            invoiced,
                            wanted.plus(amount),
                            granted,
                            credited,
                            toClaimAgain);
        }
    }
}
