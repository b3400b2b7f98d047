package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Quantity;
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
import dev.sefaresh.spi.port.Page;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockEntry;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores, each of which is wrong in one way that somebody's store was wrong in, or may be. */
final class BrokenStores {
    static final List<Broken<StoreBench>> ALL = List.of(
            broken(1, ForgetsAColumn::new),
            broken(2, DeletesNothing::new),
            broken(3, () -> new Loading(file -> lines(file, BrokenStores::stripped))),
            broken(4, () -> new Loading(BrokenStores::printable)),
            broken(5, () -> new Loading(file -> lines(file, BrokenStores::rounded))),
            broken(6, KeepsDatesInLocalTime::new),
            broken(7, () -> new Loading(BrokenStores::firstHundreds)),
            broken(8, ForgetsWhoseTaskItIs::new),
            broken(9, LoadsInTwoSteps::new),
            broken(10, TellsTheLastVersion::new),
            broken(11, NewestEventFirst::new),
            broken(12, UpdatesOrInserts::new),
            broken(13, RepeatsWithTheLastVersion::new),
            broken(14, LeavesTasksOfStaleCommits::new),
            broken(15, LooksAtTheVersionFirst::new),
            broken(16, LooksAtTheCommandFirst::new),
            broken(17, BearsTasksReady::new),
            broken(18, LeasesDeadlines::new),
            broken(19, GivesUpAfterThreeTries::new),
            broken(20, TakesFromOthers::new),
            broken(21, TakesTheNewestFirst::new),
            broken(22, LooksForTasksFirst::new),
            broken(23, SettlesWithAnyToken::new),
            broken(24, PostponesForEver::new),
            broken(25, KeepsSettledTasks::new),
            broken(26, RemovesTasksOfEveryKind::new),
            broken(27, KnowsTasksByTheirTokenOnly::new),
            broken(28, LosesWhatWasOpenedAtOnce::new),
            broken(29, PromisesAnotherPage::new),
            broken(30, KeepsTheFirstSummary::new),
            new Broken<>("OrderStore-31", BrokenStores::stockElsewhere),
            broken(32, NamesOneShortage::new),
            broken(33, WantsToKnowWhatComesBack::new),
            broken(34, LooksAtTheStockFirst::new),
            broken(35, LocksInAnyOrder::new),
            broken(36, ForgetsWhoItWasFor::new),
            broken(37, LosesTheEntryOfWhatIsRewritten::new),
            broken(38, LooksAtTheNumberFirst::new),
            broken(39, TakesAnyDate::new),
            new Broken<>("OrderStore-40", BrokenStores::registerElsewhere),
            broken(41, DropsWhatIsNotJoined::new),
            broken(42, WaitsForNoHost::new),
            broken(43, CannotRollBack::new),
            broken(44, DoomsTheHost::new),
            broken(45, DoesNotWaitForTheHost::new),
            broken(46, FindsNothingUnderNull::new),
            broken(47, CarriesInAnyCase::new),
            broken(48, ListsAddressesInAnyCase::new));

    static final List<Broken<StoreBench>> OTHERS = List.of(
            broken(28, ListsAllAsReminded::new),
            broken(48, ListsCustomersInAnyCase::new),
            broken(48, AsksForNumberOrAddress::new));

    private BrokenStores() {}

    private static Broken<StoreBench> broken(int rule, Supplier<ModelStore> store) {
        return new Broken<>("OrderStore-" + rule, () -> store.get().bench());
    }

    // --- files

    private static final class ForgetsAColumn extends ModelStore {
        @Override
        public CommitResult commit(Commit commit) {
            return commit.expectedVersion() > 0
                    ? super.commit(commit)
                    : super.commit(commit.withAfter(forgetful(commit.after())));
        }

        private static OrderFile forgetful(OrderFile file) {
            OrderFile after = file;
            for (GoodsReturn one : file.returns()) {
                after = after.with(one.withLines(one.lines().stream()
                        .map(line -> line.withRestocked(Quantity.ZERO))
                        .toList()));
            }
            return after;
        }
    }

