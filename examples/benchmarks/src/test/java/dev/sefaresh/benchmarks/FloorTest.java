package dev.sefaresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A floor that writes less than the engine would be too low, one that writes more would flatter. */
class FloorTest {
    /** Times, dice, and what is made of them. */
    private static final Set<String> DIFFERENT =
            Set.of("opened", "idle_since", "decided_at", "due_at", "ready_at", "digest", "salt", "head");

    /** What a database has in each table, and what was written to get there. */
    private record Left(Map<String, List<String>> rows, Map<String, String> writes) {}

    @ParameterizedTest
    @EnumSource
    void the_floor_writes_what_the_engine_writes(Transport transport) throws Exception {
        Left engine = afterwards(database -> new Engine(database, false));
        Left floor = afterwards(database -> Floor.on(database, transport));
        assertThat(floor.rows()).isEqualTo(engine.rows());
        assertThat(floor.writes()).isEqualTo(engine.writes());
        assertThat(engine.rows().get("sales_order")).hasSize(2);
        assertThat(engine.rows().get("invoice_line")).hasSize(3 + 5);
        assertThat(engine.rows().get("register")).hasSize(2);
        assertThat(engine.rows().get("task")).isEmpty();
        assertThat(engine.writes().get("task")).isEqualTo("inserted 4 updated 0 deleted 4");
    }

    private static Left afterwards(ClosedLoop.Making making) throws Exception {
        try (Database database = Database.at(Server.database());
                HikariDataSource pool = database.pool(1)) {
            database.furnish(pool);
            Peer peer = making.on(pool);
            SplittableRandom random = new SplittableRandom(7);
            peer.lifecycle("first", Assortment.basket(random, 3));
            peer.lifecycle("second", Assortment.basket(random, 5));
            return left(pool);
        }
    }

    private static Left left(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
            Map<String, String> writes = new TreeMap<>();
            try (ResultSet tables = statement.executeQuery(
                    "select relname, 'inserted ' || n_tup_ins || ' updated ' || n_tup_upd || ' deleted ' || n_tup_del"
                            + " from pg_stat_user_tables where relname <> 'sefaresh_migration'")) {
                while (tables.next()) {
                    writes.put(tables.getString(1), tables.getString(2));
                }
            }
            Map<String, List<String>> rows = new TreeMap<>();
            for (String table : new TreeSet<>(writes.keySet())) {
                rows.put(table, rows(statement, table));
            }
            return new Left(rows, writes);
        }
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new java.util.ArrayList<>();
        try (ResultSet results = statement.executeQuery("select * from " + table)) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    String name = results.getMetaData().getColumnName(i);
                    row.append(DIFFERENT.contains(name) ? "" : name + "=" + results.getString(i) + " ");
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }
}
