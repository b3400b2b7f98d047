package dev.sefaresh.core.returns;

import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.Progress;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.pricing.Apportionment;
import dev.sefaresh.core.pricing.Pricing;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What is taken back of discounts with goods that come back, or are never sent: as each discount's own rule says. Immutable and thread-safe. */
final class TakenBack {
    private final OrderFile file;
    private final QuantityLedger goods;
    private final Map<Integer, ReturnLine> returned;
    private final Map<Integer, Money> givenBack;
    private final Progress progress;

    /** @param one with what it grants on its lines, and what it gives back of charges */
    TakenBack(OrderFile file, QuantityLedger goods, GoodsReturn one) {
        this.file = file;
        this.goods = goods;
        this.returned = one.lines().stream().collect(Collectors.toMap(ReturnLine::number, Function.identity()));
        this.givenBack = one.charges().stream().collect(Collectors.toMap(InvoiceCharge::number, InvoiceCharge::amount));
        this.progress = Progress.of(
                goods.lines(),
                line -> Optional.ofNullable(returned.get(line.line().number()))
                        .flatMap(ReturnLine::allowance)
                        .map(line.allowance()::plus)
                        .orElse(line.allowance()));
    }

    /** How much of a discount goes with them, in minor units, positive (and negative of what was added): what was taken back before does not count again. */
    long of(InvoiceLedger.Line line) {
        Adjustment discount = line.adjustment();
        long given = line.granted().getAmountMinorLong();
        if (discount.rule().target() == Target.CARRIAGE) {
            return -ofCarriage(discount, given);
        }
        long left = given - discount.amount().getAmountMinorLong();
        ClawBack onReturn = comesBack(discount) ? discount.rule().onReturn() : ClawBack.KEEP;
        return switch (onReturn) {
            case KEEP -> progress.hasBegun(discount) ? -progress.next(discount, given) : 0;
            case TAKE_BACK -> left;
            case RECHECK -> Math.max(left + earned(discount), 0);
        };
    }

    /** A discount on carriage goes with the carriage that is given back. */
    private long ofCarriage(Adjustment discount, long given) {
        BigDecimal mark = BigDecimal.ZERO;
        BigDecimal length = BigDecimal.ZERO;
        for (InvoiceLedger.Line line : InvoiceLedger.of(file).adjustments()) {
            Adjustment carriage = line.adjustment();
            if (carriage.kind() == AdjustmentKind.CARRIAGE) {
                length = length.add(carriage.amount().getAmount());
                mark = mark.add(line.granted().getAmount())
                        .add(Optional.ofNullable(givenBack.get(carriage.number()))
                                .map(Money::getAmount)
                                .orElse(BigDecimal.ZERO));
            }
        }
        return mark.signum() == 0 ? 0 : Apportionment.next(discount.amount().getAmountMinorLong(), mark, length, given);
    }

    /** Whether any of the goods that it is on come back, or did before: money off their price takes no more than its part. */
    private boolean comesBack(Adjustment discount) {
        Order order = file.order();
        Stream<OrderLine> on = discount.rule().target() == Target.LINES
                ? discount.rule().lines().stream().flatMap(line -> order.line(line).stream())
                : order.lines().stream();
        return on.anyMatch(line -> kept(line).isLessThan(line.quantity()));
    }

    /** Negative, like the discount. */
    private long earned(Adjustment discount) {
        return Pricing.earnedBy(file.order(), discount, this::kept).getAmountMinorLong();
    }

    /** How many stay with the buyer when these have come back. */
    private Quantity kept(OrderLine line) {
        Quantity back = goods.line(line.number()).givenUp();
        Quantity closed = Optional.ofNullable(returned.get(line.number()))
                .map(ReturnLine::cancelled)
                .orElse(Quantity.ZERO);
        Quantity gone = back.plus(closed);
        return gone.isMoreThan(line.quantity())
                ? Quantity.ZERO
                : line.quantity().minus(gone);
    }
}
