package dev.sefaresh.quickstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all tables of a database hold, but for what no two runs have in common. */
final class Contents {
    /** What is made by chance or by the wall clock. */
    private static final Map<String, String> ASIDE = Map.of(
            "sefaresh_migration.applied_at", "when the tables were made",
            "invoice.salt", "drawn for each invoice",
            "register.digest", "of an invoice with its salt",
            "register.head", "of all digests so far",
            "series.head", "of all digests so far");

    /** The answer to a task is named after the try, and whoever takes over tries once more. */
    private static final Set<String> NAMED_AFTER_TRY = Set.of("command.id", "event.command");

    private static final int AT_MOST = 30;

    /** Rows by their primary key, values by their column. */
    private final Map<String, Map<String, Map<String, String>>> tables = new TreeMap<>();

    private Contents() {}

    static Contents of(String url) throws SQLException {
        Contents contents = new Contents();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : tables(connection)) {
                contents.read(connection, table);
            }
        }
        return contents;
    }

    Collection<Map<String, String>> rows(String table) {
        return tables.get(table).values();
    }

    /** Where this differs from what was expected, in words: which table, which row, which column; the first of them. */
    List<String> differences(Contents expected) {
        List<String> differences = new ArrayList<>();
        for (String table : all(tables, expected.tables)) {
            Map<String, Map<String, String>> rows = tables.getOrDefault(table, Map.of());
            Map<String, Map<String, String>> others = expected.tables.getOrDefault(table, Map.of());
            for (String key : all(rows, others)) {
                compare(table + " " + key, rows.get(key), others.get(key), differences);
            }
        }
        int more = differences.size() - AT_MOST;
        return more <= 0
                ? differences
                : Stream.concat(differences.stream().limit(AT_MOST), Stream.of("and " + more + " more"))
                        .toList();
    }

    private static void compare(
            String row, Map<String, String> found, Map<String, String> expected, List<String> differences) {
        if (found == null || expected == null) {
            differences.add(found == null ? row + " is missing: " + expected : row + " is too much: " + found);
            return;
        }
        for (String column : all(found, expected)) {
            String value = found.get(column);
            if (!String.valueOf(value).equals(String.valueOf(expected.get(column)))) {
                differences.add(row + ": " + column + " is " + value + ", not " + expected.get(column));
            }
        }
    }

    private static Set<String> all(Map<String, ?> some, Map<String, ?> others) {
        Set<String> all = new TreeSet<>(some.keySet());
        all.addAll(others.keySet());
        return all;
    }

    private void read(Connection connection, String table) throws SQLException {
        Collection<String> key = key(connection, table);
        String name = table.toLowerCase(Locale.ROOT);
        Map<String, Map<String, String>> rows = tables.computeIfAbsent(name, any -> new TreeMap<>());
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select * from " + table)) {
            while (results.next()) {
                Map<String, String> row = row(name, results);
                String id = key.stream().map(row::get).collect(Collectors.joining(" "));
                while (rows.putIfAbsent(id, row) != null) {
                    id += " once more";
                }
            }
        }
    }

    private static Map<String, String> row(String table, ResultSet results) throws SQLException {
        Map<String, String> row = new TreeMap<>();
        ResultSetMetaData columns = results.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnName(i).toLowerCase(Locale.ROOT);
            String place = table + "." + column;
            if (!ASIDE.containsKey(place)) {
                String value = String.valueOf(results.getString(i));
                row.put(column, NAMED_AFTER_TRY.contains(place) ? value.replaceFirst("#\\d+$", "") : value);
            }
        }
        return row;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet results = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (results.next()) {
                tables.add(results.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    /** The columns of the primary key, in its order. */
    private static Collection<String> key(Connection connection, String table) throws SQLException {
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet results = connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), table)) {
            while (results.next()) {
                key.put(
                        results.getInt("KEY_SEQ"),
                        results.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return key.values();
    }
}
