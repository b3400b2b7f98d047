package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** The databases that this module speaks to. */
public enum Dialect {
    /** PostgreSQL 12 or newer: each call is one statement. */
    POSTGRESQL,
    /** H2 2.3 or newer: each call is one transaction. */
    H2;

    /**
     * The dialect of a database, by what it calls itself.
     *
     * @throws StoreFailed if it does not answer
     * @throws IllegalArgumentException if it is none of these
     */
    public static Dialect of(DataSource database) {
        String name;
        try (Connection connection = database.getConnection()) {
            name = connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw new StoreFailed("asking the database for its name", e);
        }
        return switch (name) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default -> throw new IllegalArgumentException("no dialect for a database called " + name);
        };
    }

    Statements statements() {
        return switch (this) {
            case POSTGRESQL -> new PostgresStatements();
            case H2 -> new H2Statements();
        };
    }

    /** Where its migrations lie. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
