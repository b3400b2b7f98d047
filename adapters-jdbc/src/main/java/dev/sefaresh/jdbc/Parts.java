package dev.sefaresh.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows already read, by table and by the document that they are lines of. Lines are read before their documents. For one thread. */
final class Parts {
    private final Map<Table<?>, Map<Integer, List<Object>>> rows = new HashMap<>();

    <T> void add(Table<T> table, int owner, T row) {
        rows.computeIfAbsent(table, unseen -> new HashMap<>())
                .computeIfAbsent(owner, unseen -> new ArrayList<>())
                .add(row);
    }

    @SuppressWarnings("unchecked") // add put T under Table<T>
    <T> List<T> of(Table<T> table, int owner) {
        return (List<T>) rows.getOrDefault(table, Map.of()).getOrDefault(owner, List.of());
    }
}
