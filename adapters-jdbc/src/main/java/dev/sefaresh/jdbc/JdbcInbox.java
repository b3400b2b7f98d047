package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import dev.sefaresh.jdbc.Connections.Work;
import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * An inbox in the table {@code inbox}. Joins the host's transaction if there is one; otherwise each call is one statement and lasts
 * when it returns.
 *
 * <p>Failures are {@link StoreFailed}. Thread-safe.
 */
public final class JdbcInbox implements Inbox {
    private final Connections connections;
    private final Statements statements;

    private JdbcInbox(DataSource database, HostTransaction host, Dialect dialect) {
        this.connections = new Connections(database, host);
        this.statements = dialect.statements();
    }

    /**
     * An inbox that never joins a transaction of the host. Asks the database which one it is, and whether its commits last.
     *
     * @throws IllegalStateException if it answers commits before they are written
     */
    public static JdbcInbox on(DataSource database) {
        return on(database, HostTransaction.none());
    }

    /**
     * An inbox that joins the host's transaction where there is one. Asks the database which one it is, and whether its commits
     * last.
     *
     * @throws IllegalStateException if it answers commits before they are written
     */
    public static JdbcInbox on(DataSource database, HostTransaction host) {
        Dialect dialect = Dialect.of(database);
        Durability.check(database, dialect);
        return on(database, host, dialect);
    }

    /** The same without asking, for databases that hide behind something else and do not tell. */
    public static JdbcInbox on(DataSource database, HostTransaction host, Dialect dialect) {
        return new JdbcInbox(database, host, dialect);
    }

    @Override
    public boolean keep(EventId id, Received received) {
        Kept.waiting(id, received); // refuses what does not fit
        return written("keeping event " + id, connection -> statements.keep(connection, id, received));
    }

    @Override
    public Optional<Kept> find(EventId id) {
        Objects.requireNonNull(id, "id");
        return connections.joined("finding event " + id, Unit.STATEMENT, connection -> Events.find(connection, id));
    }

    @Override
    public boolean settle(EventId id, Verdict verdict, String note) {
        Objects.requireNonNull(id, "id");
        return written(
                "settling event " + id + " as " + verdict, connection -> Events.settle(connection, id, verdict, note));
    }

    /** What is refused is refused by name. */
    private boolean written(String subject, Work<Boolean> work) {
        try {
            return connections.joined(subject, Unit.STATEMENT, work);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(subject + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public List<Kept> list(Verdict verdict, Optional<EventId> after, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("a page has 1 event or more, not " + atMost);
        }
        return connections.joined(
                "listing events that are " + verdict,
                Unit.STATEMENT,
                connection -> Events.page(connection, verdict, after, atMost));
    }

    @Override
    public int forget(Instant before) {
        return connections.joined(
                "forgetting events before " + before, Unit.STATEMENT, connection -> Events.forget(connection, before));
    }
}
