package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of one statement, and writes rows of one shape. */
final class Rows {
    private Rows() {}

    interface Given {
        void to(Arguments arguments) throws SQLException;
    }

    interface Read<V> {
        V from(ResultSet row) throws SQLException;
    }

    /** The first row, if there is one. */
    static <V> Optional<V> first(Connection connection, String text, Given given, Read<V> read) throws SQLException {
        return all(connection, text, given, read).stream().findFirst();
    }

    interface GivenRow<T> {
        void to(Arguments arguments, T row) throws SQLException;
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

    /** How many rows it changed. */
    static int run(Connection connection, String text, Given given) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Arguments arguments = new Arguments(connection, statement);
            given.to(arguments);
            return arguments.run();
        }
    }

    static <V> List<V> all(Connection connection, String text, Given given, Read<V> read) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            given.to(new Arguments(connection, statement));
            try (ResultSet results = statement.executeQuery()) {
                List<V> rows = new ArrayList<>();
                while (results.next()) {
                    rows.add(read.from(results));
                }
                return rows;
            }
        }
    }
}
