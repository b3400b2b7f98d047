package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Tasks in someone's hands. A row is ready at {@code ready_at}: when it is due, or when the lease of its holder lapses. Each claim
 * raises {@code token}, and each birth of the same task has another version, so whoever comes with a pair that is gone has lost
 * it.
 */
final class Tasks {
    /** What {@link #lease} reads. */
    static final String COLUMNS = "t.order_id, t.document, t.kind, t.born, t.due_at, t.token";

    static final String HELD = " where order_id = ? and document = ? and kind = ? and born = ? and token = ?";
    private static final String POSTPONE = "update task set holder = null, ready_at = ?" + HELD;
    private static final String SETTLE = "delete from task" + HELD;

    private Tasks() {}

    static Lease lease(ResultSet row) throws SQLException {
        TaskId id = new TaskId(
                OrderId.of(row.getString(1)), DocumentNo.parse(row.getString(2)), TaskKind.valueOf(row.getString(3)));
        Instant due = row.getObject(5, OffsetDateTime.class).toInstant();
        return new Lease(new Task(id, row.getLong(4), due), row.getLong(6));
    }

    static boolean postpone(Connection connection, Lease lease, Instant due) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSTPONE)) {
            return held(new Arguments(connection, statement).add(SqlType.INSTANT, due), lease);
        }
    }

    static boolean settle(Connection connection, Lease lease) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            return held(new Arguments(connection, statement), lease);
        }
    }

    /** Gives the arguments of {@link #HELD}. */
    static Arguments give(Arguments arguments, Lease lease) throws SQLException {
        return arguments.add(lease.task().id()).add(lease.task().born()).add(lease.token());
    }

    private static boolean held(Arguments arguments, Lease lease) throws SQLException {
        return give(arguments, lease).run() == 1;
    }
}
