package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How PostgreSQL keeps tasks: the steps of a commit, and the statement that claims them. Clocks are the wall's, not the transaction's. */
final class PostgresTasks {
    /**
     * Reads {@code head}. Tasks are born in the hands of whoever commits, unless they sleep. One that is done and born again is
     * overwritten, as a statement cannot delete a row and insert it.
     */
    private static final String BORN = """
            , task_born as (
                insert into task (order_id, document, kind, born, due_at, ready_at, token, holder)
                select head.id, u.document, u.kind, u.born, u.due_at,
                    case when u.due_at > c.now then u.due_at else c.now + ?::float8 * interval '1 microsecond' end,
                    1, case when u.due_at > c.now then null else ?::text end
                from head, %s u(document, kind, born, due_at),
                    (select clock_timestamp() as now) c
                on conflict (order_id, document, kind) do update set born = excluded.born, due_at = excluded.due_at,
                    ready_at = excluded.ready_at, token = excluded.token, holder = excluded.holder)""";

    static final String BORN_ONE = BORN.formatted("(values (?::text, ?::text, ?::int8, ?::timestamptz))");
    static final String BORN_MANY = BORN.formatted("unnest(?::text[], ?::text[], ?::int8[], ?::timestamptz[])");

    /** Reads {@code head}. */
    static final String DONE = """
            , task_done as (
                delete from task t using head, unnest(?::text[], ?::text[]) u(document, kind)
                where t.order_id = head.id and t.document = u.document and t.kind = u.kind)""";

    /** Skips what another worker is taking, so that it waits for nobody. */
    private static final String CLAIM = """
            with ready as (
                select order_id, document, kind from task where ready_at <= now()
                order by ready_at, order_id, document, kind limit ? for no key update skip locked)
            update task t set holder = ?, token = t.token + 1,
                ready_at = clock_timestamp() + ?::float8 * interval '1 microsecond'
            from ready r where t.order_id = r.order_id and t.document = r.document and t.kind = r.kind
            returning
            """ + Tasks.COLUMNS;

    private PostgresTasks() {}

    /** The arguments of {@link #BORN_ONE}. */
    static void giveBornOne(Arguments arguments, Commit commit) throws SQLException {
        Task born = commit.tasksBorn().get(0);
        giveHands(arguments, commit)
                .add(SqlType.DOCUMENT, born.id().document())
                .add(Tables.TASK_KIND, born.id().kind())
                .add(born.born())
                .add(SqlType.INSTANT, born.due());
    }

    /** The arguments of {@link #BORN_MANY}. */
    static void giveBornMany(Arguments arguments, Commit commit) throws SQLException {
        List<Task> born = commit.tasksBorn();
        giveHands(arguments, commit)
                .addAll(SqlType.DOCUMENT, born, task -> task.id().document())
                .addAll(Tables.TASK_KIND, born, task -> task.id().kind())
                .addAll(SqlType.LONG, born, Task::born)
                .addAll(SqlType.INSTANT, born, Task::due);
    }

    /** Whose they are, and for how long. */
    private static Arguments giveHands(Arguments arguments, Commit commit) throws SQLException {
        return arguments
                .add(Numbers.microseconds(commit.lease()))
                .add(commit.worker().text());
    }

    /** The arguments of {@link #DONE}. */
    static void giveDone(Arguments arguments, Commit commit) throws SQLException {
        List<TaskId> done = doneForGood(commit);
        arguments.addAll(SqlType.DOCUMENT, done, TaskId::document).addAll(Tables.TASK_KIND, done, TaskId::kind);
    }

    /** What is done and not born again. */
    static List<TaskId> doneForGood(Commit commit) {
        if (commit.tasksDone().isEmpty() || commit.tasksBorn().isEmpty()) {
            return commit.tasksDone();
        }
        Set<TaskId> born = new HashSet<>();
        commit.tasksBorn().forEach(task -> born.add(task.id()));
        return commit.tasksDone().stream().filter(done -> !born.contains(done)).toList();
    }

    static List<Lease> claim(Connection connection, WorkerId worker, Duration lease, int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            new Arguments(connection, statement).add(atMost).add(worker.text()).add(Numbers.microseconds(lease));
            List<Lease> leases = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    leases.add(Tasks.lease(results));
                }
            }
            return leases;
        }
    }
}
