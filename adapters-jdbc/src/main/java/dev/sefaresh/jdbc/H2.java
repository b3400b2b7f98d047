package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Statements of one row, or of one shape. */
final class H2 {
    private H2() {}

    interface Given {
        void to(Arguments arguments) throws SQLException;
    }

    interface GivenRow<T> {
        void to(Arguments arguments, T row) throws SQLException;
    }

    interface Read<V> {
        V from(ResultSet row) throws SQLException;
    }

    /** The first row, if there is one. */
    static <V> Optional<V> first(Connection connection, String text, Given given, Read<V> read) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            given.to(new Arguments(connection, statement));
            try (ResultSet results = statement.executeQuery()) {
                return results.next() ? Optional.of(read.from(results)) : Optional.empty();
            }
        }
    }

    /** How many rows each changed. */
    static <T> int[] batch(Connection connection, String text, List<T> rows, GivenRow<T> given) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (T row : rows) {
                given.to(new Arguments(connection, statement), row);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** A key that is there already fails the statement, not the transaction. */
    static boolean addUnlessThere(Connection connection, String text, Given given) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Arguments arguments = new Arguments(connection, statement);
            given.to(arguments);
            return arguments.run() == 1;
        } catch (SQLIntegrityConstraintViolationException there) {
            return false;
        }
    }

    /** The database's clock. */
    static Instant now(Connection connection) throws SQLException {
        return first(
                        connection,
                        "select current_timestamp(6)",
                        arguments -> {},
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .orElseThrow(() -> new IllegalStateException("the database has no clock"));
    }
}
