package dev.sefaresh.spi.tck;

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
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Page;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.StockChange.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A store that keeps its contract, taken apart into steps: each broken store is this one with a step or two done otherwise. All of
 * it is under one lock, which a host's transaction keeps to its end.
 */
class ModelStore implements OrderStore, Host {
    final ModelClock clock = new ModelClock();
    final ModelStock stock = new ModelStock();
    final ModelRegister register = new ModelRegister();
    Map<OrderId, Shelf> shelves = new HashMap<>();
    Map<TaskId, Held> tasks = new LinkedHashMap<>();
    boolean hosted;
    boolean doomed;
    private final List<Runnable> waiting = new ArrayList<>();

    /** All of one order. Not changed but replaced, so that it can be undone. */
    record Shelf(OrderFile file, OrderSummary summary, Map<CommandId, Loaded.Done> done, List<Event> events) {}

    record Held(Lease lease, Instant ready, WorkerId holder) {}

    StoreBench bench() {
        return StoreBench.of(this).with(stock).with(register).with((Host) this).with(clock, clock::pass);
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
        Shelf shelf = shelf(commit);
        Loaded.Done done = shelf.done.get(commit.command());
        if (done != null) {
            return new CommitResult.Repeated(done.version());
        }
        if (!isCurrent(commit)) {
            return new CommitResult.Stale();
        }
        refuse(commit);
        List<Shortage> lacking = lacking(commit);
        if (!lacking.isEmpty()) {
            return new CommitResult.Lacking(lacking);
        }
        return new CommitResult.Committed(write(commit, shelf));
    }

    Shelf shelf(Commit commit) {
        return shelves.getOrDefault(
                commit.after().id(), new Shelf(commit.after().withVersion(0), commit.summary(), Map.of(), List.of()));
    }

    boolean isCurrent(Commit commit) {
        return version(commit) == commit.expectedVersion();
    }

    synchronized long version(Commit commit) {
        return shelf(commit).file.version();
    }

    private void refuse(Commit commit) {
        if (!commit.moves().isEmpty() && !joined().contains(Joined.STOCK)) {
            throw new IllegalStateException("stock is not joined");
        }
        if (!commit.registrations().isEmpty() && !joined().contains(Joined.REGISTER)) {
            throw new IllegalStateException("the register is not joined");
        }
    }

    List<Shortage> lacking(Commit commit) {
        return stock.shelves(Optional.empty())
                .lacking(commit.moves().stream().map(Commit.Held::move).toList());
    }

    Map<DocumentNo, RegisterEntry> write(Commit commit, Shelf shelf) {
        OrderId id = commit.after().id();
        commit.moves().forEach(held -> move(commit.after(), held));
        Map<DocumentNo, RegisterEntry> entries = new LinkedHashMap<>();
        OrderFile file = commit.after();
        for (var document : commit.registrations()) {
            RegisterEntry entry = register.enter(id, document, number(document.series()));
            entries.put(document.invoice(), entry);
            file = file.with(file.invoice(document.invoice()).orElseThrow().withEntry(entry));
        }
        Map<CommandId, Loaded.Done> done = new HashMap<>(shelf.done);
        done.put(commit.command(), new Loaded.Done(file.version(), commit.digest()));
        List<Event> events = new ArrayList<>(shelf.events);
        events.addAll(commit.events());
        shelves.put(id, new Shelf(file, commit.summary(), done, events));
        commit.tasksDone().forEach(tasks::remove);
        commit.tasksBorn().forEach(task -> bear(task, commit));
        return entries;
    }

    void move(OrderFile after, Commit.Held held) {
        Optional<Holder> holder = Optional.of(new Holder(after.id(), held.document()));
        stock.enter(after.id() + "@" + after.version(), holder, held.move(), Optional.empty());
    }

    long number(String series) {
        return register.next(series);
    }

    void bear(Task task, Commit commit) {
        Instant now = clock.instant();
        Instant ready = task.due().isAfter(now) ? task.due() : now.plus(commit.lease());
        tasks.put(task.id(), new Held(new Lease(task, 1), ready, commit.worker()));
    }

