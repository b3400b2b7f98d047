package dev.sefaresh.spi.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.CurrencyUnit;

/** What is ordered, by whom, and under which terms. */
@Value.Immutable
public interface Order extends Document<OrderState, Order>, WithOrder {
    @Override
    default DocumentNo no() {
        return DocumentNo.ORDER;
    }

    @Override
    @Value.Default
    default OrderState state() {
        return OrderState.QUOTATION;
    }

    @Override
    Order withState(OrderState state);

    /** The policy values it started under. */
    Terms terms();

    /** Who buys. */
    @Value.Default
    default Buyer buyer() {
        return Buyer.UNKNOWN;
    }

    /** How the goods are to come to the buyer. */
    @Value.Default
    default Shipping shipping() {
        return Shipping.UNDECIDED;
    }

    /** Whether the buyer has agreed to wait for goods that are not there. */
    @Value.Default
    default boolean agreedToWait() {
        return false;
    }

    /** What else the buyer has said on the way to the till. */
    @Value.Default
    default Checkout checkout() {
        return Checkout.EMPTY;
    }

    /** How often its buyer was reminded of it while it was a cart. */
    @Value.Default
    default int reminded() {
        return 0;
    }

    /** The goods. */
    List<OrderLine> lines();

    /** What it costs more or less. */
    List<Adjustment> adjustments();

    /** Sorts lines and adjustments by number; refuses a number twice, and amounts in any other currency than the terms'. */
    @Value.Check
    default Order normalised() {
        CurrencyUnit currency = terms().currency();
        lines().forEach(line -> Currencies.check(currency, line.amount(), "line", line.number()));
        adjustments().forEach(one -> Currencies.check(currency, one.amount(), "adjustment", one.number()));
        List<OrderLine> lines = Numbered.inOrder(lines(), OrderLine::number, "the order");
        List<Adjustment> adjustments = Numbered.inOrder(adjustments(), Adjustment::number, "the order");
        return lines == lines() && adjustments == adjustments()
                ? this
                : new Builder().from(this).lines(lines).adjustments(adjustments).build();
    }

    /** The line with this number. */
    default Optional<OrderLine> line(int number) {
        return Numbered.find(lines(), OrderLine::number, number);
    }

    /** An empty order. */
    static Order under(Terms terms) {
        return new Builder().terms(terms).build();
    }

    /** Builds an order. */
    final class Builder extends ImmutableOrder.Builder {}
}
