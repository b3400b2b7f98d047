package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.TrackingStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a carrier says of something that it carries.
 *
 * @param tracking what the carrier calls it: 1 to 200 characters
 * @param text the carrier's own words; perhaps empty
 * @param at when it happened, by the carrier's clock, to the microsecond: what is finer is cut off. Of two that are told the later
 *     one stands, whichever is told first
 */
public record TrackingNews(String tracking, TrackingStatus status, String text, Instant at) {
    private static final int LONGEST = 200;

    /** Refuses null, and a tracking number that is none. */
    public TrackingNews {
        check(tracking);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(text, "text");
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    static void check(String tracking) {
        if (tracking.isBlank()
                || tracking.length() > LONGEST
                || tracking.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a tracking number has 1 to " + LONGEST
                    + " characters, none of them a control character: '" + tracking + "'");
        }
    }
}
