package dev.sefaresh.core.inmemory;

import static java.util.Comparator.comparing;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An inbox in a map. Thread-safe. */
public final class InMemoryInbox implements Inbox {
    private static final Comparator<Kept> OLDEST_FIRST = comparing(
                    (Kept event) -> event.received().at())
            .thenComparing(event -> event.id().tender())
            .thenComparing(event -> event.id().event());

    private final Map<EventId, Kept> events = new HashMap<>();

    @Override
    public synchronized boolean keep(EventId id, Received received) {
        return events.putIfAbsent(id, Kept.waiting(id, received)) == null;
    }

    @Override
    public synchronized Optional<Kept> find(EventId id) {
        return Optional.ofNullable(events.get(Objects.requireNonNull(id)));
    }

    @Override
    public synchronized boolean settle(EventId id, Verdict verdict, String note) {
        Objects.requireNonNull(note);
        Optional<Kept> before = find(id).filter(event -> verdict.mayFollow(event.verdict()));
        before.ifPresent(event -> events.put(id, event.settled(verdict, note)));
        return before.isPresent();
    }

    @Override
    public synchronized List<Kept> list(Verdict verdict, Optional<EventId> after, int atMost) {
        Objects.requireNonNull(verdict);
        if (atMost < 1) {
            throw new IllegalArgumentException("a page has 1 event or more, not " + atMost);
        }
        Optional<Kept> last = after.flatMap(this::find);
        return events.values().stream()
                .filter(event -> event.verdict() == verdict)
                .filter(event -> last.isEmpty() || OLDEST_FIRST.compare(event, last.get()) > 0)
                .sorted(OLDEST_FIRST)
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized int forget(Instant before) {
        Objects.requireNonNull(before);
        int all = events.size();
        events.values()
                .removeIf(event ->
                        !event.verdict().isOpen() && event.received().at().isBefore(before));
        return all - events.size();
    }
}