    private static final class DeletesNothing extends ModelStore {
        @Override
        public CommitResult commit(Commit commit) {
            OrderFile after = commit.after();
            for (Payment payment : shelf(commit).file().payments()) {
                after = after.payment(payment.no()).isPresent() ? after : after.with(payment);
            }
            return super.commit(commit.withAfter(after));
        }
    }

    /** Does something to every file that is loaded. */
    private static class Loading extends ModelStore {
        private final UnaryOperator<OrderFile> done;

        Loading(UnaryOperator<OrderFile> done) {
            this.done = done;
        }

        @Override
        public Optional<Loaded> load(OrderId id, CommandId asking) {
            return super.load(id, asking).map(loaded -> new Loaded(done.apply(loaded.file()), loaded.done()));
        }
    }

    private static OrderFile lines(OrderFile file, UnaryOperator<OrderLine> wrong) {
        return file.with(
                file.order().withLines(file.order().lines().stream().map(wrong).toList()));
    }

    private static OrderLine stripped(OrderLine line) {
        return new OrderLine.Builder().from(line).sku(line.sku().strip()).build();
    }

    private static OrderLine rounded(OrderLine line) {
        return new OrderLine.Builder()
                .from(line)
                .unitPrice(line.unitPrice().setScale(4, RoundingMode.HALF_UP))
                .build();
    }

    private static OrderFile printable(OrderFile file) {
        OrderFile after = file;
        for (Delivery delivery : file.deliveries()) {
            Optional<String> tracking =
                    delivery.shipment().tracking().map(text -> text.replaceAll("[\0\uD800-\uDFFF]", "?"));
            after = after.with(delivery.withShipment(delivery.shipment().withTracking(tracking)));
        }
        return after;
    }

    private static OrderFile firstHundreds(OrderFile file) {
        return file.with(
                file.order().withLines(file.order().lines().stream().limit(999).toList()));
    }

    private static final class KeepsDatesInLocalTime extends ModelStore {
        private final TimeZone zone = TimeZone.getDefault();

        @Override
        public Optional<Loaded> load(OrderId id, CommandId asking) {
            Optional<Loaded> loaded = super.load(id, asking);
            return zone.hasSameRules(TimeZone.getDefault())
                    ? loaded
                    : loaded.map(there -> new Loaded(yesterday(there.file()), there.done()));
        }

        private static OrderFile yesterday(OrderFile file) {
            OrderFile after = file;
            for (Invoice invoice : file.invoices()) {
                after = after.with(invoice.withEntry(invoice.entry()
                        .map(entry -> new RegisterEntry(
                                entry.series(), entry.number(), entry.date().minusDays(1)))));
            }
            return after;
        }
    }

    private static final class ForgetsWhoseTaskItIs extends ModelStore {
        @Override
        Map<DocumentNo, RegisterEntry> write(Commit commit, Shelf shelf) {
            for (TaskId done : commit.tasksDone()) {
                tasks.keySet().removeIf(id -> id.document().equals(done.document()) && id.kind() == done.kind());
            }
            return super.write(commit, shelf);
        }
    }

    private static final class LoadsInTwoSteps extends ModelStore {
        @Override
        public Optional<Loaded> load(OrderId id, CommandId asking) {
            Optional<Loaded> head = super.load(id, asking);
            pause();
            return head.map(first -> new Loaded(
                    super.load(id, asking)
                            .orElseThrow()
                            .file()
                            .withOrder(first.file().order()),
                    first.done()));
        }
    }

    // --- decided

    private static final class TellsTheLastVersion extends ModelStore {
        @Override
        public Optional<Loaded> load(OrderId id, CommandId asking) {
            return super.load(id, asking)
                    .map(loaded -> new Loaded(
                            loaded.file(),
                            loaded.done()
                                    .map(done -> new Loaded.Done(loaded.file().version(), done.digest()))));
        }
    }

    private static final class NewestEventFirst extends ModelStore {
        @Override
        public List<Event> timeline(OrderId id) {
            List<Event> events = new ArrayList<>(super.timeline(id));
            Collections.reverse(events);
            return events;
        }
    }

