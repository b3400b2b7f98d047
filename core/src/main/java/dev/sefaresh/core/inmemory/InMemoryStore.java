package dev.sefaresh.core.inmemory;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Page;
import dev.sefaresh.spi.port.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The reference store: everything in maps under one lock, stock and register joined. It knows no transaction of a host. Thread-safe. */
public final class InMemoryStore implements OrderStore {
    private static final Comparator<Page.Cursor> OLDEST_FIRST = Comparator.comparing(Page.Cursor::opened)
            .thenComparing(cursor -> cursor.order().text());

    /** A total order: which of two tasks goes first does not hang on when they were stored. */
    private static final Comparator<Held> READIEST_FIRST = Comparator.comparing(Held::ready)
            .thenComparing(held -> held.task().order().text())
            .thenComparing(held -> held.task().document().toString())
            .thenComparing(held -> held.task().kind().name());

    private final InstantSource clock;
    private final InMemoryStock stock;
    private final InMemoryRegister register;
    private final Map<OrderId, Shelf> shelves = new HashMap<>();
    private final Map<TaskId, Held> tasks = new LinkedHashMap<>();

    /** All of one order. */
    private static final class Shelf {
        private OrderFile file;
        private OrderSummary summary;
        private final Map<CommandId, Loaded.Done> done = new HashMap<>();
        private final List<Event> events = new ArrayList<>();

        Shelf(OrderFile file, OrderSummary summary) {
            this.file = file;
            this.summary = summary;
        }
    }

    private record Held(Lease lease, Instant ready) {
        TaskId task() {
            return lease.task().id();
        }
    }

    /** A store whose leases run by this clock. */
    public InMemoryStore(InMemoryStock stock, InMemoryRegister register, InstantSource clock) {
        this.stock = stock;
        this.register = register;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Loaded> load(OrderId id, CommandId asking) {
        Objects.requireNonNull(id);
        Objects.requireNonNull(asking);
        return Optional.ofNullable(shelves.get(id))
                .map(shelf -> new Loaded(shelf.file, Optional.ofNullable(shelf.done.get(asking))));
    }

    @Override
    public synchronized CommitResult commit(Commit commit) {
        OrderId id = commit.after().id();
        Optional<Shelf> shelf = Optional.ofNullable(shelves.get(id));
        Optional<Loaded.Done> done = shelf.flatMap(there -> Optional.ofNullable(there.done.get(commit.command())));
        if (done.isPresent()) {
            return new CommitResult.Repeated(done.get().version());
        }
        if (shelf.map(there -> there.file.version()).orElse(0L) != commit.expectedVersion()) {
            return new CommitResult.Stale();
        }
        List<Shortage> lacking = stock.apply(commit);
        if (!lacking.isEmpty()) {
            return new CommitResult.Lacking(lacking);
        }
        Map<DocumentNo, RegisterEntry> entries = new LinkedHashMap<>();
        commit.registrations().forEach(document -> entries.put(document.invoice(), register.register(id, document)));
        keep(commit, entries);
        return new CommitResult.Committed(entries);
    }

    private void keep(Commit commit, Map<DocumentNo, RegisterEntry> entries) {
        OrderFile file = commit.after();
        for (Map.Entry<DocumentNo, RegisterEntry> entry : entries.entrySet()) {
            file = file.with(file.invoice(entry.getKey()).orElseThrow().withEntry(entry.getValue()));
        }
        Shelf shelf = shelves.computeIfAbsent(file.id(), id -> new Shelf(commit.after(), commit.summary()));
        shelf.file = file;
        shelf.summary = commit.summary();
        shelf.done.put(commit.command(), new Loaded.Done(file.version(), commit.digest()));
        shelf.events.addAll(commit.events());
        commit.tasksDone().forEach(tasks::remove);
        for (Task task : commit.tasksBorn()) {
            boolean isDue = !task.due().isAfter(clock.instant());
            tasks.put(
                    task.id(),
                    new Held(new Lease(task, 1), isDue ? clock.instant().plus(commit.lease()) : task.due()));
        }
    }

    @Override
    public synchronized Page<OrderSummary> list(OrderQuery query) {
        Comparator<Page.Cursor> order = query.listing().isOldestFirst() ? OLDEST_FIRST : OLDEST_FIRST.reversed();
        List<OrderSummary> rows = shelves.values().stream()
                .map(shelf -> shelf.summary)
                .filter(query::shows)
                .filter(summary -> query.after()
                        .filter(cursor -> order.compare(cursor(summary), cursor) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(InMemoryStore::cursor, order))
                .limit(query.atMost() + 1L)
                .toList();
        if (rows.size() <= query.atMost()) {
            return new Page<>(rows, Optional.empty());
        }
        OrderSummary last = rows.get(query.atMost() - 1);
        return new Page<>(rows.subList(0, query.atMost()), Optional.of(cursor(last)));
    }

    private static Page.Cursor cursor(OrderSummary summary) {
        return new Page.Cursor(summary.opened(), summary.order());
    }

    @Override
    public synchronized List<Event> timeline(OrderId id) {
        Objects.requireNonNull(id);
        return Optional.ofNullable(shelves.get(id))
                .map(shelf -> List.copyOf(shelf.events))
                .orElse(List.of());
    }

    @Override
    public synchronized List<Lease> claim(WorkerId worker, Duration lease, int atMost) {
        Objects.requireNonNull(worker);
        Objects.requireNonNull(lease);
        Instant now = clock.instant();
        List<Lease> claimed = tasks.values().stream()
                .filter(held -> !held.ready().isAfter(now))
                .sorted(READIEST_FIRST)
                .limit(atMost)
                .map(held -> new Lease(held.lease().task(), held.lease().token() + 1))
                .toList();
        claimed.forEach(taken -> tasks.put(taken.task().id(), new Held(taken, now.plus(lease))));
        return claimed;
    }

    @Override
    public synchronized boolean postpone(Lease lease, Instant due) {
        Objects.requireNonNull(due);
        return isHeld(lease) && tasks.put(lease.task().id(), new Held(lease, due)) != null;
    }

    @Override
    public synchronized boolean settle(Lease lease) {
        return isHeld(lease) && tasks.remove(lease.task().id()) != null;
    }

    private boolean isHeld(Lease lease) {
        return Optional.ofNullable(tasks.get(lease.task().id()))
                .filter(held -> held.lease().token() == lease.token()
                        && held.lease().task().born() == lease.task().born())
                .isPresent();
    }

    /** All tasks that are stored, in whoever's hands. */
    public synchronized List<Task> tasks() {
        return tasks.values().stream().map(held -> held.lease().task()).toList();
    }

    @Override
    public Set<Joined> joined() {
        return EnumSet.allOf(Joined.class);
    }

    @Override
    public boolean inHostTransaction() {
        return false;
    }

    @Override
    public void afterCommit(Runnable action) {
        action.run();
    }
}
