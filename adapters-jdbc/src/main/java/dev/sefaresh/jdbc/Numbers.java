package dev.sefaresh.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Numbers on their way to and from a database. */
final class Numbers {
    private Numbers() {}

    /** Without the zeros that some databases fill up with. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static long microseconds(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }
}