    private static final class UpdatesOrInserts extends ModelStore {
        @Override
        boolean isCurrent(Commit commit) {
            return version(commit) == 0 || super.isCurrent(commit);
        }
    }

    private static final class RepeatsWithTheLastVersion extends ModelStore {
        @Override
        public CommitResult commit(Commit commit) {
            CommitResult result = super.commit(commit);
            return result instanceof CommitResult.Repeated ? new CommitResult.Repeated(version(commit)) : result;
        }
    }

    private static final class LeavesTasksOfStaleCommits extends ModelStore {
        @Override
        public CommitResult commit(Commit commit) {
            CommitResult result = super.commit(commit);
            if (result instanceof CommitResult.Stale) {
                commit.tasksBorn().forEach(task -> bear(task, commit));
            }
            return result;
        }
    }

    private static final class LooksAtTheVersionFirst extends ModelStore {
        private final ThreadLocal<Long> seen = ThreadLocal.withInitial(() -> 0L);

        @Override
        public CommitResult commit(Commit commit) {
            seen.set(version(commit));
            pause();
            return super.commit(commit);
        }

        @Override
        boolean isCurrent(Commit commit) {
            return seen.get() == commit.expectedVersion();
        }
    }

    private static final class LooksAtTheCommandFirst extends ModelStore {
        @Override
        public CommitResult commit(Commit commit) {
            boolean seen = load(commit.after().id(), commit.command())
                    .flatMap(Loaded::done)
                    .isPresent();
            pause();
            CommitResult result = super.commit(commit);
            if (result instanceof CommitResult.Repeated && !seen) {
                throw new IllegalStateException("duplicate key");
            }
            return result;
        }
    }

    // --- tasks

    private static final class BearsTasksReady extends ModelStore {
        @Override
        void bear(Task task, Commit commit) {
            super.bear(task, commit.withLease(Duration.ZERO));
        }
    }

    private static final class LeasesDeadlines extends ModelStore {
        @Override
        void bear(Task task, Commit commit) {
            tasks.put(task.id(), new Held(new Lease(task, 1), clock.instant().plus(commit.lease()), commit.worker()));
        }
    }

    private static final class GivesUpAfterThreeTries extends ModelStore {
        @Override
        boolean isReady(Held held, WorkerId worker) {
            return held.lease().token() < 3 && super.isReady(held, worker);
        }
    }

    private static final class TakesFromOthers extends ModelStore {
        @Override
        boolean isReady(Held held, WorkerId worker) {
            boolean claimed = held.lease().token() > 1
                    && held.ready().isBefore(clock.instant().plus(Duration.ofMinutes(61)));
            return claimed && !held.holder().equals(worker) || super.isReady(held, worker);
        }
    }

    private static final class TakesTheNewestFirst extends ModelStore {
        @Override
        synchronized List<Held> ready(WorkerId worker, int atMost) {
            List<Held> all = new ArrayList<>(super.ready(worker, Integer.MAX_VALUE));
            Collections.reverse(all);
            return all.subList(0, Math.min(atMost, all.size()));
        }
    }

    private static final class LooksForTasksFirst extends ModelStore {
        @Override
        public List<Lease> claim(WorkerId worker, Duration lease, int atMost) {
            Objects.requireNonNull(worker);
            Objects.requireNonNull(lease);
            List<Held> seen = ready(worker, atMost);
            pause();
            return take(seen, worker, lease);
        }
    }

    private static final class SettlesWithAnyToken extends ModelStore {
        @Override
        public synchronized boolean settle(Lease lease) {
            Held held = tasks.get(lease.task().id());
            return held != null
                    && held.lease().task().born() == lease.task().born()
                    && tasks.remove(lease.task().id()) != null;
        }
    }

    private static final class PostponesForEver extends ModelStore {
        @Override
        public boolean postpone(Lease lease, Instant due) {
            return super.postpone(lease, due.isAfter(clock.instant()) ? Instant.MAX : due);
        }
    }

    private static final class KeepsSettledTasks extends ModelStore {
        @Override
        public synchronized boolean settle(Lease lease) {
            return isHeld(lease);
        }
    }

