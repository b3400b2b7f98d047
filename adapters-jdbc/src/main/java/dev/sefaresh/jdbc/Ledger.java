package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.Stock.Kept;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange.Holder;
import dev.sefaresh.spi.port.StockEntry;
import dev.sefaresh.spi.port.StockMove;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the ledger of the stock's movements, and what lacked when they were made. */
final class Ledger {
    private static final String KEPT = "sum(case kind when 'RESERVE' then quantity else -quantity end)";

    private Ledger() {}

    /** What a change was answered, if it was done before. */
    static Optional<StockAnswer> answer(Connection connection, String change) throws SQLException {
        List<StockMove> moved = Rows.all(
                connection,
                "select sku, location, kind, quantity from stock_move where change = ? order by place",
                arguments -> arguments.add(change),
                row -> move(row, 1));
        return moved.isEmpty() ? Optional.empty() : Optional.of(new StockAnswer(moved, lacking(connection, change)));
    }

    private static List<Shortage> lacking(Connection connection, String change) throws SQLException {
        List<Shortage> lacking = Rows.all(
                connection,
                "select sku, location, wanted, free, expected from stock_shortage where change = ?",
                arguments -> arguments.add(change),
                row -> new Shortage(
                        shelf(row, 1),
                        Numbers.plain(row.getBigDecimal(3)),
                        Numbers.plain(row.getBigDecimal(4)),
                        Optional.ofNullable(row.getObject(5, LocalDate.class))));
        return lacking.stream().sorted(Comparator.comparing(Shortage::shelf)).toList();
    }

    /** What lacked, for when the change is asked for again. */
    static void keep(Connection connection, String change, List<Shortage> lacking) throws SQLException {
        Rows.batch(
                connection,
                "insert into stock_shortage (change, sku, location, wanted, free, expected) values (?, ?, ?, ?, ?, ?)",
                lacking,
                (arguments, one) -> arguments
                        .add(change)
                        .add(one.shelf())
                        .add(SqlType.DECIMAL, one.wanted())
                        .add(SqlType.DECIMAL, one.free())
                        .addIfAny(SqlType.DATE, one.expected()));
    }

    static List<StockEntry> movements(Connection connection, Shelf shelf, long after, int atMost) throws SQLException {
        return Rows.all(
                connection,
                "select sku, location, kind, quantity, number, on_hand, reserved, order_id, document, version, change"
                        + " from stock_move where sku = ? and location = ? and number > ? order by number limit ?",
                arguments -> arguments.add(shelf).add(after).add(atMost),
                Ledger::entry);
    }

    private static StockEntry entry(ResultSet row) throws SQLException {
        Optional<Holder> holder = row.getString(8) == null ? Optional.empty() : Optional.of(holder(row, 8));
        String change = row.getString(11);
        return new StockEntry(
                row.getLong(5),
                change == null ? row.getString(8) + "@" + row.getLong(10) : change,
                holder,
                move(row, 1),
                Numbers.plain(row.getBigDecimal(6)),
                Numbers.plain(row.getBigDecimal(7)));
    }

    static List<Kept> kept(Connection connection, Shelf shelf) throws SQLException {
        return Rows.all(
                connection,
                "select order_id, document, " + KEPT + " from stock_move where sku = ? and location = ?"
                        + " and kind in ('RESERVE', 'RELEASE', 'ISSUE') group by order_id, document"
                        + " having " + KEPT + " > 0 order by min(number)",
                arguments -> arguments.add(shelf),
                row -> new Kept(holder(row, 1), new Quantity(row.getBigDecimal(3))));
    }

    /** From this column on. */
    static StockMove move(ResultSet row, int from) throws SQLException {
        return new StockMove(
                Tables.MOVE_KIND.decode().apply(row.getString(from + 2)),
                shelf(row, from),
                new Quantity(row.getBigDecimal(from + 3)));
    }

    static Shelf shelf(ResultSet row, int from) throws SQLException {
        return new Shelf(row.getString(from), LocationId.of(row.getString(from + 1)));
    }

    private static Holder holder(ResultSet row, int from) throws SQLException {
        return new Holder(OrderId.of(row.getString(from)), DocumentNo.parse(row.getString(from + 1)));
    }
}
