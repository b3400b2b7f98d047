package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.StockMove;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** How PostgreSQL moves stock: the steps that a commit joins, and the statement for goods that come in. */
final class PostgresStock {
    /**
     * Reads {@code guard}; the commit must not write if {@code short} has a row. Sums first: a statement may not change a row
     * twice. Locks by SKU: all commits do, so none waits for another in a circle.
     */
    static final String FREE = """
            , move as (
                select * from unnest(?::text[], ?::int4[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[])
                    m(document, line, kind, sku, quantity, on_hand, reserved))
            , need as (
                select sku, sum(on_hand) as on_hand, sum(reserved) as reserved, sum(reserved - on_hand) as taken
                from move group by sku)
            , held as materialized (
                select s.sku, s.free
                from (select n.sku from guard, need n order by n.sku) n
                cross join lateral (
                    select t.sku, t.on_hand - t.reserved as free from stock t where t.sku = n.sku for no key update of t) s)
            , short as materialized (
                select n.sku, n.taken, coalesce(h.free, 0) as free from guard, need n left join held h on h.sku = n.sku
                where n.taken > 0 and n.taken > coalesce(h.free, 0))""";

    /** Reads {@code head}, {@code move} and {@code need}. */
    static final String MOVED = """
            , stock_changed as (
                update stock s set on_hand = s.on_hand + n.on_hand, reserved = s.reserved + n.reserved
                from head, need n where s.sku = n.sku and s.sku = any (array(select sku from need)))
            , stock_move_added as (
                insert into stock_move (order_id, document, line, kind, sku, quantity, version)
                select head.id, m.document, m.line, m.kind, m.sku, m.quantity, ?::int8 from head, move m)""";

    /** Reads {@code head}, {@code need} and {@code held}: what comes back need not have lain here before. */
    static final String OPENED = """
            , stock_opened as (
                insert into stock as s (sku, on_hand, reserved)
                select n.sku, n.on_hand, n.reserved from head, need n
                where n.on_hand > 0 and not exists (select from held h where h.sku = n.sku) order by n.sku
                on conflict (sku) do update set
                    on_hand = s.on_hand + excluded.on_hand, reserved = s.reserved + excluded.reserved)""";

    private static final String RECEIVE = """
            with received as (
                insert into stock_receipt (receipt, sku, quantity) values (?, ?, ?) on conflict do nothing returning sku, quantity)
            insert into stock (sku, on_hand, reserved) select sku, quantity, 0 from received
            on conflict (sku) do update set on_hand = stock.on_hand + excluded.on_hand""";

    private PostgresStock() {}

    /** The arguments of {@link #FREE}. */
    static void give(Arguments arguments, List<StockMove> moves) throws SQLException {
        arguments
                .addAll(SqlType.DOCUMENT, moves, StockMove::document)
                .addAll(SqlType.INT, moves, StockMove::line)
                .addAll(Tables.MOVE_KIND, moves, StockMove::kind)
                .addAll(SqlType.TEXT, moves, StockMove::sku)
                .addAll(SqlType.QUANTITY, moves, StockMove::quantity)
                .addAll(SqlType.DECIMAL, moves, StockMove::onHand)
                .addAll(SqlType.DECIMAL, moves, StockMove::reserved);
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
