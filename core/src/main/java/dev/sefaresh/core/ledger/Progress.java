package dev.sefaresh.core.ledger;

import dev.sefaresh.core.pricing.Apportionment;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * How far the goods of an order have come on some way, such as being invoiced or coming back, in money: what goes with them keeps step.
 * What is on certain lines keeps step with those, all else with all goods. Immutable and thread-safe.
 */
public final class Progress {
    private final Map<Integer, Way> lines = new HashMap<>();
    private final Way all;

    /** How far, and how far it goes. */
    private record Way(BigDecimal mark, BigDecimal length) {
        private static final Way NONE = new Way(BigDecimal.ZERO, BigDecimal.ZERO);

        private Way plus(Way other) {
            return new Way(mark.add(other.mark), length.add(other.length));
        }
    }

    private Progress(
            Collection<QuantityLedger.Line> goods,
            Function<QuantityLedger.Line, Money> mark,
            Function<QuantityLedger.Line, Money> length) {
        Way sum = Way.NONE;
        for (QuantityLedger.Line line : goods) {
            Way way = new Way(mark.apply(line).getAmount(), length.apply(line).getAmount());
            lines.put(line.line().number(), way);
            sum = sum.plus(way);
        }
        all = sum;
    }

    /** By how much of each line's amount the mark is reached. */
    public static Progress of(Collection<QuantityLedger.Line> goods, Function<QuantityLedger.Line, Money> mark) {
        return of(goods, mark, line -> line.line().amount());
    }

    /** By how much of another length the mark is reached. */
    public static Progress of(
            Collection<QuantityLedger.Line> goods,
            Function<QuantityLedger.Line, Money> mark,
            Function<QuantityLedger.Line, Money> length) {
        return new Progress(goods, mark, length);
    }

    /**
     * What of an adjustment is due by now and was not given before, in minor units: see {@link Apportionment#next}.
     *
     * @param given minor units given before and not taken back
     */
    public long next(Adjustment adjustment, long given) {
        return next(adjustment, adjustment.amount().getAmountMinorLong(), given);
    }

    /** The same of so much of the adjustment, in minor units. */
    public long next(Adjustment adjustment, long whole, long given) {
        Way way = way(adjustment);
        return Apportionment.next(whole, way.mark(), way.length(), given);
    }

    /** Whether any of the goods that an adjustment is on are on their way. */
    public boolean hasBegun(Adjustment adjustment) {
        return way(adjustment).mark().signum() > 0;
    }

    private Way way(Adjustment adjustment) {
        return adjustment.rule().target() == Target.LINES
                ? adjustment.rule().lines().stream()
                        .map(line -> lines.getOrDefault(line, Way.NONE))
                        .reduce(Way.NONE, Way::plus)
                : all;
    }
}