    @Override
    public synchronized Page<OrderSummary> list(OrderQuery query) {
        Comparator<OrderSummary> oldestFirst = Comparator.comparing(OrderSummary::opened)
                .thenComparing(row -> row.order().text());
        boolean isOldestFirst = isOldestFirst(query.listing());
        List<OrderSummary> rows = shelves.values().stream()
                .map(Shelf::summary)
                .filter(row -> isOn(query, row))
                .filter(row -> query.after()
                        .filter(cursor -> !isBehind(row, cursor, isOldestFirst))
                        .isEmpty())
                .sorted(isOldestFirst ? oldestFirst : oldestFirst.reversed())
                .limit(query.atMost() + 1L)
                .toList();
        if (!hasNext(rows, query)) {
            return new Page<>(rows, Optional.empty());
        }
        OrderSummary last = rows.get(query.atMost() - 1);
        return new Page<>(rows.subList(0, query.atMost()), Optional.of(new Page.Cursor(last.opened(), last.order())));
    }

    boolean hasNext(List<OrderSummary> rows, OrderQuery query) {
        return rows.size() > query.atMost();
    }

    boolean isOldestFirst(Listing listing) {
        return listing.isOldestFirst();
    }

    boolean isBehind(OrderSummary row, Page.Cursor cursor, boolean isOldestFirst) {
        int opened = row.opened().compareTo(cursor.opened());
        int behind = opened != 0
                ? opened
                : row.order().text().compareTo(cursor.order().text());
        return isOldestFirst ? behind > 0 : behind < 0;
    }

    boolean isOn(OrderQuery query, OrderSummary row) {
        return query.shows(row);
    }

    @Override
    public synchronized List<Event> timeline(OrderId id) {
        Objects.requireNonNull(id);
        return shelves.containsKey(id) ? shelves.get(id).events : List.of();
    }

    @Override
    public List<Lease> claim(WorkerId worker, Duration lease, int atMost) {
        Objects.requireNonNull(worker);
        Objects.requireNonNull(lease);
        synchronized (this) {
            return take(ready(worker, atMost), worker, lease);
        }
    }

    synchronized List<Held> ready(WorkerId worker, int atMost) {
        return tasks.values().stream()
                .filter(held -> isReady(held, worker))
                .sorted(Comparator.comparing(Held::ready))
                .limit(atMost)
                .toList();
    }

    boolean isReady(Held held, WorkerId worker) {
        return !held.ready.isAfter(clock.instant());
    }

    synchronized List<Lease> take(List<Held> some, WorkerId worker, Duration lease) {
        List<Lease> taken = new ArrayList<>();
        for (Held held : some) {
            Lease mine = new Lease(held.lease.task(), held.lease.token() + 1);
            tasks.put(mine.task().id(), new Held(mine, clock.instant().plus(lease), worker));
            taken.add(mine);
        }
        return taken;
    }

    @Override
    public synchronized boolean postpone(Lease lease, Instant due) {
        Objects.requireNonNull(due);
        boolean held = isHeld(lease);
        if (held) {
            tasks.computeIfPresent(lease.task().id(), (id, old) -> new Held(old.lease, due, old.holder));
        }
        return held;
    }

    @Override
    public synchronized boolean settle(Lease lease) {
        return isHeld(lease) && tasks.remove(lease.task().id()) != null;
    }

    boolean isHeld(Lease lease) {
        Held held = tasks.get(lease.task().id());
        return held != null
                && held.lease.token() == lease.token()
                && held.lease.task().born() == lease.task().born();
    }

    @Override
    public Set<Joined> joined() {
        return Set.of(Joined.values());
    }

    @Override
    public boolean inHostTransaction() {
        return hosted;
    }

    @Override
    public void afterCommit(Runnable action) {
        Objects.requireNonNull(action);
        if (hosted) {
            waiting.add(action);
        } else {
            action.run();
        }
    }

    @Override
    public synchronized void transaction(boolean commits, Work work) throws Exception {
        List<Runnable> undo = List.of(undo(), stock.undo(), register.undo());
        hosted = true;
        try {
            work.run();
        } finally {
            hosted = false;
            if (!commits || doomed) {
                waiting.clear();
                rollBack(undo);
            }
        }
        List<Runnable> actions = List.copyOf(waiting);
        waiting.clear();
        actions.forEach(Runnable::run);
    }

    void rollBack(List<Runnable> undo) {
        undo.forEach(Runnable::run);
    }

    private Runnable undo() {
        Map<OrderId, Shelf> shelvesBefore = new HashMap<>(shelves);
        Map<TaskId, Held> tasksBefore = new LinkedHashMap<>(tasks);
        return () -> {
            shelves = shelvesBefore;
            tasks = tasksBefore;
        };
    }
}
