package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Specimens.bare;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tasks in a store ... */
final class StoredTasks {
    private static final WorkerId WORKER = WorkerId.of("worker");
    private static final WorkerId OTHER = WorkerId.of("other worker");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** Leases that lapse at once have lapsed by then, even by a clock that ticks coarsely. */
    private static final Duration A_WHILE = Duration.ofMillis(100);

    private static final int WORKERS = 8;
    private static final int ORDERS = 8;
    private static final int TASKS = 20;
    private static final int AT_MOST = 7;

    private StoredTasks() {}

    static void are_born_in_hands(StoreBench bench) {
        Task task = task(1, bench.past());
        bench.committed(birth(bare("A"), "birth").addTasksBorn(task).lease(LONG));
        nobodyElse(bench, "just born");
        Found.same(
                "whether the committer may settle it with token 1",
                true,
                bench.store().settle(new Lease(task, 1)));
    }

    static void sleep_until_due(StoreBench bench) throws Exception {
        List<Task> later = Stream.of(TaskKind.values())
                .map(kind -> new Task(new TaskId(OrderId.of("A"), DocumentNo.goodsReturn(3), kind), 1, bench.future()))
                .toList();
        bench.committed(birth(bare("A"), "birth").tasksBorn(later).lease(AT_ONCE));
        nobodyElse(bench, "due in two hours");
        List<Task> soon = later.stream()
                .map(task -> new Task(
                        new TaskId(OrderId.of("B"), DocumentNo.ORDER, task.id().kind()), 1, bench.soon()))
                .toList();
        bench.committed(birth(bare("B"), "birth").tasksBorn(soon).lease(AT_ONCE));
        List<Task> claimed = new ArrayList<>();
        while (claimed.size() < soon.size()) {
            claimed.add(claimed(bench).task());
        }
        Found.sameOnes("tasks of every kind that have become due", soon, claimed);
    }

    static void are_taken_over(StoreBench bench) throws Exception {
        Task task = task(1, bench.past());
        bench.committed(birth(bare("A"), "birth").addTasksBorn(task).lease(AT_ONCE));
        long token = 1;
        for (int i = 0; i < 3; i++) {
            Lease lease = bench.await("a task whose lease has lapsed", () -> first(bench, WORKER, AT_ONCE));
            Found.same("the task", task, lease.task());
            Found.holds("its token after " + token, lease.token() > token, lease.token());
            token = lease.token();
        }
    }

    static void are_left_alone(StoreBench bench) throws Exception {
        Task task = task(1, bench.past());
        bench.committed(birth(bare("A"), "birth").addTasksBorn(task).lease(AT_ONCE));
        claimed(bench);
        nobodyElse(bench, "claimed for an hour");
    }

    static void come_in_their_order(StoreBench bench) throws Exception {
        List<Task> tasks =
                IntStream.rangeClosed(1, 5).mapToObj(i -> task(i, bench.past())).toList();
        bench.committed(birth(bare("A"), "birth").tasksBorn(tasks).lease(LONG));
        for (int i : new int[] {3, 1, 5, 2, 4}) {
            Lease lease = new Lease(tasks.get(i - 1), 1);
            Instant ready = bench.past().plusSeconds(i);
            Found.same("whether it was postponed", true, bench.store().postpone(lease, ready));
        }
        Found.same("asked for none", List.of(), bench.store().claim(WORKER, LONG, 0));
        Found.same("the two that are ready for longest", tasks.subList(0, 2), claim(bench, 2));
        Found.same("the next two", tasks.subList(2, 4), claim(bench, 2));
        Found.same("the rest", tasks.subList(4, 5), claim(bench, 2));
    }

    static void are_claimed_once(StoreBench bench) throws Exception {
        List<Task> all = new ArrayList<>();
        for (int o = 0; o < ORDERS; o++) {
            String id = "A" + o;
            List<Task> tasks = IntStream.rangeClosed(1, TASKS)
                    .mapToObj(i -> Commits.task(id, i, TaskKind.LOOK_UP, 1, bench.past()))
                    .toList();
            bench.committed(birth(bare(id), "birth").tasksBorn(tasks).lease(AT_ONCE));
            all.addAll(tasks);
        }
        bench.passing().pass(A_WHILE);
        List<Task> given = new ArrayList<>();
        for (List<Task> some : Race.of(WORKERS, worker -> untilNoneIsLeft(bench))) {
            given.addAll(some);
        }
        Found.same("tasks that were given away", all.size(), given.size());
        Found.sameOnes("which ones", all, given);
    }

