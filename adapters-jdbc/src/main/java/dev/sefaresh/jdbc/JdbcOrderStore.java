package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Page;
import dev.sefaresh.spi.port.SealedDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Order files, their history and their tasks in one database, with stock and the invoice register joined.
 *
 * <p>On PostgreSQL a commit and a load are one statement each, so one round trip; a commit that is stale or was done before costs one
 * more, to learn which. On H2 a commit is a transaction of several statements: let its connections keep more of them prepared
 * ({@code QUERY_CACHE_SIZE=100} in the URL). The tables are made by {@link Migrations}. A new series of invoices, or shelf, is
 * opened on a connection of its own, so a host that commits inside its own transaction needs a pool of at least two.
 *
 * <p>Loads, commits, lists and timelines join the host's transaction if there is one; tasks are claimed, postponed and settled
 * apart from it.
 *
 * <p>Failures are {@link StoreFailed}. Documents that cannot be stored as they are refused with an
 * {@link IllegalArgumentException}.
 *
 * <p>Thread-safe.
 */
public final class JdbcOrderStore implements OrderStore {
    private final Connections connections;
    private final Statements statements;
    private final Series series;
    private final OpenShelves shelves;
    private final LoadStatement load;
    private final ListStatements lists;

    private JdbcOrderStore(DataSource database, HostTransaction host, Dialect dialect) {
        this.connections = new Connections(database, host);
        this.statements = dialect.statements();
        this.series = new Series(connections, statements);
        this.shelves = new OpenShelves(connections, statements);
        String textType = statements.name(Kind.TEXT);
        this.load = new LoadStatement(textType);
        this.lists = new ListStatements(textType);
    }

    /**
     * A store that never joins a transaction of the host. Asks the database which one it is, whether its commits last, and how it
     * isolates transactions.
     *
     * @throws IllegalStateException if it answers commits before they are written, or does not run at READ COMMITTED
     */
    public static JdbcOrderStore on(DataSource database) {
        return on(database, HostTransaction.none());
    }

    /**
     * A store that joins the host's transaction where there is one. Asks the database which one it is, whether its commits last, and how it
     * isolates transactions.
     *
     * @throws IllegalStateException if it answers commits before they are written, or does not run at READ COMMITTED
     */
    public static JdbcOrderStore on(DataSource database, HostTransaction host) {
        Dialect dialect = Dialect.of(database);
        Durability.check(database, dialect);
        Isolation.check(database, dialect);
        return on(database, host, dialect);
    }

    /** The same without asking, for databases that hide behind something else and do not tell. */
    public static JdbcOrderStore on(DataSource database, HostTransaction host, Dialect dialect) {
        return new JdbcOrderStore(database, host, dialect);
    }

    @Override
    public Optional<Loaded> load(OrderId id, CommandId asking) {
        return connections.joined(
                "loading order " + id, Unit.STATEMENT, connection -> load.load(connection, id, asking));
    }

    @Override
    public CommitResult commit(Commit commit) {
        Agreement.check(commit);
        Optional<CommitResult> result = attempt(commit);
        if (result.isEmpty()) {
            commit.registrations().stream()
                    .map(SealedDocument::series)
                    .distinct()
                    .forEach(series::open);
            shelves.open(commit.moves().stream().map(Commit.Held::move).toList());
            result = attempt(commit);
        }
        return result.orElseThrow(() -> new StoreFailed(
                subject(commit),
                "a series or a shelf that was just opened is not seen: is the host READ COMMITTED?",
                null));
    }

    private Optional<CommitResult> attempt(Commit commit) {
        return connections.joined(
                subject(commit), statements.unit(), connection -> statements.commit(connection, commit));
    }

    private static String subject(Commit commit) {
        return "committing order " + commit.after().id() + " version "
                + commit.after().version();
    }

    @Override
    public Page<OrderSummary> list(OrderQuery query) {
        return connections.joined(
                "listing orders " + query.listing(), Unit.STATEMENT, connection -> lists.page(connection, query));
    }

    @Override
    public List<Event> timeline(OrderId id) {
        return connections.joined(
                "loading the history of order " + id, Unit.STATEMENT, connection -> lists.timeline(connection, id));
    }

    @Override
    public List<OrderId> carrying(String tracking) {
        Objects.requireNonNull(tracking);
        return connections.joined(
                "looking for the parcel " + tracking,
                Unit.STATEMENT,
                connection -> Rows.all(
                        connection,
                        "select distinct order_id from delivery where tracking = ?",
                        arguments -> arguments.add(tracking),
                        row -> OrderId.of(row.getString(1))));
    }

    @Override
    public List<Lease> claim(WorkerId worker, Duration lease, int atMost) {
        Objects.requireNonNull(worker);
        return connections.apart(
                "claiming tasks for " + worker,
                statements.unit(),
                connection -> statements.claim(connection, worker, lease, atMost));
    }

    @Override
    public boolean postpone(Lease lease, Instant due) {
        return connections.apart(
                "postponing task " + lease.task().id(),
                Unit.STATEMENT,
                connection -> Tasks.postpone(connection, lease, due));
    }

    @Override
    public boolean settle(Lease lease) {
        return connections.apart(
                "settling task " + lease.task().id(), Unit.STATEMENT, connection -> Tasks.settle(connection, lease));
    }

    @Override
    public Set<Joined> joined() {
        return Set.of(Joined.STOCK, Joined.REGISTER);
    }

    @Override
    public boolean inHostTransaction() {
        return connections.inHostTransaction();
    }

    @Override
    public void afterCommit(Runnable action) {
        connections.afterCommit(action);
    }
}
