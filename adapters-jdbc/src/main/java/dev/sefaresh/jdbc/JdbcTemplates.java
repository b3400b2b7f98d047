package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The texts that a shop words its mails with, in the table {@code mail_template}: each lies under a path, which is told from others
 * character by character. Joins the host's transaction if there is one; otherwise what each call changes lasts when it returns.
 *
 * <p>A text or path with a NUL or half a character is refused with an {@link IllegalArgumentException}. Failures are
 * {@link StoreFailed}. Thread-safe.
 */
public final class JdbcTemplates {
    private static final String ADD = "insert into mail_template (text, path) values (?, ?)";
    private static final String CHANGE = "update mail_template set text = ? where path = ?";
    private static final String REMOVE = "delete from mail_template where path = ?";

    private final Connections connections;
    private final Statements statements;

    private JdbcTemplates(DataSource database, HostTransaction host, Dialect dialect) {
        this.connections = new Connections(database, host);
        this.statements = dialect.statements();
    }

    /**
     * Texts that never join a transaction of the host. Asks the database which one it is, and how it isolates transactions.
     *
     * @throws IllegalStateException if it does not run at READ COMMITTED
     */
    public static JdbcTemplates on(DataSource database) {
        return on(database, HostTransaction.none());
    }

    /**
     * Texts that join the host's transaction where there is one. Asks the database which one it is, and how it isolates transactions.
     *
     * @throws IllegalStateException if it does not run at READ COMMITTED
     */
    public static JdbcTemplates on(DataSource database, HostTransaction host) {
        Dialect dialect = Dialect.of(database);
        Isolation.check(database, dialect);
        return on(database, host, dialect);
    }

    /** The same without asking, for databases that hide behind something else and do not tell. */
    public static JdbcTemplates on(DataSource database, HostTransaction host, Dialect dialect) {
        return new JdbcTemplates(database, host, dialect);
    }

    /** All of them by their paths, as they are now. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        connections
                .joined(
                        "reading templates",
                        Unit.STATEMENT,
                        connection -> Rows.all(
                                connection,
                                "select path, text from mail_template",
                                arguments -> {},
                                row -> Map.entry(row.getString(1), row.getString(2))))
                .forEach(template -> all.put(template.getKey(), template.getValue()));
        return Collections.unmodifiableMap(all);
    }

    /** Lays the text under the path, in the place of any other. */
    public void put(String path, String text) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(text, "text");
        connections.joined("writing template " + path, Unit.STATEMENT, connection -> put(connection, path, text));
    }

    /** Whoever comes between changing and adding is overwritten, or has removed it: then it is added. */
    private boolean put(Connection connection, String path, String text) throws SQLException {
        Rows.Given row = arguments -> arguments.add(text).add(path);
        while (Rows.run(connection, CHANGE, row) == 0) {
            if (statements.addUnlessThere(connection, ADD, row)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there was one. */
    public boolean remove(String path) {
        Objects.requireNonNull(path, "path");
        return connections.joined(
                "removing template " + path,
                Unit.STATEMENT,
                connection -> Rows.run(connection, REMOVE, arguments -> arguments.add(path)) > 0);
    }
}
