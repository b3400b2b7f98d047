package dev.sefaresh.architecture.violations.core.order;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.function.Supplier;

@Violates(Rule.CORE_AND_SPI_HAVE_NO_CLOCK)
final class ReadsTheClock {
    static long millis() {
        return System.currentTimeMillis();
    }

    static long nanos() {
        return System.nanoTime();
    }

    static Instant instant() {
        return Instant.now();
    }

    static Supplier<Instant> instantByReference() {
        return Instant::now;
    }

    static LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    static LocalDateTime dateTime() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }

    static ZonedDateTime zoned() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    static InstantSource source() {
        return InstantSource.system();
    }

    static Object oldDate() {
        return new Date();
    }
}