    private static final class RemovesTasksOfEveryKind extends ModelStore {
        @Override
        Map<DocumentNo, RegisterEntry> write(Commit commit, Shelf shelf) {
            for (TaskId done : commit.tasksDone()) {
                tasks.keySet()
                        .removeIf(id ->
                                id.order().equals(done.order()) && id.document().equals(done.document()));
            }
            return super.write(commit, shelf);
        }
    }

    private static final class KnowsTasksByTheirTokenOnly extends ModelStore {
        @Override
        boolean isHeld(Lease lease) {
            Held held = tasks.get(lease.task().id());
            return held != null && held.lease().token() == lease.token();
        }
    }

    // --- lists

    private static final class LosesWhatWasOpenedAtOnce extends ModelStore {
        @Override
        boolean isBehind(OrderSummary row, Page.Cursor cursor, boolean isOldestFirst) {
            return isOldestFirst
                    ? super.isBehind(row, cursor, true)
                    : row.opened().isBefore(cursor.opened());
        }
    }

    private static final class PromisesAnotherPage extends ModelStore {
        @Override
        boolean hasNext(List<OrderSummary> rows, OrderQuery query) {
            return rows.size() >= query.atMost();
        }
    }

    private static final class KeepsTheFirstSummary extends ModelStore {
        @Override
        public CommitResult commit(Commit commit) {
            return super.commit(commit.withSummary(shelf(commit).summary()));
        }
    }

    private static boolean isLike(Optional<String> asked, Optional<String> stored) {
        return asked.isEmpty() || stored.filter(asked.get()::equalsIgnoreCase).isPresent();
    }

    private static final class ListsAddressesInAnyCase extends ModelStore {
        @Override
        boolean isOn(OrderQuery query, OrderSummary row) {
            return super.isOn(query, isLike(query.email(), row.email()) ? row.withEmail(query.email()) : row);
        }
    }

    private static final class ListsCustomersInAnyCase extends ModelStore {
        @Override
        boolean isOn(OrderQuery query, OrderSummary row) {
            return super.isOn(
                    query, isLike(query.customer(), row.customer()) ? row.withCustomer(query.customer()) : row);
        }
    }

    private static final class AsksForNumberOrAddress extends ModelStore {
        @Override
        boolean isOn(OrderQuery query, OrderSummary row) {
            boolean isTheirs = query.customer().isPresent() && query.customer().equals(row.customer());
            return super.isOn(query, isTheirs ? row.withEmail(query.email()) : row);
        }
    }

    private static final class ListsAllAsReminded extends ModelStore {
        @Override
        boolean isOn(OrderQuery query, OrderSummary row) {
            return super.isOn(query, row.withReminded(true));
        }
    }

    private static final class CarriesInAnyCase extends ModelStore {
        @Override
        public List<OrderId> carrying(String tracking) {
            return Stream.of(tracking, tracking.toLowerCase(Locale.ROOT))
                    .flatMap(name -> super.carrying(name).stream())
                    .distinct()
                    .toList();
        }
    }

    // --- stock

    private static StoreBench stockElsewhere() {
        ModelStore store = new ModelStore();
        return store.bench().with(new ModelStock() {
            @Override
            public StockAnswer move(StockChange change) {
                store.stock.move(change);
                return super.move(change);
            }

            @Override
            public List<StockEntry> movements(Shelf shelf, long after, int atMost) {
                return store.stock.movements(shelf, after, atMost);
            }
        });
    }

    private static final class NamesOneShortage extends ModelStore {
        @Override
        List<Shortage> lacking(Commit commit) {
            return super.lacking(commit).stream().limit(1).toList();
        }
    }

    private static final class WantsToKnowWhatComesBack extends ModelStore {
        @Override
        List<Shortage> lacking(Commit commit) {
            return commit.moves().stream()
                    .map(Commit.Held::move)
                    .filter(move -> move.kind() == StockMove.Kind.RESTOCK
                            && stock.entries(move.shelf()).isEmpty())
                    .findFirst()
                    .map(move -> List.of(
                            new Shortage(move.shelf(), move.quantity().value(), BigDecimal.ZERO, Optional.empty())))
                    .orElseGet(() -> super.lacking(commit));
        }
    }

