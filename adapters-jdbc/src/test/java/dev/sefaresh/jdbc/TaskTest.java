package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.COMMITTER;
import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.task;
import static dev.sefaresh.spi.tck.Specimens.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskTest extends StoreTest {
    private static final WorkerId W1 = WorkerId.of("w1");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String WAKE = "update task set ready_at = due_at";

    TaskTest(Engine engine) {
        super(engine);
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MICROS);
    }

    private static Task due(String order, int operation) {
        return task(order, operation, TaskKind.CALL_PROVIDER, 1, NOON);
    }

    @Test
    void a_task_due_now_is_born_in_the_hands_of_whoever_commits() {
        committed(birth("A").addTasksBorn(due("A", 1)).lease(MINUTE));
        assertThat(store.claim(W1, MINUTE, 10)).isEmpty();
        assertThat(text("select holder from task")).isEqualTo(COMMITTER.text());
        assertThat(number("select count(*) from task where ready_at > current_timestamp"))
                .isEqualTo(1);
        assertThat(store.settle(new Lease(due("A", 1), 1))).isTrue();
        assertThat(number("select count(*) from task")).isZero();
    }

    @Test
    void a_deadline_is_in_nobodys_hands() {
        committed(birth("A").addTasksBorn(task("A", 1, TaskKind.GIVE_UP, 1, in(MINUTE))));
        assertThat(number("select count(*) from task where holder is null")).isEqualTo(1);
    }

    @Test
    void two_workers_share_the_tasks() throws Exception {
        for (int o = 0; o < 10; o++) {
            String id = "o" + o;
            committed(birth(id)
                    .tasksBorn(IntStream.rangeClosed(1, 20)
                            .mapToObj(i -> due(id, i))
                            .toList()));
        }
        run(WAKE);
        Queue<TaskId> taken = new ConcurrentLinkedQueue<>();
        race(2, worker -> {
            List<Lease> leases;
            do {
                leases = store.claim(WorkerId.of("w" + worker), MINUTE, 10);
                assertThat(leases).hasSizeLessThanOrEqualTo(10);
                leases.forEach(lease -> taken.add(lease.task().id()));
            } while (!leases.isEmpty());
        });
        assertThat(taken).hasSize(200).doesNotHaveDuplicates();
        assertThat(number("select count(*) from task where token = 2")).isEqualTo(200);
    }

    @Test
    void a_postponed_task_sleeps_until_then() {
        committed(birth("A").addTasksBorn(due("A", 1)));
        assertThat(store.postpone(new Lease(due("A", 1), 1), in(MINUTE))).isTrue();
        assertThat(store.claim(W1, MINUTE, 10)).isEmpty();
        assertThat(number("select count(*) from task where holder is null")).isEqualTo(1);
    }

    @Test
    void a_task_that_is_done_and_born_again_is_another_one() {
        committed(birth("A").addTasksBorn(due("A", 1), due("A", 2)));
        run(WAKE);
        Lease old = store.claim(W1, MINUTE, 1).get(0);
        Task again = new Task(old.task().id(), 2, NOON.plusSeconds(1));
        committed(next(file("A"), "c2")
                .addTasksDone(due("A", 1).id(), due("A", 2).id())
                .addTasksBorn(again));
        assertThat(store.settle(old)).isFalse();
        assertThat(store.settle(new Lease(old.task(), 1)))
                .as("the old one, with the token of the new one")
                .isFalse();
        assertThat(number("select count(*) from task")).isEqualTo(1);
        assertThat(store.settle(new Lease(again, 1))).isTrue();
    }
}
