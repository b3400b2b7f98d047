package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockEntry;
import dev.sefaresh.spi.port.StockMove;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The stock that commits of a {@link JdbcOrderStore} on the same database move. Joins the host's transaction if there is one; a shelf
 * of which nothing was ever moved is opened on a connection of its own all the same.
 *
 * <p>Failures are {@link StoreFailed}. Thread-safe.
 */
public final class JdbcStock implements Stock {
    /** The SQLState of a key that is there: the same change was done on other shelves a moment ago. */
    private static final String DONE_BY_ANOTHER = "23505";

    private final Connections connections;
    private final Statements statements;
    private final OpenShelves shelves;

    private JdbcStock(DataSource database, HostTransaction host, Dialect dialect) {
        this.connections = new Connections(database, host);
        this.statements = dialect.statements();
        this.shelves = new OpenShelves(connections, statements);
    }

    /**
     * Stock that never joins a transaction of the host. Asks the database which one it is, and how it isolates transactions.
     *
     * @throws IllegalStateException if it does not run at READ COMMITTED
     */
    public static JdbcStock on(DataSource database) {
        return on(database, HostTransaction.none());
    }

    /**
     * Stock that joins the host's transaction where there is one. Asks the database which one it is, and how it isolates transactions.
     *
     * @throws IllegalStateException if it does not run at READ COMMITTED
     */
    public static JdbcStock on(DataSource database, HostTransaction host) {
        Dialect dialect = Dialect.of(database);
        Isolation.check(database, dialect);
        return on(database, host, dialect);
    }

    /** The same without asking, for databases that hide behind something else and do not tell. */
    public static JdbcStock on(DataSource database, HostTransaction host, Dialect dialect) {
        return new JdbcStock(database, host, dialect);
    }

    @Override
    public Map<Shelf, Level> levels(Set<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return connections.joined(
                "looking up the stock of " + skus.size() + " articles",
                Unit.STATEMENT,
                connection -> levels(connection, skus));
    }

    private static Map<Shelf, Level> levels(Connection connection, Set<String> skus) throws SQLException {
        Map<Shelf, Level> levels = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select sku, location, on_hand, reserved, incoming, expected from stock"
                        + " where sku = any(?) and moves > 0")) {
            new Arguments(connection, statement).addAll(SqlType.TEXT, List.copyOf(skus), sku -> sku);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    levels.put(Ledger.shelf(results, 1), LockedShelves.level(results, 3));
                }
            }
        }
        return levels;
    }

    @Override
    public StockAnswer move(StockChange change) {
        change.check();
        Optional<StockAnswer> answer = attempt(change);
        if (answer.isEmpty()) {
            shelves.open(change.moves());
            answer = attempt(change);
        }
        return answer.orElseThrow(() -> new StoreFailed(
                subject(change), "a shelf that was just opened is not seen: is the host READ COMMITTED?", null));
    }

    /** Empty if a shelf is not open: then nothing is written. */
    private Optional<StockAnswer> attempt(StockChange change) {
        try {
            return once(change);
        } catch (StoreFailed failed) {
            if (failed.sqlState().filter(DONE_BY_ANOTHER::equals).isEmpty()) {
                throw failed;
            }
            return once(change);
        }
    }

    private Optional<StockAnswer> once(StockChange change) {
        return connections.joined(subject(change), Unit.TRANSACTION, connection -> move(connection, change));
    }

    private static String subject(StockChange change) {
        return "moving stock by change " + change.id();
    }

    /** Locks first: only what is read afterwards is sure to be the last word. */
    private Optional<StockAnswer> move(Connection connection, StockChange change) throws SQLException {
        LockedShelves shelves = LockedShelves.lock(connection, statements, change.moves());
        Optional<StockAnswer> before = Ledger.answer(connection, change.id());
        if (before.isPresent()) {
            return before;
        }
        if (change.holder().isPresent()) {
            shelves.lookUp(change.holder().get());
        }
        StockAnswer answer = shelves.answer(change);
        if (answer.isRefused()) {
            return Optional.of(answer);
        }
        if (!shelves.areOpen()) {
            return Optional.empty();
        }
        int place = 0;
        for (StockMove move : answer.moved()) {
            place++;
            shelves.enter(change.id(), place, change.holder(), move, change.expected());
        }
        shelves.write();
        Ledger.keep(connection, change.id(), answer.lacking());
        return Optional.of(answer);
    }

    @Override
    public List<StockEntry> movements(Shelf shelf, long after, int atMost) {
        Objects.requireNonNull(shelf);
        return connections.joined(
                "reading the movements of " + shelf,
                Unit.STATEMENT,
                connection -> Ledger.movements(connection, shelf, after, atMost));
    }

    /** Sums the ledger of the shelf: for people, not for a checkout. */
    @Override
    public List<Kept> kept(Shelf shelf) {
        Objects.requireNonNull(shelf);
        return connections.joined(
                "looking for whom " + shelf + " is kept", Unit.STATEMENT, connection -> Ledger.kept(connection, shelf));
    }
}
