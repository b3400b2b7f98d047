package dev.sefaresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MappingTest extends StoreTest {
    MappingTest(Engine engine) {
        super(engine);
    }

    /** Order of the columns, their types, whether they may be empty, and the primary key. */
    @Test
    void the_mapping_is_the_migrations() throws Exception {
        List<Table<?>> tables = new ArrayList<>(List.of(Tables.HEAD, Tables.EVENT, Tables.COMMAND));
        Tables.PARTS.forEach(part -> tables.add(part.table()));
        try (Connection connection = database.getConnection()) {
            for (Table<?> table : tables) {
                List<String> mapped = new ArrayList<>();
                table.key().forEach(key -> mapped.add(key + " key"));
                table.columns.forEach(column -> mapped.add(column.name()
                        + (isKey(table, column)
                                ? " key"
                                : " " + column.kind().postgres() + (column.optional() ? "?" : ""))));
                assertThat(catalog(connection.getMetaData(), table))
                        .as(table.name)
                        .isEqualTo(mapped);
            }
        }
    }

    /** Events are numbered within a version. */
    private static boolean isKey(Table<?> table, Column<?> column) {
        return table.name.equals("event") && column.name().equals("version");
    }

    private List<String> catalog(DatabaseMetaData catalog, Table<?> table) throws SQLException {
        Map<String, Kind> kinds = table.columns.stream().collect(Collectors.toMap(Column::name, Column::kind));
        String name = engine == Engine.H2 ? table.name.toUpperCase(Locale.ROOT) : table.name;
        String schema = engine == Engine.H2 ? "PUBLIC" : "public";
        Set<String> keys = new HashSet<>();
        try (ResultSet results = catalog.getPrimaryKeys(null, schema, name)) {
            while (results.next()) {
                keys.add(results.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        List<String> found = new ArrayList<>();
        try (ResultSet results = catalog.getColumns(null, schema, name, null)) {
            while (results.next()) {
                String column = results.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                int type = results.getInt("DATA_TYPE");
                String kind = Optional.ofNullable(kinds.get(column))
                        .filter(mapped -> mapped.catalog().contains(type))
                        .map(Kind::postgres)
                        .orElse(results.getString("TYPE_NAME"));
                found.add(column
                        + (keys.contains(column)
                                ? " key"
                                : " " + kind + (results.getString("IS_NULLABLE").equals("YES") ? "?" : "")));
            }
        }
        return found;
    }

    @Test
    void statements_derive_from_the_mapping() {
        Stream<Function<Table<?>, String>> statements =
                Stream.of(table -> table.insert, table -> table.update, table -> table.delete);
        assertThat(statements.map(statement -> statement.apply(Tables.OPERATION)))
                .containsExactly(
                        "insert into operation (order_id, payment, number, kind, state, currency, amount, moved_currency,"
                                + " moved, follows, reference, expires, action_kind, action)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "update operation set kind = ?, state = ?, currency = ?, amount = ?, moved_currency = ?, moved = ?,"
                                + " follows = ?, reference = ?, expires = ?, action_kind = ?, action = ?"
                                + " where order_id = ? and payment = ? and number = ?",
                        "delete from operation where order_id = ? and payment = ? and number = ?");
    }
}
