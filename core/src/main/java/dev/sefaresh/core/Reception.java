package dev.sefaresh.core;

import dev.sefaresh.spi.port.EventId;

/**
 * What became of something that a provider told. Whoever serves the provider's requests answers {@link Rejected} with 400, and
 * everything else with 200: it is kept, and does not have to be told again. An exception is a 500, and is told again.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Reception {
    /** What came of it, in words for staff. */
    String note();

    /** The order knows of it now. */
    record Applied(EventId event, Outcome.Done outcome, String note) implements Reception {}

    /** It said nothing that was not known: it was told before, is older than what is known, or concerns no order. */
    record NoNews(EventId event, String note) implements Reception {}

    /** It fits no order or operation of ours: it waits in the inbox for staff. */
    record Unmatched(EventId event, String note) implements Reception {}

    /** It waits in the inbox, and is tried again by {@link OrderDesk#runDue}: others were faster inside a host's transaction. */
    record Waiting(EventId event, String note) implements Reception {}

    /** It is not believed, or cannot be understood, and was not kept. */
    record Rejected(String note) implements Reception {}
}
