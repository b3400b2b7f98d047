package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import javax.sql.DataSource;

/** Where statements run: in the host's transaction, or on a connection of our own. Thread-safe. */
final class Connections {
    private final DataSource database;
    private final HostTransaction host;

    Connections(DataSource database, HostTransaction host) {
        this.database = database;
        this.host = host;
    }

    /** Something done with a connection. */
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** How much is all or nothing on a connection of our own. */
    enum Unit {
        STATEMENT,
        TRANSACTION
    }

    boolean inHostTransaction() {
        return host.current().isPresent();
    }

    void afterCommit(Runnable action) {
        if (inHostTransaction()) {
            host.afterCommit(action);
        } else {
            action.run();
        }
    }

    /** In the host's transaction if there is one. */
    <R> R joined(String subject, Unit unit, Work<R> work) {
        Optional<Connection> current = host.current();
        if (current.isEmpty()) {
            return apart(subject, unit, work);
        }
        Connection connection = current.get();
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "the host's connection is in autocommit mode: there is no transaction to join");
            }
            return unit == Unit.STATEMENT ? work.on(connection) : undoable(connection, work);
        } catch (SQLException e) {
            throw new StoreFailed(subject, e);
        }
    }

    /** Half of what failed must not stay in a transaction that the host may still commit. */
    private static <R> R undoable(Connection connection, Work<R> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        R result;
        try {
            result = work.on(connection);
        } catch (SQLException | RuntimeException | Error e) {
            afterwards(e, () -> connection.rollback(before));
            throw e;
        }
        connection.releaseSavepoint(before);
        return result;
    }

    /** On a connection of our own, whatever the host does. */
    <R> R apart(String subject, Unit unit, Work<R> work) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = unit == Unit.STATEMENT;
            if (connection.getAutoCommit() == autoCommit) {
                return autoCommit ? work.on(connection) : committed(connection, work);
            }
            connection.setAutoCommit(autoCommit);
            R result;
            try {
                result = autoCommit ? work.on(connection) : committed(connection, work);
            } catch (SQLException | RuntimeException | Error e) {
                afterwards(e, () -> connection.setAutoCommit(!autoCommit));
                throw e;
            }
            connection.setAutoCommit(!autoCommit);
            return result;
        } catch (SQLException e) {
            throw new StoreFailed(subject, e);
        }
    }

    private static <R> R committed(Connection connection, Work<R> work) throws SQLException {
        try {
            R result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            afterwards(e, connection::rollback);
            throw e;
        }
    }

    private interface Last {
        void tried() throws SQLException;
    }

    /** What has to be done after a failure, and must not hide it. */
    private static void afterwards(Throwable failure, Last last) {
        try {
            last.tried();
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
