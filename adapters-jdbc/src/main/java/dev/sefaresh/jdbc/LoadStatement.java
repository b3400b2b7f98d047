package dev.sefaresh.jdbc;

import static java.util.stream.Collectors.joining;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Loaded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file in one statement, so in one round trip and one snapshot, on every database. Each row says its part, its owner and its
 * number, and has its columns packed into one array: slots for every column of every table would be null in most rows, and cost
 * more than what is read. The asking command comes first, the file's own row last. Thread-safe.
 */
final class LoadStatement {
    private static final int PACKED = 4;

    private final List<Table<?>> tables = Stream.concat(
                    Stream.concat(
                            Stream.of(Tables.COMMAND), Tables.PARTS.stream().map(Tables.Part::table)),
                    Stream.of(Tables.FILE))
            .toList();
    private final String text;

    LoadStatement(String textType) {
        text = IntStream.range(0, tables.size())
                .mapToObj(part -> select(part, textType))
                .collect(joining("\nunion all ", "", "\norder by 1, 2, 3"));
    }

    String text() {
        return text;
    }

    Optional<Loaded> load(Connection connection, OrderId id, CommandId asking) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Arguments arguments =
                    new Arguments(connection, statement).add(id.text()).add(asking.text());
            for (int part = 1; part < tables.size(); part++) {
                arguments.add(id.text());
            }
            try (ResultSet results = statement.executeQuery()) {
                return read(results);
            } catch (IllegalArgumentException unreadable) {
                throw StoreFailed.unreadable("loading order " + id, unreadable);
            }
        }
    }

    private Optional<Loaded> read(ResultSet results) throws SQLException {
        Parts parts = new Parts();
        while (results.next()) {
            read(tables.get(results.getInt(1)), results, parts);
        }
        List<OrderFile> file = parts.of(Tables.FILE, 0);
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new Loaded(
                        file.get(0), parts.of(Tables.COMMAND, 0).stream().findFirst()));
    }

    private static <T> void read(Table<T> table, ResultSet results, Parts parts) throws SQLException {
        Row row = new Row(results.getInt(2), results.getInt(3), results, PACKED, parts);
        parts.add(table, row.owner, table.read(row));
    }

    private String select(int part, String textType) {
        Table<?> table = tables.get(part);
        boolean numbered = table.keys.contains("number");
        return "select " + part
                + (table.isOwned() ? ", t." + table.keys.get(0) : ", 0")
                + (numbered ? ", t.number, " : ", 0, ")
                + table.packed(textType)
                + " from " + table.from
                + " where t." + table.orderId() + " = ?"
                + (table.isRoot() || numbered ? "" : " and t." + table.keys.get(0) + " = ?");
    }
}
