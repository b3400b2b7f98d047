package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Received;
import java.util.Optional;
import java.util.Set;

/**
 * An empty inbox.
 *
 * @param host begins and ends transactions that the inbox joins, if it can
 */
public record InboxBench(Inbox inbox, Optional<Host> host) implements Bench {
    /** An inbox that joins no host. */
    public static InboxBench of(Inbox inbox) {
        return new InboxBench(inbox, Optional.empty());
    }

    /** With a host whose transactions it joins. */
    public InboxBench with(Host joined) {
        return new InboxBench(inbox, Optional.of(joined));
    }

    @Override
    public Set<Trait> traits() {
        return host.isPresent() ? Set.of(Trait.HAS_A_HOST) : Set.of();
    }

    /** Must be new. */
    void kept(EventId id, Received received) {
        Found.same("whether " + id + " is new", true, inbox.keep(id, received));
    }

    /** Must be there. */
    Kept found(EventId id) {
        return Found.present("event " + id, inbox.find(id));
    }
}
