package dev.sefaresh.spi.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** An offer: what the order said when it was drawn up, at those prices, whatever becomes of the order. */
@Value.Immutable
public interface Quotation extends Document<QuotationState, Quotation>, WithQuotation {
    @Override
    @Value.Default
    default QuotationState state() {
        return QuotationState.DRAFT;
    }

    @Override
    Quotation withState(QuotationState state);

    /** What the buyer knows it by, where there are alternatives; may be empty. */
    String title();

    /** The quotation that it takes the place of once it is sent; an alternative has none. */
    Optional<DocumentNo> revises();

    /** The last day on which it can be accepted, in the terms' zone. */
    LocalDate validUntil();

    /** The goods, numbered as the order's lines will be. */
    List<OrderLine> lines();

    /** What it costs more or less, numbered as the order's adjustments will be. */
    List<Adjustment> adjustments();

    /** Sorts lines and adjustments by number; refuses a number twice. */
    @Value.Check
    default Quotation normalised() {
        List<OrderLine> lines = Numbered.inOrder(lines(), OrderLine::number, "quotation " + no());
        List<Adjustment> adjustments = Numbered.inOrder(adjustments(), Adjustment::number, "quotation " + no());
        return lines == lines() && adjustments == adjustments()
                ? this
                : new Builder().from(this).lines(lines).adjustments(adjustments).build();
    }

    /** What the buyer is to pay for all of it. */
    default Money total(CurrencyUnit currency) {
        return Stream.concat(
                        lines().stream().map(OrderLine::amount),
                        adjustments().stream().map(Adjustment::amount))
                .reduce(Money.zero(currency), Money::plus);
    }

    /** Builds a quotation. */
    final class Builder extends ImmutableQuotation.Builder {}
}
