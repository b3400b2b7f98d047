package dev.sefaresh.spi.port;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How much was wanted from a shelf, and how much is free there; negative if more is promised than there is.
 *
 * @param expected the day by which more of it is expected there, if anybody knows
 */
public record Shortage(Shelf shelf, BigDecimal wanted, BigDecimal free, Optional<LocalDate> expected) {
    @Override
    public String toString() {
        return shelf + ": wanted " + wanted.toPlainString() + ", free " + free.toPlainString()
                + expected.map(day -> ", more expected on " + day).orElse("");
    }
}
