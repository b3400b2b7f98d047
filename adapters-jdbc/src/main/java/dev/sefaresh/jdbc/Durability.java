package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A commit that is answered must outlive the process that keeps it: the intent to take money is committed before it is taken, and
 * if it were forgotten, the money would be taken again.
 */
final class Durability {
    private Durability() {}

    /** Refuses a database that answers first and writes later. */
    static void check(DataSource database, Dialect dialect) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            switch (dialect) {
                case POSTGRESQL ->
                    require(
                            !ask(statement, "show synchronous_commit").equals("off"),
                            "synchronous_commit is off: set it on, for the database, the user or the connection");
                case H2 ->
                    require(
                            connection.getMetaData().getURL().startsWith("jdbc:h2:mem:")
                                    || ask(
                                                    statement,
                                                    "select setting_value from information_schema.settings"
                                                            + " where setting_name = 'WRITE_DELAY'")
                                            .equals("0"),
                            "add ;WRITE_DELAY=0 to its URL");
            }
        } catch (SQLException e) {
            throw new StoreFailed("asking the database whether its commits last", e);
        }
    }

    private static String ask(Statement statement, String sql) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? answer.getString(1) : "";
        }
    }

    private static void require(boolean lasts, String remedy) {
        if (!lasts) {
            throw new IllegalStateException(
                    "this database answers commits before they are written, so a crash could make"
                            + " the engine take money twice; " + remedy);
        }
    }
}
