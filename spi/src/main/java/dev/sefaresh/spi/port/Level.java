package dev.sefaresh.spi.port;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

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

    /** What can still be promised; negative if too much was. */
    public BigDecimal free() {
        return onHand.subtract(reserved);
    }
}
