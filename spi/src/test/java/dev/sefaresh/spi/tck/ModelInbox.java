package dev.sefaresh.spi.tck;

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

/** An inbox that keeps its contract, and a host whose transactions it joins. */
class ModelInbox implements Inbox, Host {
    private static final Comparator<Kept> OLDEST_FIRST = comparing(
                    (Kept event) -> event.received().at())
            .thenComparing(event -> event.id().tender())
            .thenComparing(event -> event.id().event());

    Map<EventId, Kept> events = new HashMap<>();
    boolean hosted;
    boolean doomed;

    @Override
    public synchronized boolean keep(EventId id, Received received) {
        return events.putIfAbsent(key(id), Kept.waiting(id, received)) == null;
    }

    /** What tells events apart. */
    EventId key(EventId id) {
        return Objects.requireNonNull(id);
    }

    @Override
    public synchronized Optional<Kept> find(EventId id) {
        return Optional.ofNullable(events.get(key(id)));
    }

    @Override
    public synchronized boolean settle(EventId id, Verdict verdict, String note) {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(note);
        boolean may = find(id).map(event -> mayFollow(verdict, event.verdict())).orElse(false);
        if (may) {
            give(id, verdict, note);
        }
        return may;
    }

    boolean mayFollow(Verdict verdict, Verdict before) {
        return verdict.mayFollow(before);
    }

    synchronized void give(EventId id, Verdict verdict, String note) {
        events.computeIfPresent(key(id), (key, event) -> event.settled(verdict, note));
    }

    @Override
    public synchronized List<Kept> list(Verdict verdict, Optional<EventId> after, int atMost) {
        Objects.requireNonNull(verdict);
        if (atMost < 1) {
            throw new IllegalArgumentException("a page of " + atMost);
        }
        Optional<Kept> last = after.flatMap(this::find);
        return events.values().stream()
                .filter(event -> event.verdict() == verdict)
                .filter(event -> last.isEmpty() || isBehind(event, last.get()))
                .sorted(OLDEST_FIRST)
                .limit(atMost)
                .toList();
    }

    boolean isBehind(Kept event, Kept last) {
        return OLDEST_FIRST.compare(event, last) > 0;
    }

    @Override
    public synchronized int forget(Instant before) {
        Objects.requireNonNull(before);
        int all = events.size();
        events.values()
                .removeIf(event ->
                        isForgettable(event.verdict()) && event.received().at().isBefore(before));
        return all - events.size();
    }

    boolean isForgettable(Verdict verdict) {
        return !verdict.isOpen();
    }

    @Override
    public synchronized void transaction(boolean commits, Work work) throws Exception {
        Map<EventId, Kept> before = new HashMap<>(events);
        hosted = true;
        doomed = false;
        work.run();
        hosted = false;
        if (!commits || doomed) {
            rollBack(before);
        }
    }

    void rollBack(Map<EventId, Kept> before) {
        events = before;
    }
}
