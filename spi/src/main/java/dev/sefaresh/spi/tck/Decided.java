package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.everything;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Specimens.bare;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.CommitResult.Repeated;
import dev.sefaresh.spi.port.CommitResult.Stale;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.OrderStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was decided about a request ... */
final class Decided {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 10;

    private Decided() {}

    static void is_told(StoreBench bench) {
        bench.committed(birth(bare("A"), "c1"));
        bench.committed(next(bare("A"), "c2").digest("cd".repeat(32)));
        bench.committed(birth(bare("B"), "c3"));
        Found.same("the first command", Optional.of(new Loaded.Done(1, "ab".repeat(32))), done(bench, "c1"));
        Found.same("the second command", Optional.of(new Loaded.Done(2, "cd".repeat(32))), done(bench, "c2"));
        Found.same("a command for another order", Optional.empty(), done(bench, "c3"));
    }

    private static Optional<Loaded.Done> done(StoreBench bench, String command) {
        return bench.loaded("A", command).orElseThrow().done();
    }

    static void is_history(StoreBench bench) {
        Commit first = birth(bare("A"), "c1").build();
        Commit second = next(bare("A"), "c2")
                .addEvents(Commits.event(2, DocumentNo.operation(1, 2), "OPERATION_SUCCEEDED", "c2"))
                .addEvents(Commits.event(2, DocumentNo.delivery(1), "DELIVERY_SHIPPED", "c2"))
                .addEvents(Commits.event(2, DocumentNo.delivery(1), "ANY_OTHER_ROW", "c2"))
                .build();
        bench.store().commit(first);
        bench.store().commit(second);
        List<Event> all =
                Stream.concat(first.events().stream(), second.events().stream()).toList();
        Found.same("all events", all, bench.store().timeline(OrderId.of("A")));
        Found.same("events of an order that is none", List.of(), bench.store().timeline(OrderId.of("B")));
    }

    static void is_refused_when_stale(StoreBench bench) {
        bench.committed(birth(bare("A"), "c1"));
        bench.committed(next(bare("A"), "c2"));
        OrderStore store = bench.store();
        Found.same("version 4 after 2", new Stale(), store.commit(at("A", 4)));
        Found.same("version 2 after 2", new Stale(), store.commit(at("A", 2)));
        Found.same(
                "the birth of an order that was born",
                new Stale(),
                store.commit(birth(bare("A"), "c9").build()));
        Found.same("version 2 of an order that was never born", new Stale(), store.commit(at("B", 2)));
        Found.same("the version that is stored", 2L, bench.file("A").version());
        Found.same("the order that was never born", Optional.empty(), bench.loaded("B", "c9"));
    }

    private static Commit at(String id, long version) {
        return next(bare(id).withVersion(version - 1), "c9").build();
    }

    static void is_not_repeated(StoreBench bench) {
        bench.committed(birth(bare("A"), "c1"));
        bench.committed(next(bare("A"), "c2"));
        bench.committed(next(bare("A").withVersion(2), "c3"));
        OrderStore store = bench.store();
        Found.same(
                "the birth again",
                new Repeated(1),
                store.commit(birth(bare("A"), "c1").build()));
        Found.same(
                "the second command again, at the right version",
                new Repeated(2),
                store.commit(next(bare("A").withVersion(3), "c2").build()));
        Found.same(
                "the third command again, at a wrong version",
                new Repeated(3),
                store.commit(next(bare("A").withVersion(7), "c3").build()));
        bench.committed(birth(bare("B"), "c1"));
    }

    static void leaves_nothing_unless_committed(StoreBench bench) throws Exception {
        OrderFile born = Specimens.file("A");
        Task task = Commits.task("A", 2, TaskKind.LOOK_UP, 1, bench.future());
        bench.committed(birth(born, "birth").addTasksBorn(task));
        if (bench.stock().isPresent()) {
            bench.receive("S", 5);
        }
        List<Object> before = all(bench);
        Commit stale = owing(bench, "A", 3, "c2").build();
        Found.same("the answer to version 3 after 1", new Stale(), bench.store().commit(stale));
        Found.same("after a stale commit", before, all(bench));
        Commit repeated = owing(bench, "A", 2, "birth").build();
        Found.same(
                "the answer to the birth's command",
                new Repeated(1),
                bench.store().commit(repeated));
        Found.same("after a repeated commit", before, all(bench));
        if (bench.store().joined().contains(Joined.STOCK)) {
            Commit lacking = owing(bench, "A", 2, "c2")
                    .addMoves(Commits.reserve(7, "S", "9"))
                    .build();
            Found.instance("the answer to 10 of 5", Lacking.class, bench.store().commit(lacking));
            Found.same("after a commit that lacked", before, all(bench));
        }
        Found.same("tasks that are ready after all that", List.of(), claim(bench));
        Commit unfit = owing(bench, "B", 1, "c2").digest("\0").build();
        if (Found.thrownBy(() -> bench.store().commit(unfit)).isPresent()) {
            Found.same("after a commit that was refused", before, all(bench));
            Found.same("tasks that are ready after it", List.of(), claim(bench));
        }
    }

