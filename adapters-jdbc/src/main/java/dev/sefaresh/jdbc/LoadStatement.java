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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file in one statement, so in one round trip and one snapshot, on every database. Each table lays its columns into slots of
 * their kinds, and what it does not use is null. Before the slots stand the part, the owner and the number. The asking command
 * comes first, the file's own row last. Thread-safe.
 */
final class LoadStatement {
    private static final int FIRST_SLOT = 4;

    private final List<Table<?>> tables = Stream.concat(
                    Stream.concat(
                            Stream.of(Tables.COMMAND), Tables.PARTS.stream().map(Tables.Part::table)),
                    Stream.of(Tables.FILE))
            .toList();
    private final List<Kind> slots = new ArrayList<>();
    private final List<int[]> laid = tables.stream().map(this::lay).toList();
    private final String text;

    LoadStatement(Function<Kind, String> typeName) {
        // The first branch says what type each slot has; casts in the others are only work for the planner.
        List<String> typed = slots.stream()
                .map(kind -> "cast(null as " + typeName.apply(kind) + ")")
                .toList();
        List<String> untyped = Collections.nCopies(slots.size(), "null");
        text = IntStream.range(0, tables.size())
                .mapToObj(part -> select(part, part == 0 ? typed : untyped))
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
            int part = results.getInt(1);
            read(tables.get(part), laid.get(part), results, parts);
        }
        List<OrderFile> file = parts.of(Tables.FILE, 0);
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new Loaded(
                        file.get(0), parts.of(Tables.COMMAND, 0).stream().findFirst()));
    }

    private static <T> void read(Table<T> table, int[] slots, ResultSet results, Parts parts) throws SQLException {
        Row row = new Row(results.getInt(2), results.getInt(3), results, parts, slots);
        parts.add(table, row.owner, table.read(row));
    }

    /** The first free slot of its kind for each column. */
    private int[] lay(Table<?> table) {
        List<@Nullable Kind> free = new ArrayList<>(slots);
        return table.columns.stream()
                .mapToInt(column -> {
                    int slot = free.indexOf(column.kind());
                    if (slot < 0) {
                        slot = slots.size();
                        slots.add(column.kind());
                        free.add(column.kind());
                    }
                    free.set(slot, null);
                    return slot + FIRST_SLOT;
                })
                .toArray();
    }

    private String select(int part, List<String> empty) {
        Table<?> table = tables.get(part);
        List<String> cells = new ArrayList<>(empty);
        for (int i = 0; i < table.columns.size(); i++) {
            cells.set(laid.get(part)[i] - FIRST_SLOT, table.columns.get(i).expression());
        }
        boolean numbered = table.keys.contains("number");
        return "select " + part
                + (table.isOwned() ? ", t." + table.keys.get(0) : ", 0")
                + (numbered ? ", t.number, " : ", 0, ")
                + String.join(", ", cells)
                + " from " + table.from
                + " where t." + table.orderId() + " = ?"
                + (table.isRoot() || numbered ? "" : " and t." + table.keys.get(0) + " = ?");
    }
}
