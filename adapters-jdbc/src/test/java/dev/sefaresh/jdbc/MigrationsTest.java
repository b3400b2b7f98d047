package dev.sefaresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.tck.Commits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@OnEveryEngine
class MigrationsTest {
    private final Engine engine;

    MigrationsTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void each_script_is_applied_once() {
        try (HikariDataSource database = engine.empty()) {
            assertThat(Migrations.apply(database)).isPositive();
            assertThat(Migrations.apply(database)).isZero();
        }
    }

    @Test
    void processes_that_start_at_once_apply_each_script_once() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (HikariDataSource database = engine.empty()) {
                AtomicInteger applied = new AtomicInteger();
                StoreTest.race(4, worker -> applied.addAndGet(Migrations.apply(database)));
                assertThat(applied.get()).isEqualTo(count(database));
                JdbcOrderStore.on(database).commit(Commits.birth("A").build());
            }
        }
    }

    @Test
    void a_script_that_was_changed_later_is_an_error() throws Exception {
        try (HikariDataSource database = engine.empty()) {
            Migrations.apply(database);
            execute(database, "update sefaresh_migration set checksum = 'another'");
            assertThatThrownBy(() -> Migrations.apply(database))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("migration V1")
                    .hasMessageContaining("another");
        }
    }

    @Test
    void a_newer_script_is_left_alone() throws Exception {
        try (HikariDataSource database = engine.empty()) {
            Migrations.apply(database);
            execute(database, "insert into sefaresh_migration (version, checksum) values (99, 'of the future')");
            assertThat(Migrations.apply(database)).isZero();
        }
    }

    /** A process that is killed while it migrates H2 leaves half of the tables. */
    @Test
    void what_broke_off_is_applied_again() throws Exception {
        try (HikariDataSource database = engine.empty()) {
            Migrations.apply(database);
            if (engine == Engine.H2) {
                execute(database, "drop table register");
                execute(database, "delete from sefaresh_migration");
                assertThat(Migrations.apply(database)).isPositive();
            }
            assertThat(JdbcInvoiceRegister.on(database).verify("I")).isZero();
        }
    }

    @Test
    void a_database_without_a_dialect_is_refused() {
        assertThatThrownBy(() -> Dialect.of(Wrapped.named(engine.database(), "Oracle")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Oracle");
    }

    private static void execute(HikariDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(HikariDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select count(*) from sefaresh_migration")) {
            results.next();
            return results.getInt(1);
        }
    }
}