    /** Writes to everything that the store has, and owes a task that is ready at once. */
    private static Commit.Builder owing(StoreBench bench, String id, long version, String command) {
        Commit whole = everything(id, version, command).build();
        Set<Joined> joined = bench.store().joined();
        return new Commit.Builder()
                .from(whole)
                .moves(joined.contains(Joined.STOCK) ? whole.moves() : List.of())
                .registrations(joined.contains(Joined.REGISTER) ? whole.registrations() : List.of())
                .tasksBorn(List.of(Commits.task(id, 1, TaskKind.CALL_PROVIDER, version, bench.past())))
                .tasksDone(List.of(
                        Commits.task(id, 2, TaskKind.LOOK_UP, 1, bench.future()).id()))
                .lease(Duration.ZERO);
    }

    /** All that can be seen from outside, tasks aside. */
    private static List<Object> all(StoreBench bench) {
        List<Object> all = new ArrayList<>();
        for (String id : List.of("A", "B")) {
            all.add(bench.loaded(id, "birth"));
            all.add(bench.loaded(id, "c2"));
            all.add(bench.store().timeline(OrderId.of(id)));
        }
        all.add(bench.store().list(OrderQuery.first(Listing.ALL, 10)));
        bench.stock()
                .ifPresent(stock -> stock.levels(Set.of("S"))
                        .values()
                        .forEach(level -> all.add(plain(level.onHand()) + " on hand, " + plain(level.reserved()))));
        bench.register().ifPresent(register -> all.add(register.verify("R")));
        return all;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static List<Lease> claim(StoreBench bench) {
        return bench.store().claim(WorkerId.of("any"), Duration.ofHours(1), 10);
    }

    static void once_a_version(StoreBench bench) throws Exception {
        OrderFile file = bare("A");
        bench.committed(birth(file, "birth"));
        for (int round = 0; round < ROUNDS; round++) {
            OrderFile before = file;
            String name = "round " + round + " worker ";
            List<CommitResult> answers = Race.of(
                    WORKERS,
                    worker -> bench.store().commit(next(before, name + worker).build()));
            Found.same("commits of one version that were written", 1L, count(Committed.class, answers));
            Found.same("the others", WORKERS - 1L, count(Stale.class, answers));
            file = file.withVersion(file.version() + 1);
            Found.same("the file", file, bench.file("A"));
        }
        Found.same("events", 1 + ROUNDS, bench.store().timeline(OrderId.of("A")).size());
    }

    static void once_a_command(StoreBench bench) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Commit birth = birth(bare("A" + round), "birth").build();
            once(Race.of(WORKERS, worker -> bench.store().commit(birth)));
            Commit next = next(birth.after(), "next").build();
            once(Race.of(WORKERS, worker -> bench.store().commit(next)));
        }
    }

    private static void once(List<CommitResult> answers) {
        Found.same("answers that the same commit was written", 1L, count(Committed.class, answers));
        Found.same("the others", WORKERS - 1L, count(Stale.class, answers) + count(Repeated.class, answers));
    }

    static long count(Class<? extends CommitResult> type, List<CommitResult> answers) {
        return answers.stream().filter(type::isInstance).count();
    }

    static void refuses_what_it_leaves_apart(StoreBench bench) {
        Set<Joined> joined = bench.store().joined();
        if (!joined.contains(Joined.STOCK)) {
            refused(bench, birth(bare("A"), "c").addMoves(Commits.restock(1, "S", "1")));
        }
        if (!joined.contains(Joined.REGISTER)) {
            refused(bench, Commits.issue("A", "R", 1));
        }
    }

    private static void refused(StoreBench bench, Commit.Builder commit) {
        Found.refused(
                "a commit of what is not joined",
                Exception.class,
                () -> bench.store().commit(commit.build()));
        Found.same("what was refused", Optional.empty(), bench.loaded("A", "c"));
    }

    @SuppressWarnings("NullAway") // that is what it is about
    static void refuses_nulls(StoreBench bench) {
        OrderStore store = bench.store();
        OrderId id = OrderId.of("A");
        WorkerId worker = WorkerId.of("w");
        Lease lease = new Lease(Commits.task("A", 1, TaskKind.LOOK_UP, 1, bench.past()), 1);
        bench.committed(birth(bare("A"), "birth").addTasksBorn(lease.task()).lease(Duration.ofHours(1)));
        Found.refusedNull("load(null, command)", () -> store.load(null, CommandId.of("c")));
        Found.refusedNull("load(order, null)", () -> store.load(id, null));
        Found.refusedNull("commit(null)", () -> store.commit(null));
        Found.refusedNull("list(null)", () -> store.list(null));
        Found.refusedNull("timeline(null)", () -> store.timeline(null));
        Found.refusedNull("claim(null, lease, 1)", () -> store.claim(null, Duration.ZERO, 1));
        Found.refusedNull("claim(worker, null, 1)", () -> store.claim(worker, null, 1));
        Found.refusedNull("postpone(null, due)", () -> store.postpone(null, bench.past()));
        Found.refusedNull("postpone(lease, null)", () -> store.postpone(lease, null));
        Found.refusedNull("settle(null)", () -> store.settle(null));
        Found.refusedNull("afterCommit(null)", () -> {
            store.afterCommit(null);
            return "done";
        });
        Found.same("whether the task is still held", true, store.settle(lease));
    }
}
