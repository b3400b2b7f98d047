package dev.sefaresh.jdbc;

import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shelves;
import dev.sefaresh.spi.port.StockChange.Holder;
import dev.sefaresh.spi.port.StockEntry;
import dev.sefaresh.spi.port.StockMove;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shelves that are locked, in their order, to the end of the transaction. What is entered here is written by {@link #write} only, so
 * that a no before it undoes nothing. For one thread.
 */
final class LockedShelves implements Shelves {
    private final Connection connection;
    private final Map<Shelf, State> states = new TreeMap<>();
    private final Map<Shelf, Held> held = new HashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final boolean open;

    /** What the row of a shelf says. */
    record State(Level level, long moves) {
        /** From this column on. */
        static State of(ResultSet row, int from) throws SQLException {
            return new State(LockedShelves.level(row, from), row.getLong(from + 4));
        }
    }

    /** A row of the ledger. It has the version of the commit that wrote it, or else its place in the change that did. */
    private record Written(
            StockEntry entry,
            @Nullable Long version,
            @Nullable Integer place) {}

    private LockedShelves(Connection connection, Map<Shelf, State> states, boolean open) {
        this.connection = connection;
        this.states.putAll(states);
        this.open = open;
    }

    /** All that the moves speak of. */
    static LockedShelves lock(Connection connection, Statements statements, Collection<StockMove> moves)
            throws SQLException {
        List<Shelf> shelves =
                moves.stream().map(StockMove::shelf).distinct().sorted().toList();
        Map<Shelf, State> states = statements.lock(connection, shelves);
        return new LockedShelves(connection, states, states.size() == shelves.size());
    }

    /** From this column on. */
    static Level level(ResultSet row, int from) throws SQLException {
        return new Level(
                Numbers.plain(row.getBigDecimal(from)),
                Numbers.plain(row.getBigDecimal(from + 1)),
                Numbers.plain(row.getBigDecimal(from + 2)),
                Optional.ofNullable(row.getObject(from + 3, LocalDate.class)));
    }

    /** Whether each shelf has a row: where one has none, nothing can be written. */
    boolean areOpen() {
        return open;
    }

    /** Sees them with the eyes of this holder. */
    void lookUp(Holder holder) throws SQLException {
        List<StockMove> moves = Rows.all(
                connection,
                "select sku, location, kind, quantity from stock_move where order_id = ? and document = ?",
                arguments -> arguments.add(holder.order().text()).add(SqlType.DOCUMENT, holder.document()),
                row -> Ledger.move(row, 1));
        moves.forEach(move -> held.put(move.shelf(), held(move.shelf()).after(move)));
    }

    @Override
    public Level level(Shelf shelf) {
        return state(shelf).level;
    }

    @Override
    public Held held(Shelf shelf) {
        return held.getOrDefault(shelf, Held.NONE);
    }

    private State state(Shelf shelf) {
        return states.getOrDefault(shelf, new State(Level.NONE, 0));
    }

    /** What a commit moved. */
    void enter(long version, Holder holder, StockMove move) {
        enter("", Optional.of(holder), move, Optional.empty(), version, null);
    }

    /** What a change moved in this place. */
    void enter(String change, int place, Optional<Holder> holder, StockMove move, Optional<LocalDate> expected) {
        enter(change, holder, move, expected, null, place);
    }

    private void enter(
            String change,
            Optional<Holder> holder,
            StockMove move,
            Optional<LocalDate> expected,
            @Nullable Long version,
            @Nullable Integer place) {
        State before = state(move.shelf());
        State after = new State(before.level.after(move, expected), before.moves + 1);
        states.put(move.shelf(), after);
        StockEntry entry =
                new StockEntry(after.moves, change, holder, move, after.level.onHand(), after.level.reserved());
        written.add(new Written(entry, version, place));
    }

    void write() throws SQLException {
        List<Shelf> moved = written.stream()
                .map(row -> row.entry.move().shelf())
                .distinct()
                .sorted()
                .toList();
        Rows.batch(
                connection,
                "update stock set on_hand = ?, reserved = ?, incoming = ?, expected = ?, moves = ?"
                        + " where sku = ? and location = ?",
                moved,
                (arguments, shelf) -> give(arguments, state(shelf)).add(shelf));
        Rows.batch(
                connection,
                "insert into stock_move (sku, location, number, kind, quantity, on_hand, reserved,"
                        + " order_id, document, version, change, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                written,
                LockedShelves::give);
    }

    private static Arguments give(Arguments arguments, State state) throws SQLException {
        return arguments
                .add(SqlType.DECIMAL, state.level.onHand())
                .add(SqlType.DECIMAL, state.level.reserved())
                .add(SqlType.DECIMAL, state.level.incoming())
                .addIfAny(SqlType.DATE, state.level.expected())
                .add(state.moves);
    }

    private static void give(Arguments arguments, Written row) throws SQLException {
        StockEntry entry = row.entry;
        arguments
                .add(entry.move().shelf())
                .add(entry.number())
                .add(Tables.MOVE_KIND, entry.move().kind())
                .add(SqlType.QUANTITY, entry.move().quantity())
                .add(SqlType.DECIMAL, entry.onHand())
                .add(SqlType.DECIMAL, entry.reserved())
                .addIfAny(
                        SqlType.TEXT,
                        entry.holder().map(holder -> holder.order().text()))
                .addIfAny(SqlType.DOCUMENT, entry.holder().map(Holder::document))
                .add(Kind.LONG, row.version)
                .addIfAny(SqlType.TEXT, Optional.of(entry.change()).filter(change -> row.place != null))
                .add(Kind.INT, row.place);
    }
}