    private static final class LooksAtTheStockFirst extends ModelStore {
        private final ThreadLocal<List<Shortage>> seen = ThreadLocal.withInitial(List::of);

        @Override
        public CommitResult commit(Commit commit) {
            seen.set(super.lacking(commit));
            pause();
            return super.commit(commit);
        }

        @Override
        List<Shortage> lacking(Commit commit) {
            return seen.get();
        }
    }

    private static final class LocksInAnyOrder extends ModelStore {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public CommitResult commit(Commit commit) {
            if (commit.moves().size() < 10) {
                return super.commit(commit);
            }
            if (inside.incrementAndGet() > 1) {
                throw new IllegalStateException("deadlock");
            }
            pause();
            CommitResult result = super.commit(commit);
            inside.set(0);
            return result;
        }
    }

    private static final class ForgetsWhoItWasFor extends ModelStore {
        @Override
        void move(OrderFile after, Commit.Held held) {
            stock.enter(after.id() + "@" + after.version(), Optional.empty(), held.move(), Optional.empty());
        }
    }

    // --- register

    private static final class LosesTheEntryOfWhatIsRewritten extends ModelStore {
        @Override
        public CommitResult commit(Commit commit) {
            OrderFile after = commit.after();
            for (var row : commit.changes().invoices().changed()) {
                after = after.with(row.value().withEntry(row.value().entry().filter(this::isElsewhere)));
            }
            return super.commit(commit.withAfter(after));
        }

        private boolean isElsewhere(RegisterEntry entry) {
            return register.links(entry.series()).isEmpty();
        }
    }

    private static final class LooksAtTheNumberFirst extends ModelStore {
        private final ThreadLocal<Map<String, Long>> seen = ThreadLocal.withInitial(HashMap::new);

        @Override
        public CommitResult commit(Commit commit) {
            seen.get().clear();
            commit.registrations().forEach(one -> seen.get().put(one.series(), register.next(one.series())));
            pause();
            return super.commit(commit);
        }

        @Override
        long number(String series) {
            return seen.get().merge(series, 1L, Long::sum) - 1;
        }
    }

    private static final class TakesAnyDate extends ModelStore {
        @Override
        Map<DocumentNo, RegisterEntry> write(Commit commit, Shelf shelf) {
            Map<DocumentNo, RegisterEntry> entries = super.write(commit, shelf);
            commit.registrations()
                    .forEach(one -> entries.computeIfPresent(
                            one.invoice(),
                            (no, entry) -> new RegisterEntry(entry.series(), entry.number(), one.date())));
            return entries;
        }
    }

    private static StoreBench registerElsewhere() {
        return new ModelStore().bench().with(new ModelRegister());
    }

    private static final class DropsWhatIsNotJoined extends ModelStore {
        @Override
        public Set<Joined> joined() {
            return Set.of();
        }

        @Override
        public CommitResult commit(Commit commit) {
            return super.commit(commit.withMoves().withRegistrations());
        }
    }

    // --- hosts

    private static final class WaitsForNoHost extends ModelStore {
        @Override
        public void afterCommit(Runnable action) {
            if (action == null || hosted) {
                super.afterCommit(action);
            }
        }
    }

    private static final class CannotRollBack extends ModelStore {
        @Override
        void rollBack(List<Runnable> undo) {
            // it was written at once
        }
    }

    private static final class DoomsTheHost extends ModelStore {
        @Override
        public CommitResult commit(Commit commit) {
            CommitResult result = super.commit(commit);
            doomed |= hosted && !(result instanceof CommitResult.Committed);
            return result;
        }
    }

    private static final class DoesNotWaitForTheHost extends ModelStore {
        @Override
        public void afterCommit(Runnable action) {
            Objects.requireNonNull(action).run();
        }
    }

    private static final class FindsNothingUnderNull extends ModelStore {
        @Override
        public Optional<Loaded> load(OrderId id, CommandId asking) {
            return id == null ? Optional.empty() : super.load(id, asking);
        }
    }
}
