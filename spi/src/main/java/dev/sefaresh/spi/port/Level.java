package dev.sefaresh.spi.port;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies on a shelf.
 *
 * @param onHand how much there is; negative if more has left than anybody had counted
 * @param reserved how much of it is kept for deliveries
 * @param incoming how much more is expected
 * @param expected the day by which the next of it is expected, if anybody knows
 */
public record Level(BigDecimal onHand, BigDecimal reserved, BigDecimal incoming, Optional<LocalDate> expected) {
    /** Nothing. */
    public static final Level NONE = new Level(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());

    /** Afterwards. What is expected is never less than nothing, and its day is the earliest told while any is left. */
    public Level after(StockMove move, Optional<LocalDate> day) {
        BigDecimal left = incoming.add(move.incoming()).max(BigDecimal.ZERO);
        Optional<LocalDate> earliest = move.kind() == StockMove.Kind.EXPECT
                ? Stream.of(expected, day).flatMap(Optional::stream).min(Comparator.naturalOrder())
                : expected;
        return new Level(
                onHand.add(move.onHand()),
                reserved.add(move.reserved()),
                left,
                left.signum() > 0 ? earliest : Optional.empty());
    }

    /** What can still be promised; negative if too much was. */
    public BigDecimal free() {
        return onHand.subtract(reserved);
    }
}
