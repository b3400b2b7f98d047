package dev.sefaresh.spi.port;

import java.util.Objects;
import java.util.Optional;

/**
 * An event in an {@link Inbox}.
 *
 * @param received as it came in
 * @param verdict what became of it
 * @param note why, for staff, in the words of whoever gave the verdict; empty as long as it waits for its first
 */
public record Kept(EventId id, Received received, Verdict verdict, Optional<String> note) {
    /** Refuses null, and an event of another tender than the one that it was received for. */
    public Kept {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(note, "note");
        if (!id.tender().equals(received.tender())) {
            throw new IllegalArgumentException(
                    "event " + id + " was received for " + received.tender() + ": give both the same tender");
        }
    }

    /** As it is kept at first. */
    public static Kept waiting(EventId id, Received received) {
        return new Kept(id, received, Verdict.WAITING, Optional.empty());
    }

    /** With another verdict. */
    public Kept settled(Verdict given, String why) {
        return new Kept(id, received, given, Optional.of(why));
    }
}
