package dev.sefaresh.jdbc;

import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL moves stock: the steps that a commit joins, and the locks of other changes. */
final class PostgresStock {
    /**
     * Reads {@code guard}; the commit must not write if {@code lacking} has a row: nothing is free, or no shelf open. Locks in the order of shelves:
     * all do, so none waits for another in a circle.
     */
    static final String FREE = """
            , held as materialized (
                select n.*, s.had, s.kept, s.moved, s.expected
                from (
                    select n.* from guard, unnest(?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[], ?::int8[], ?::numeric[])
                        with ordinality n(sku, location, on_hand, reserved, incoming, moves, needed, place)
                    order by n.place) n
                left join lateral (
                    select t.on_hand as had, t.reserved as kept, t.moves as moved, t.expected
                    from stock t where t.sku = n.sku and t.location = n.location for no key update of t) s on true)
            , lacking as materialized (
                select sku, location, needed, free, expected
                from (select h.*, coalesce(had - kept, 0) + on_hand - reserved + needed as free from held h) h
                where needed > free or moved is null)
            ,""";

    /** Reads {@code head} and {@code held}. Names the articles once more, so that it finds them by key at any size of the table. */
    static final String MOVED = """
            , stock_changed as (
                update stock s set on_hand = s.on_hand + n.on_hand, reserved = s.reserved + n.reserved, moves = s.moves + n.moves,
                    incoming = greatest(s.incoming + n.incoming, 0),
                    expected = case when s.incoming + n.incoming > 0 then s.expected end
                from head, held n where s.sku = n.sku and s.location = n.location and s.sku = any (?::text[]))
            , stock_move_added as (
                insert into stock_move (order_id, version, sku, location, number, on_hand, reserved, document, kind, quantity)
                select head.id, ?::int8, n.sku, n.location, n.moved + m.step, n.had + m.on_hand, n.kept + m.reserved,
                    m.document, m.kind, m.quantity
                from head, held n, unnest(?::int8[], ?::int8[], ?::numeric[], ?::numeric[], ?::text[], ?::text[], ?::numeric[])
                    m(place, step, on_hand, reserved, document, kind, quantity)
                where m.place = n.place)""";

    private static final String LOCK = """
            select n.sku, n.location, s.*
            from (
                select n.* from unnest(?::text[], ?::text[]) with ordinality n(sku, location, place) order by n.place) n
            cross join lateral (
                select t.on_hand, t.reserved, t.incoming, t.expected, t.moves
                from stock t where t.sku = n.sku and t.location = n.location for no key update of t) s""";

    private PostgresStock() {}

    static Map<Shelf, LockedShelves.State> lock(Connection connection, List<Shelf> shelves) throws SQLException {
        Map<Shelf, LockedShelves.State> states = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            new Arguments(connection, statement)
                    .addAll(SqlType.TEXT, shelves, Shelf::sku)
                    .addAll(SqlType.TEXT, shelves, shelf -> shelf.location().text());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    states.put(Ledger.shelf(rows, 1), LockedShelves.State.of(rows, 3));
                }
            }
        }
        return states;
    }

    /** What becomes of one shelf, as a statement may not change a row twice; {@code needed} is null where nothing has to be free. */
    private record Need(
            Shelf shelf,
            BigDecimal onHand,
            BigDecimal reserved,
            BigDecimal incoming,
            long moves,
            @Nullable BigDecimal needed) {
        static Need of(StockMove move) {
            BigDecimal needed = move.kind().needs() ? move.taken() : null;
            return new Need(move.shelf(), move.onHand(), move.reserved(), move.incoming(), 1, needed);
        }

        Need and(Need more) {
            return new Need(
                    shelf,
                    onHand.add(more.onHand),
                    reserved.add(more.reserved),
                    incoming.add(more.incoming),
                    moves + more.moves,
                    needed == null ? more.needed : more.needed == null ? needed : needed.add(more.needed));
        }
    }

    /** A move, the place of its shelf among all, and what becomes of that shelf up to and with this move. */
    private record Step(Commit.Held held, long place, Need sum) {}

    private static SortedMap<Shelf, Need> needs(Commit commit) {
        SortedMap<Shelf, Need> needs = new TreeMap<>();
        commit.moves().forEach(held -> needs.merge(held.move().shelf(), Need.of(held.move()), Need::and));
        return needs;
    }

    private static List<Step> steps(Commit commit) {
        Map<Shelf, Long> places = new HashMap<>();
        needs(commit).keySet().forEach(shelf -> places.put(shelf, places.size() + 1L));
        Map<Shelf, Need> sums = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Commit.Held held : commit.moves()) {
            Shelf shelf = held.move().shelf();
            Need sum = sums.merge(shelf, Need.of(held.move()), Need::and);
            steps.add(new Step(held, Objects.requireNonNull(places.get(shelf)), sum));
        }
        return steps;
    }

    /** The arguments of {@link #FREE}. */
    static void giveNeeds(Arguments arguments, Commit commit) throws SQLException {
        List<Need> needs = List.copyOf(needs(commit).values());
        arguments
                .addAll(SqlType.TEXT, needs, need -> need.shelf.sku())
                .addAll(SqlType.TEXT, needs, need -> need.shelf.location().text())
                .addAll(SqlType.DECIMAL, needs, Need::onHand)
                .addAll(SqlType.DECIMAL, needs, Need::reserved)
                .addAll(SqlType.DECIMAL, needs, Need::incoming)
                .addAll(SqlType.LONG, needs, Need::moves)
                .addAll(SqlType.DECIMAL, needs, Need::needed);
    }

    /** The arguments of {@link #MOVED}. */
    static void giveMoves(Arguments arguments, Commit commit) throws SQLException {
        List<Step> steps = steps(commit);
        arguments
                .addAll(SqlType.TEXT, List.copyOf(needs(commit).keySet()), Shelf::sku)
                .add(commit.after().version())
                .addAll(SqlType.LONG, steps, Step::place)
                .addAll(SqlType.LONG, steps, step -> step.sum.moves)
                .addAll(SqlType.DECIMAL, steps, step -> step.sum.onHand)
                .addAll(SqlType.DECIMAL, steps, step -> step.sum.reserved)
                .addAll(SqlType.DOCUMENT, steps, step -> step.held.document())
                .addAll(Tables.MOVE_KIND, steps, step -> step.held.move().kind())
                .addAll(SqlType.QUANTITY, steps, step -> step.held.move().quantity());
    }
}
