package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** How H2 writes a row that may be there, and what time it has. */
final class H2 {
    private H2() {}

    /** A key that is there already fails the statement, not the transaction. */
    static boolean addUnlessThere(Connection connection, String text, Rows.Given given) throws SQLException {
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
        return Rows.first(
                        connection,
                        "select current_timestamp(6)",
                        arguments -> {},
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .orElseThrow(() -> new IllegalStateException("the database has no clock"));
    }
}
