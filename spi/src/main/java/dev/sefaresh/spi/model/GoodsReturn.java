package dev.sefaresh.spi.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Goods that come back, and what is granted for them; or what is granted without any goods. */
@Value.Immutable
public interface GoodsReturn extends Document<ReturnState, GoodsReturn>, WithGoodsReturn {
    @Override
    @Value.Default
    default ReturnState state() {
        return ReturnState.REQUESTED;
    }

    @Override
    GoodsReturn withState(ReturnState state);

    /** What comes back, or whose price is cut: at most one line an order line. */
    List<ReturnLine> lines();

    /** What is wanted, and granted once settled, of adjustments; negative where a discount is taken back with the goods. */
    List<InvoiceCharge> charges();

    /** Why, in the shop's own words or codes. */
    String reason();

    /** Where goods are put on the shelf again. */
    @Value.Default
    default LocationId location() {
        return LocationId.MAIN;
    }

    /** The line for the order line with this number. */
    default Optional<ReturnLine> line(int number) {
        return Numbered.find(lines(), ReturnLine::number, number);
    }

    /** What is granted for goods and adjustments together; nothing before it is settled. */
    default Money allowance(CurrencyUnit currency) {
        return state() != ReturnState.SETTLED
                ? Money.zero(currency)
                : Stream.concat(
                                lines().stream().flatMap(line -> line.allowance().stream()),
                                charges().stream().map(InvoiceCharge::amount))
                        .reduce(Money.zero(currency), Money::plus);
    }

    /** Sorts lines and charges by number; refuses two of one order line or adjustment. */
    @Value.Check
    default GoodsReturn normalised() {
        List<ReturnLine> lines = Numbered.inOrder(lines(), ReturnLine::number, "return " + no());
        List<InvoiceCharge> charges = Numbered.inOrder(charges(), InvoiceCharge::number, "return " + no());
        return lines == lines() && charges == charges()
                ? this
                : new Builder().from(this).lines(lines).charges(charges).build();
    }

    /** Builds a return. */
    final class Builder extends ImmutableGoodsReturn.Builder {}
}