    private static List<Task> untilNoneIsLeft(StoreBench bench) {
        List<Task> mine = new ArrayList<>();
        List<Task> some;
        do {
            some = claim(bench, AT_MOST);
            mine.addAll(some);
        } while (!some.isEmpty());
        return mine;
    }

    static void are_fenced(StoreBench bench) throws Exception {
        Task task = task(1, bench.past());
        bench.committed(birth(bare("A"), "birth").addTasksBorn(task).lease(AT_ONCE));
        Lease lost = bench.await("a task whose lease has lapsed", () -> first(bench, WORKER, AT_ONCE));
        Lease held = bench.await("a task whose lease has lapsed", () -> first(bench, WORKER, LONG));
        for (Lease gone : List.of(new Lease(task, 1), lost, new Lease(task, held.token() + 1))) {
            Found.same(
                    "whether token " + gone.token() + " postpones",
                    false,
                    bench.store().postpone(gone, bench.past()));
            Found.same(
                    "whether token " + gone.token() + " settles",
                    false,
                    bench.store().settle(gone));
        }
        Found.same("tasks to claim, when the only one is held", Optional.empty(), first(bench, WORKER, LONG));
        Found.same("whether the present token settles", true, bench.store().settle(held));
    }

    static void sleep_again(StoreBench bench) throws Exception {
        Task task = task(1, bench.past());
        bench.committed(birth(bare("A"), "birth").addTasksBorn(task).lease(LONG));
        Found.same("whether it is postponed", true, bench.store().postpone(new Lease(task, 1), bench.soon()));
        Lease again = bench.await("a task that was postponed for a moment", () -> first(bench, WORKER, LONG));
        Found.same("the task", task, again.task());
        Found.same("whether it is postponed again", true, bench.store().postpone(again, bench.future()));
        nobodyElse(bench, "postponed for two hours");
    }

    static void are_settled(StoreBench bench) throws Exception {
        Task task = task(1, bench.past());
        bench.committed(birth(bare("A"), "birth").addTasksBorn(task).lease(AT_ONCE));
        Lease lease = claimed(bench, LONG);
        Found.same("whether it is settled", true, bench.store().settle(lease));
        nobodyElse(bench, "settled");
        Found.same("whether it is settled again", false, bench.store().settle(lease));
    }

    static void are_done(StoreBench bench) throws Exception {
        Task done = task(1, bench.past());
        Task other = task(2, bench.past());
        Task otherKind = Commits.task("A", 1, TaskKind.LOOK_UP, 1, bench.past());
        bench.committed(
                birth(bare("A"), "birth").addTasksBorn(done, other, otherKind).lease(AT_ONCE));
        bench.committed(next(bare("A"), "done").addTasksDone(done.id()));
        bench.passing().pass(A_WHILE);
        Found.sameOnes("tasks that are left", List.of(other, otherKind), claim(bench, 10));
    }

    static void are_born_again(StoreBench bench) {
        Task old = task(1, bench.past());
        bench.committed(birth(bare("A"), "birth").addTasksBorn(old).lease(LONG));
        Task again = new Task(old.id(), 2, bench.past().plusSeconds(1));
        bench.committed(next(bare("A"), "again")
                .addTasksDone(old.id())
                .addTasksBorn(again)
                .lease(LONG));
        Lease lost = new Lease(old, 1);
        Found.same("whether the old one's lease postpones", false, bench.store().postpone(lost, bench.past()));
        Found.same("whether the old one's lease settles", false, bench.store().settle(lost));
        Found.same("whether the new one's lease settles", true, bench.store().settle(new Lease(again, 1)));
    }

    private static Task task(int operation, Instant due) {
        return Commits.task("A", operation, TaskKind.CALL_PROVIDER, 1, due);
    }

    private static void nobodyElse(StoreBench bench, String state) {
        Found.same(
                "tasks to claim, when the only one is " + state,
                List.of(),
                bench.store().claim(OTHER, LONG, 10));
    }

    private static List<Task> claim(StoreBench bench, int atMost) {
        return bench.store().claim(WORKER, LONG, atMost).stream()
                .map(Lease::task)
                .toList();
    }

    private static Optional<Lease> first(StoreBench bench, WorkerId worker, Duration lease) {
        return bench.store().claim(worker, lease, 1).stream().findFirst();
    }

    /** A task that is ready. */
    static Lease claimed(StoreBench bench) throws Exception {
        return claimed(bench, LONG);
    }

    private static Lease claimed(StoreBench bench, Duration lease) throws Exception {
        return bench.await("a task that is ready", () -> first(bench, WORKER, lease));
    }
}
