package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import dev.sefaresh.spi.port.Suppressions;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Suppressions in the table {@code suppression}, in small letters. Joins the host's transaction if there is one; otherwise each call is
 * one statement and lasts when it returns.
 *
 * <p>Failures are {@link StoreFailed}. Thread-safe.
 */
public final class JdbcSuppressions implements Suppressions {
    private static final SqlType<Reason> REASON = SqlType.named(Reason.class);
    private static final String ADD = "insert into suppression (address, reason) values (?, ?)";
    private static final String REMOVE = "delete from suppression where address = ? and reason = ?";
    private static final String FIND = "select reason from suppression where address = ?";

    private final Connections connections;
    private final Statements statements;

    private JdbcSuppressions(DataSource database, HostTransaction host, Dialect dialect) {
        this.connections = new Connections(database, host);
        this.statements = dialect.statements();
    }

    /**
     * Suppressions that never join a transaction of the host. Asks the database which one it is, and whether its commits last.
     *
     * @throws IllegalStateException if it answers commits before they are written
     */
    public static JdbcSuppressions on(DataSource database) {
        return on(database, HostTransaction.none());
    }

    /**
     * Suppressions that join the host's transaction where there is one. Asks the database which one it is, and whether its commits
     * last.
     *
     * @throws IllegalStateException if it answers commits before they are written
     */
    public static JdbcSuppressions on(DataSource database, HostTransaction host) {
        Dialect dialect = Dialect.of(database);
        Durability.check(database, dialect);
        return on(database, host, dialect);
    }

    /** The same without asking, for databases that hide behind something else and do not tell. */
    public static JdbcSuppressions on(DataSource database, HostTransaction host, Dialect dialect) {
        return new JdbcSuppressions(database, host, dialect);
    }

    @Override
    public void suppress(String address, Reason reason) {
        Rows.Given row = row(address, reason);
        connections.joined(
                "suppressing " + address + " as " + reason,
                Unit.STATEMENT,
                connection -> statements.addUnlessThere(connection, ADD, row));
    }

    @Override
    public void lift(String address, Reason reason) {
        Rows.Given row = row(address, reason);
        connections.joined(
                "lifting " + reason + " of " + address,
                Unit.STATEMENT,
                connection -> Rows.run(connection, REMOVE, row));
    }

    @Override
    public Set<Reason> of(String address) {
        String key = key(address);
        try {
            return Set.copyOf(connections.joined(
                    "looking for " + address,
                    Unit.STATEMENT,
                    connection -> Rows.all(
                            connection,
                            FIND,
                            arguments -> arguments.add(key),
                            row -> REASON.decode().apply(row.getString(1)))));
        } catch (IllegalArgumentException unreadable) {
            throw StoreFailed.unreadable("looking for " + address, unreadable);
        }
    }

    private static Rows.Given row(String address, Reason reason) {
        Objects.requireNonNull(reason, "reason");
        String key = key(address);
        return arguments -> arguments.add(key).add(REASON, reason);
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
