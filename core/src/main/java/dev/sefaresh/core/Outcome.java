package dev.sefaresh.core;

import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.OrderFile;
import java.util.Optional;

/** What became of a request. Immutable and thread-safe. */
public sealed interface Outcome {
    /**
     * Done, now or by the same request before.
     *
     * @param version the version that it made
     * @param file the file as it is now: what was owed at once may have moved it on
     */
    record Done(long version, OrderFile file) implements Outcome {}

    /** Not done, and nothing is changed; the refusal says what would help. */
    record Refused(Refusal refusal) implements Outcome {}

    /**
     * Not done: the order is at another version than the caller expected, or others changed it faster than it could be decided.
     *
     * @param version the version that it is at: look at that, and ask again for what is still wanted
     */
    record Conflict(long version) implements Outcome {}

    /** Why it was refused; empty if it was done, or met a conflict. */
    default Optional<Refusal> refused() {
        return this instanceof Refused refused ? Optional.of(refused.refusal()) : Optional.empty();
    }

    /**
     * The file, for callers that take anything else as a failure.
     *
     * @throws IllegalStateException saying what was refused and what would help
     */
    default OrderFile orThrow() {
        if (this instanceof Done done) {
            return done.file();
        }
        throw new IllegalStateException(
                this instanceof Refused refused ? refused.refusal().toString() : "conflict: " + this);
    }
}
