package dev.sefaresh.jdbc;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of row and the table that holds it, as data: from the columns every statement derives. The first columns are the same
 * everywhere: the order, the owner where this is a line of something, the number. Immutable and thread-safe.
 *
 * @param <T> the rows
 */
final class Table<T> {
    final String name;

    /** The columns that, after the order's id, tell a row: none, {@code number}, or such as {@code payment, number}. */
    final List<String> keys;

    final List<Column<T>> columns;

    /** What a load reads from: usually just the table, as {@code t}. */
    final String from;

    /** Sets the key's parameters after the row's own. */
    final String update;

    final String insert;
    final String delete;
    private final Reader<T> reader;

    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    Table(String name, List<String> keys, List<Column<T>> columns, String join, Reader<T> reader) {
        this.name = name;
        this.keys = List.copyOf(keys);
        this.columns = List.copyOf(columns);
        this.from = name + " t" + join;
        this.reader = reader;
        List<String> all = Stream.concat(key().stream(), columns.stream().map(Column::name))
                .distinct()
                .toList();
        String same = key().stream().map(key -> key + " = ?").collect(joining(" and "));
        this.insert = "insert into " + name + " (" + String.join(", ", all) + ") values ("
                + all.stream().map(column -> "?").collect(joining(", ")) + ")";
        this.update = "update " + name + " set "
                + columns.stream().map(column -> column.name() + " = ?").collect(joining(", ")) + " where " + same;
        this.delete = "delete from " + name + " where " + same;
    }

    T read(Row row) throws SQLException {
        return reader.read(row);
    }

    /** Whether this is the order's own row. */
    boolean isRoot() {
        return keys.isEmpty();
    }

    /** Whether its rows are lines of some document. */
    boolean isOwned() {
        return keys.size() > 1;
    }

    /** The name of the column that holds the order's id. */
    String orderId() {
        return isRoot() ? "id" : "order_id";
    }

    /** All columns that tell a row. */
    List<String> key() {
        return Stream.concat(Stream.of(orderId()), keys.stream()).toList();
    }

    /** What a row has in a column, ready for JDBC; a value that cannot be stored is refused in the column's name. */
    @Nullable
    Object value(Column<T> column, T row) {
        try {
            return column.cell().of(row);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(name + "." + column.name() + " " + refused.getMessage(), refused);
        }
    }

    /** Its columns as a load selects them: one array of texts, see {@link Row}. */
    String packed(String text) {
        return columns.stream()
                .map(column -> column.kind().asText(column.expression(), text))
                .collect(joining(", ", "array[", "]"));
    }

    String columnNames() {
        return columns.stream().map(Column::name).collect(joining(", "));
    }
}
