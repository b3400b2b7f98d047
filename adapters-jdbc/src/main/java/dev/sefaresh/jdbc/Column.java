package dev.sefaresh.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param expression what a load selects: usually just the column
 * @param cell what a row has in it, ready for JDBC
 * @param <T> the rows
 */
record Column<T>(String name, Kind kind, boolean optional, String expression, Getter<T, Object> cell) {
    /** What something has, if it has it. */
    interface Getter<T, V> {
        @Nullable
        V of(T row);
    }

    static <T> Column<T> of(String name, Kind kind, boolean optional, Getter<T, Object> cell) {
        return new Column<>(name, kind, optional, "t." + name, cell);
    }

    /** The same column of rows that hold such a row; where they hold none it is empty. */
    <S> Column<S> within(Getter<S, T> part) {
        return new Column<>(name, kind, optional, expression, row -> {
            T inner = part.of(row);
            return inner == null ? null : cell.of(inner);
        });
    }

    /** The same column, not filled in every row. */
    Column<T> orEmpty() {
        return new Column<>(name, kind, true, expression, cell);
    }

    /** The same column, which a load takes from elsewhere if it is filled there. */
    Column<T> orRather(String elsewhere) {
        return new Column<>(name, kind, optional, "coalesce(" + elsewhere + ", " + expression + ")", cell);
    }
}
