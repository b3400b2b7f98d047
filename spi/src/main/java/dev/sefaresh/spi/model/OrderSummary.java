package dev.sefaresh.spi.model;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.Money;

/** The row of the lists: computed by core at every commit, stored beside the file, never read by a decision. */
@Value.Immutable
public interface OrderSummary extends WithOrderSummary {
    /** The order's name. */
    OrderId order();

    /** Where the order stands. */
    OrderState state();

    /** The shop's own number of the customer, if known. */
    Optional<String> customer();

    /** Whom documents are made out to, if known. */
    Optional<String> buyer();

    /** Where the buyer's mail goes, if known. */
    Optional<String> email();

    /** How it stands with its money. */
    PaymentStatus payment();

    /** How it stands with its goods. */
    DeliveryStatus delivery();

    /** How it stands with its invoices. */
    InvoiceStatus invoice();

    /** What was charged. */
    Money total();

    /** What the buyer still owes; negative if the shop does. */
    Money balance();

    /** Whether it is checked out or confirmed, and money is due. */
    boolean unpaid();

    /** Whether it is confirmed, and goods have not left. */
    boolean toDeliver();

    /** Whether a delivery of it waits for stock. */
    boolean awaitsStock();

    /** Whether it is confirmed, and something was not invoiced. */
    boolean toInvoice();

    /** Whether a discrepancy, or a dispute, waits for staff. */
    boolean discrepant();

    /** Whether its buyer was reminded of it while it was a cart. */
    boolean reminded();

    /** When the file was begun. */
    Instant opened();

    /** When it was last changed: an order is idle since then. */
    Instant idleSince();

    /** Builds a summary. */
    final class Builder extends ImmutableOrderSummary.Builder {}
}
