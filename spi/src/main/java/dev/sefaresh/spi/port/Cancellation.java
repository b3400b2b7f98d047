package dev.sefaresh.spi.port;

import java.util.Objects;

/**
 * What a carrier says when something announced to it is not to be carried.
 *
 * @param note the carrier's own words, for staff; perhaps empty
 */
public record Cancellation(Kind kind, String note) {
    /** It is not carried. */
    public static final Cancellation DONE = new Cancellation(Kind.DONE, "");

    /** Refuses null. */
    public Cancellation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(note, "note");
    }

    /** It was collected, or went on its way. */
    public static Cancellation tooLate(String note) {
        return new Cancellation(Kind.TOO_LATE, note);
    }

    /** This carrier takes nothing back. */
    public static Cancellation unable(String note) {
        return new Cancellation(Kind.UNABLE, note);
    }

    /** What became of it. */
    public enum Kind {
        /** It is not carried: now, before, or never was to be. */
        DONE,
        /** The carrier has it already. */
        TOO_LATE,
        /** The carrier takes nothing back: what is not handed over is not carried. */
        UNABLE
    }
}
