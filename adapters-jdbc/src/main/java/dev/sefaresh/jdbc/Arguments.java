package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.port.Delta;
import dev.sefaresh.spi.port.Shelf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement from left to right. For one thread. */
final class Arguments {
    private final Connection connection;
    private final PreparedStatement statement;
    private int next = 1;

    Arguments(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    Arguments add(String value) throws SQLException {
        return add(SqlType.TEXT, value);
    }

    Arguments add(long value) throws SQLException {
        statement.setLong(next++, value);
        return this;
    }

    /** The two columns that tell a shelf. */
    Arguments add(Shelf shelf) throws SQLException {
        return add(shelf.sku()).add(shelf.location().text());
    }

    /** The three columns that tell a task. */
    Arguments add(TaskId task) throws SQLException {
        return add(task.order().text()).add(SqlType.DOCUMENT, task.document()).add(Tables.TASK_KIND, task.kind());
    }

    /** A value that is ready for JDBC. */
    Arguments add(Kind kind, @Nullable Object value) throws SQLException {
        kind.set(statement, next++, value);
        return this;
    }

    <V> Arguments add(SqlType<V> type, V value) throws SQLException {
        return add(type.kind(), type.encode().apply(value));
    }

    <V> Arguments addIfAny(SqlType<V> type, Optional<V> value) throws SQLException {
        return add(type.kind(), value.map(type.encode()).orElse(null));
    }

    /** The numbers that tell a row. */
    Arguments addKey(Table<?> table, Delta.Row<?> row) throws SQLException {
        if (table.isOwned()) {
            statement.setInt(next++, row.owner());
        }
        statement.setInt(next++, row.number());
        return this;
    }

    /** What else the row has. */
    <T> Arguments addRow(Table<T> table, T row) throws SQLException {
        return addCells(table, table.columns, row);
    }

    /** What the row has in these columns. */
    <T> Arguments addCells(Table<T> table, List<Column<T>> columns, T row) throws SQLException {
        for (Column<T> column : columns) {
            add(column.kind(), table.value(column, row));
        }
        return this;
    }

    /** A column of the rows, as one array. */
    <T, V> Arguments addAll(SqlType<V> type, List<T> rows, Column.Getter<T, V> get) throws SQLException {
        @Nullable Object[] values = type.kind().room().apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            V value = get.of(rows.get(i));
            values[i] = value == null ? null : type.encode().apply(value);
        }
        return array(type.kind(), values);
    }

    /** The numbers that tell the rows, one array each. */
    Arguments addKeys(Table<?> table, List<? extends Delta.Row<?>> rows) throws SQLException {
        if (table.isOwned()) {
            addAll(SqlType.INT, rows, Delta.Row::owner);
        }
        return addAll(SqlType.INT, rows, Delta.Row::number);
    }

    /** What the rows have in these columns, one array each. */
    <T> Arguments addColumns(Table<T> table, List<Column<T>> columns, List<Delta.Row<T>> rows) throws SQLException {
        for (Column<T> column : columns) {
            @Nullable Object[] values = column.kind().room().apply(rows.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = table.value(column, rows.get(i).value());
            }
            array(column.kind(), values);
        }
        return this;
    }

    /** Runs the statement; answers how many rows it changed. */
    int run() throws SQLException {
        return statement.executeUpdate();
    }

    private Arguments array(Kind kind, @Nullable Object[] values) throws SQLException {
        statement.setArray(next++, connection.createArrayOf(kind.postgres(), values));
        return this;
    }
}
