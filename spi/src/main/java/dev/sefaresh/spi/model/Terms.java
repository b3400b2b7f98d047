package dev.sefaresh.spi.model;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.CurrencyUnit;

/** The policy values that an order started under, frozen on it: a shop's change of mind does not touch orders that are open. */
@Value.Immutable
public interface Terms extends WithTerms {
    /** The one currency of the order. */
    CurrencyUnit currency();

    /** How long a quotation can be accepted, if it does not say so itself. */
    @Value.Default
    default Duration quoteFor() {
        return Duration.ofDays(30);
    }

    /** What confirms an order that the buyer has agreed to. */
    @Value.Default
    default ConfirmWhen confirmWhen() {
        return ConfirmWhen.PAID;
    }

    /** How much of the price has to be in before an order confirms itself, in percent: 0 to 100. */
    @Value.Default
    default int prepayPercent() {
        return 100;
    }

    /** In how many instalments the rest is due after the order is confirmed; at least one. */
    @Value.Default
    default int instalments() {
        return 1;
    }

    /** How long after the confirmation, and after one another, instalments are due; longer than nothing. */
    @Value.Default
    default Duration instalmentEvery() {
        return Duration.ofDays(30);
    }

    /** What becomes of money beyond what is due. */
    @Value.Default
    default SurplusTo surplusTo() {
        return SurplusTo.STAFF;
    }

    /**
     * The tender of accounts that money which we owe goes to, into the account of the buyer's customer name; by default, and where
     * that name is not known, it goes back by the way that it came.
     */
    Optional<String> creditTender();

    /** How long an order that the buyer has agreed to waits for its money before it expires. */
    @Value.Default
    default Duration payWithin() {
        return Duration.ofDays(7);
    }

    /** How it is priced. */
    @Value.Default
    default PricingTerms pricing() {
        return PricingTerms.DEFAULT;
    }

    /** What has to be there when it is checked out. */
    @Value.Default
    default CheckoutTerms checkout() {
        return CheckoutTerms.DEFAULT;
    }

    /** What it says of goods. */
    @Value.Default
    default DeliveryTerms delivery() {
        return DeliveryTerms.DEFAULT;
    }

    /** What draws up invoices. */
    @Value.Default
    default InvoiceWhen invoiceWhen() {
        return InvoiceWhen.CONFIRMED;
    }

    /** Whether an invoice that was drawn up is issued at once, or waits as a draft for staff. */
    @Value.Default
    default boolean issueAtOnce() {
        return true;
    }

    /** Which messages are written about it, and when; by default none. What buyers expect is {@link MailTerms#usual}. */
    @Value.Default
    default MailTerms mail() {
        return MailTerms.NONE;
    }

    /** How long the shop waits for goods of an approved return. */
    @Value.Default
    default Duration returnWithin() {
        return Duration.ofDays(30);
    }

    /** Whether goods that come back unasked are taken in and put before staff; otherwise they are refused. */
    @Value.Default
    default boolean blindReturns() {
        return false;
    }

    /** Whether money is given back by itself when a return is settled or an order is cancelled. */
    @Value.Default
    default boolean refundAtOnce() {
        return true;
    }

    /** How long a discrepancy waits for staff before it is escalated. */
    @Value.Default
    default Duration lookInto() {
        return Duration.ofDays(3);
    }

    /** Leads the names of the invoice series: one per legal entity. */
    @Value.Default
    default String seller() {
        return "main";
    }

    /** Where it is sold, in the shop's own words. */
    @Value.Default
    default String channel() {
        return "web";
    }

    /** Where the seller's calendar day begins: dates on invoices, fiscal years. */
    @Value.Default
    default ZoneId zone() {
        return ZoneOffset.UTC;
    }

    /** Refuses a percentage that is none, a prepayment in another currency, and instalments that are none or due at no time. */
    @Value.Check
    default void check() {
        checkout()
                .prepayment()
                .filter(fixed -> !fixed.getCurrencyUnit().equals(currency()))
                .ifPresent(fixed -> {
                    throw new IllegalArgumentException("a prepayment of " + fixed + " in orders of " + currency());
                });
        if (prepayPercent() < 0 || prepayPercent() > 100) {
            throw new IllegalArgumentException("a prepayment of " + prepayPercent() + " percent");
        }
        if (instalments() < 1
                || instalmentEvery().isNegative()
                || instalmentEvery().isZero()) {
            throw new IllegalArgumentException(instalments() + " instalments, every " + instalmentEvery());
        }
    }

    /** The default terms in this currency, such as {@code EUR}. */
    static Terms in(String currency) {
        return new Builder().currency(CurrencyUnit.of(currency)).build();
    }

    /** Builds terms. */
    final class Builder extends ImmutableTerms.Builder {}
}
