package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.Page;
import dev.sefaresh.spi.port.Page.Cursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rows of one table, of many orders or over time. Thread-safe. */
final class ListStatements {
    private final Map<Shape, String> texts = new ConcurrentHashMap<>();
    private final String textType;
    private final String timeline;

    private record Shape(Listing listing, boolean ofCustomer, boolean writtenTo, boolean deep) {
        static Shape of(OrderQuery query) {
            return new Shape(
                    query.listing(),
                    query.customer().isPresent(),
                    query.email().isPresent(),
                    query.after().isPresent());
        }

        String text() {
            boolean oldestFirst = listing.isOldestFirst();
            return condition(listing)
                    + (ofCustomer ? " and t.buyer_customer = ?" : "")
                    + (writtenTo ? " and t.buyer_email = ?" : "")
                    + (deep ? oldestFirst ? AFTER.replace('<', '>') : AFTER : "")
                    + (oldestFirst ? " order by t.opened, t.id" : " order by t.opened desc, t.id desc");
        }
    }

    ListStatements(String textType) {
        this.textType = textType;
        this.timeline = select(Tables.EVENT) + " where t.order_id = ? order by t.version, t.number";
    }

    /** The first condition alone says the same, but only in the tongue of indexes do all databases understand the second. */
    private static final String AFTER = " and t.opened <= ? and (t.opened, t.id) < (?, ?)";

    /** Asks for one row more, which tells whether there is a next page. */
    Page<OrderSummary> page(Connection connection, OrderQuery query) throws SQLException {
        Optional<Cursor> after = query.after();
        try (PreparedStatement statement = connection.prepareStatement(text(query))) {
            Arguments arguments = new Arguments(connection, statement);
            if (query.customer().isPresent()) {
                arguments.add(SqlType.TEXT, query.customer().get());
            }
            if (query.email().isPresent()) {
                arguments.add(SqlType.TEXT, query.email().get());
            }
            if (after.isPresent()) {
                arguments
                        .add(SqlType.INSTANT, after.get().opened())
                        .add(SqlType.INSTANT, after.get().opened())
                        .add(after.get().order().text());
            }
            arguments.add(query.atMost() + 1);
            List<OrderSummary> rows = rows(statement, Tables.SUMMARY);
            if (rows.size() <= query.atMost()) {
                return new Page<>(rows, Optional.empty());
            }
            OrderSummary last = rows.get(query.atMost() - 1);
            return new Page<>(
                    List.copyOf(rows.subList(0, query.atMost())), Optional.of(new Cursor(last.opened(), last.order())));
        }
    }

    List<Event> timeline(Connection connection, OrderId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(timeline)) {
            new Arguments(connection, statement).add(id.text());
            return rows(statement, Tables.EVENT);
        }
    }

    String text(OrderQuery query) {
        return texts.computeIfAbsent(
                Shape.of(query), shape -> select(Tables.SUMMARY) + " where " + shape.text() + " limit ?");
    }

    private static String condition(Listing listing) {
        return switch (listing) {
            case ALL -> "true";
            case CARTS -> "t.state = 'QUOTATION'";
            case UNPAID -> "t.unpaid";
            case TO_DELIVER -> "t.to_deliver";
            case TO_INVOICE -> "t.to_invoice";
            case DISCREPANT -> "t.discrepant";
            case REMINDED -> "t.reminded";
            case AWAITING_STOCK -> "t.awaits_stock";
        };
    }

    private String select(Table<?> table) {
        return "select " + table.packed(textType) + " from " + table.from;
    }

    private static <T> List<T> rows(PreparedStatement statement, Table<T> table) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                rows.add(table.read(new Row(0, 0, results, 1, new Parts())));
            }
        } catch (IllegalArgumentException unreadable) {
            throw StoreFailed.unreadable("reading " + table.name, unreadable);
        }
        return rows;
    }
}
