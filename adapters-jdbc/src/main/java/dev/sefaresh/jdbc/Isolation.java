package dev.sefaresh.jdbc;

import static java.sql.Connection.TRANSACTION_READ_COMMITTED;
import static java.sql.Connection.TRANSACTION_READ_UNCOMMITTED;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Statements here lock a row, and then rely on seeing what whoever held it before has committed. That is READ COMMITTED. Below it
 * they see what may still be rolled back; above it they see what was there when the transaction began, and whoever comes second
 * fails instead of waiting. PostgreSQL's READ UNCOMMITTED is its READ COMMITTED.
 */
final class Isolation {
    private static final Map<Integer, String> NAMES = Map.of(
            Connection.TRANSACTION_NONE,
            "no isolation",
            TRANSACTION_READ_UNCOMMITTED,
            "READ UNCOMMITTED",
            TRANSACTION_READ_COMMITTED,
            "READ COMMITTED",
            Connection.TRANSACTION_REPEATABLE_READ,
            "REPEATABLE READ",
            Connection.TRANSACTION_SERIALIZABLE,
            "SERIALIZABLE");

    private Isolation() {}

    /** Refuses a database whose transactions run at another level. */
    static void check(DataSource database, Dialect dialect) {
        try (Connection connection = database.getConnection()) {
            int level = connection.getTransactionIsolation();
            boolean isSafe = level == TRANSACTION_READ_COMMITTED
                    || level == TRANSACTION_READ_UNCOMMITTED && dialect == Dialect.POSTGRESQL;
            if (!isSafe) {
                throw new IllegalStateException("transactions of this database run at "
                        + NAMES.getOrDefault(level, "level " + level)
                        + ", at which "
                        + (level < TRANSACTION_READ_COMMITTED
                                ? "what is rolled back later would be believed"
                                : "whoever comes second for the same pieces would fail, not hear what is left")
                        + "; set READ COMMITTED for the connections of the data source");
            }
        } catch (SQLException e) {
            throw new StoreFailed("asking the database how it isolates transactions", e);
        }
    }
}
