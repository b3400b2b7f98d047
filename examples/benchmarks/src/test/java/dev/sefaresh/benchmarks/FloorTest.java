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
import org.junit.jupiter.params.provider.CsvSource;

/** A floor that writes less than the engine would be too low, one that writes more would flatter. */
class FloorTest {
    /** Times, dice, and what is made of them. */
    private static final Set<String> DIFFERENT =
            Set.of("opened", "idle_since", "decided_at", "due_at", "ready_at", "digest", "salt", "head");

    /** What a database has in each table, and what was written to get there. */
    private record Left(Map<String, List<String>> rows, Map<String, String> writes) {}

    @ParameterizedTest
    @CsvSource({"PLAIN, false", "PLAIN, true", "PIPELINED, false", "PIPELINED, true"})
    void the_floor_writes_what_the_engine_writes(Transport transport, boolean returns) throws Exception {
        Left engine = afterwards(database -> new Engine(database, false, returns));
        Left floor = afterwards(database -> Floor.on(database, transport, returns));
        assertThat(floor.rows()).isEqualTo(engine.rows());
        assertThat(floor.writes()).isEqualTo(engine.writes());
        int back = returns ? 2 : 0;
        assertThat(engine.rows().get("sales_order")).hasSize(2);
        assertThat(engine.rows().get("invoice_line")).hasSize(3 + 5 + back);
        assertThat(engine.rows().get("register")).hasSize(2 + back);
        assertThat(engine.rows().get("goods_return")).hasSize(back);
        assertThat(engine.rows().get("operation")).hasSize(2 + back);
        assertThat(engine.rows().get("task")).isEmpty();
        int owed = 4 + 2 * back;
        assertThat(engine.writes().get("task")).isEqualTo("inserted " + owed + " updated 0 deleted " + owed);
    }

    private interface Making {
        Peer on(DataSource database) throws SQLException;
    }

    private static Left afterwards(Making making) throws Exception {
        try (Database database = Database.at(Server.database());
                HikariDataSource pool = database.pool(1)) {
            database.furnish(pool);
            watch(pool);
            Peer peer = making.on(pool);
            SplittableRandom random = new SplittableRandom(7);
            peer.lifecycle("first", Assortment.basket(random, 3));
            peer.lifecycle("second", Assortment.basket(random, 5));
            return left(pool);
        }
    }

    /** Has every row that is written on the way kept in one more table: what comes right in the end may have been wrong before. */
    private static void watch(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table trail (written text)");
            statement.execute("""
                    create function trail() returns trigger language plpgsql as $$ begin
                        insert into trail values (concat_ws(' ', tg_op, tg_table_name, to_jsonb(coalesce(new, old)) - '{%s}'::text[]));
                        return null;
                    end $$""".formatted(String.join(",", DIFFERENT)));
            statement.execute("""
                    do $$ declare written text; begin
                        for written in select relname from pg_stat_user_tables where relname <> 'trail' loop
                            execute format('create trigger trail after insert or update or delete on %I'
                                ' for each row execute function trail()', written);
                        end loop;
                    end $$""");
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
