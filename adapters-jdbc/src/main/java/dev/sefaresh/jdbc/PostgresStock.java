package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How PostgreSQL moves stock: the steps that a commit joins, and the statement for goods that come in. */
final class PostgresStock {
    /**
     * Reads {@code guard}; the commit must not write if {@code short} has a row. Locks by SKU: all commits do, so none waits for
     * another in a circle.
     */
    static final String FREE = """
            , held as materialized (
                select n.sku, n.on_hand, n.reserved, s.free
                from (
                    select n.* from guard, unnest(?::text[], ?::numeric[], ?::numeric[]) n(sku, on_hand, reserved) order by n.sku) n
                left join lateral (
                    select t.on_hand - t.reserved as free from stock t where t.sku = n.sku for no key update of t) s on true)
            , short as materialized (
                select sku, reserved - on_hand as taken, coalesce(free, 0) as free from held
                where reserved - on_hand > 0 and reserved - on_hand > coalesce(free, 0))""";

    /** Reads {@code head} and {@code held}. Names the articles once more, so that it finds them by key at any size of the table. */
    static final String MOVED = """
            , stock_changed as (
                update stock s set on_hand = s.on_hand + n.on_hand, reserved = s.reserved + n.reserved
                from head, held n where s.sku = n.sku and s.sku = any (?::text[]))
            , stock_move_added as (
                insert into stock_move (order_id, version, document, line, kind, sku, quantity)
                select head.id, ?::int8, m.* from head,
                    unnest(?::text[], ?::int4[], ?::text[], ?::text[], ?::numeric[]) m(document, line, kind, sku, quantity))""";

    /** Reads {@code head} and {@code held}: what comes back need not have lain here before. */
    static final String OPENED = """
            , stock_opened as (
                insert into stock as s (sku, on_hand, reserved)
                select n.sku, n.on_hand, n.reserved from head, held n
                where n.on_hand > 0 and n.free is null order by n.sku
                on conflict (sku) do update set
                    on_hand = s.on_hand + excluded.on_hand, reserved = s.reserved + excluded.reserved)""";

    private static final String RECEIVE = """
            with received as (
                insert into stock_receipt (receipt, sku, quantity) values (?, ?, ?) on conflict do nothing returning sku, quantity)
            insert into stock (sku, on_hand, reserved) select sku, quantity, 0 from received
            on conflict (sku) do update set on_hand = stock.on_hand + excluded.on_hand""";

    private PostgresStock() {}

    /** What becomes of one article: a statement may not change a row twice. */
    private record Need(String sku, BigDecimal onHand, BigDecimal reserved) {
        static Need of(StockMove move) {
            return new Need(move.sku(), move.onHand(), move.reserved());
        }

        Need and(Need more) {
            return new Need(sku, onHand.add(more.onHand), reserved.add(more.reserved));
        }
    }

    private static List<Need> needs(Commit commit) {
        Map<String, Need> needs = new TreeMap<>();
        commit.moves().forEach(move -> needs.merge(move.sku(), Need.of(move), Need::and));
        return List.copyOf(needs.values());
    }

    /** The arguments of {@link #FREE}. */
    static void giveNeeds(Arguments arguments, Commit commit) throws SQLException {
        List<Need> needs = needs(commit);
        arguments
                .addAll(SqlType.TEXT, needs, Need::sku)
                .addAll(SqlType.DECIMAL, needs, Need::onHand)
                .addAll(SqlType.DECIMAL, needs, Need::reserved);
    }

    /** The arguments of {@link #MOVED}. */
    static void giveMoves(Arguments arguments, Commit commit) throws SQLException {
        List<StockMove> moves = commit.moves();
        arguments
                .addAll(SqlType.TEXT, needs(commit), Need::sku)
                .add(commit.after().version())
                .addAll(SqlType.DOCUMENT, moves, StockMove::document)
                .addAll(SqlType.INT, moves, StockMove::line)
                .addAll(Tables.MOVE_KIND, moves, StockMove::kind)
                .addAll(SqlType.TEXT, moves, StockMove::sku)
                .addAll(SqlType.QUANTITY, moves, StockMove::quantity);
    }

    static void receive(Connection connection, String receipt, String sku, Quantity quantity) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECEIVE)) {
            new Arguments(connection, statement)
                    .add(receipt)
                    .add(sku)
                    .add(SqlType.QUANTITY, quantity)
                    .run();
        }
    }
}
