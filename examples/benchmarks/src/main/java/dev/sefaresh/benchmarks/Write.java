package dev.sefaresh.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** A statement, and the rows that it is run for: one or more, each with its parameters. */
record Write(String text, List<List<Object>> rows) {
    static Write of(String text, Object... parameters) {
        return new Write(text, List.of(List.of(parameters)));
    }

    static Write each(String text, Collection<List<Object>> rows) {
        return new Write(text, List.copyOf(rows));
    }

    /** Sets one row's parameters, the first at this place; answers the place after the last. */
    static int give(PreparedStatement statement, int at, List<Object> row) throws SQLException {
        int next = at;
        for (Object parameter : row) {
            statement.setObject(next++, parameter);
        }
        return next;
    }
}
