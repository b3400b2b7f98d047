package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.tck.Specimens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class FailureTest extends StoreTest {
    FailureTest(Engine engine) {
        super(engine);
    }

    @Test
    void a_failure_names_the_order_and_the_state() {
        receive("S", "5");
        committed(birth("A").addMoves(reserve(1, "S", "1")));
        run("update stock set moves = 0"); // somebody has: the next number in the ledger is taken
        Map<String, Long> before = content();
        assertThatThrownBy(() -> committed(next(file("A"), "c2").addMoves(reserve(2, "S", "1"))))
                .as("a number twice")
                .isInstanceOfSatisfying(StoreFailed.class, failed -> {
                    assertThat(failed.sqlState()).contains("23505");
                    assertThat(failed.subject()).isEqualTo("committing order A version 2");
                })
                .hasMessageContaining("committing order A version 2 failed with SQLState 23505")
                .hasCauseInstanceOf(SQLException.class);
        assertThat(content()).as("all or nothing").isEqualTo(before);
    }

    @Test
    void a_failure_names_the_task() {
        Lease lease = new Lease(task("A", 1, TaskKind.LOOK_UP, 1, Specimens.NOON), 1);
        JdbcOrderStore broken = JdbcOrderStore.on(
                Wrapped.breaking(database, "prepareStatement"), HostTransaction.none(), Dialect.of(database));
        assertThatThrownBy(() -> broken.settle(lease))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("settling task A/P1.1/LOOK_UP")
                .hasMessageContaining("08006");
    }

    /** On PostgreSQL there is nothing to roll back. */
    @Test
    void a_rollback_that_fails_does_not_hide_why() {
        JdbcOrderStore broken = JdbcOrderStore.on(
                Wrapped.breaking(Wrapped.breaking(database, "prepareStatement"), "rollback"),
                HostTransaction.none(),
                Dialect.of(database));
        StoreFailed failed = catchThrowableOfType(
                StoreFailed.class, () -> broken.commit(birth("A").build()));
        assertThat(failed).hasMessageContaining("prepareStatement was lost");
        assertThat(failed.getCause().getSuppressed()).hasSize(engine == Engine.H2 ? 1 : 0);
    }

    /** Half a commit must not stay in a transaction that the host may still commit; PostgreSQL ends it by itself. */
    @Test
    void what_failed_in_the_hosts_transaction_is_not_half_done() throws Exception {
        receive("S", "5");
        committed(birth("A").addMoves(reserve(1, "S", "1")));
        run("update stock set moves = 0"); // somebody has: the next number in the ledger is taken
        Map<String, Long> before = content();
        PlainTransactions transactions = new PlainTransactions();
        JdbcOrderStore hosted = JdbcOrderStore.on(database, transactions);
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            assertThatThrownBy(() -> hosted.commit(
                            next(file("A"), "c2").addMoves(reserve(1, "S", "1")).build()))
                    .isInstanceOf(StoreFailed.class);
            transaction.commit();
        }
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void pools_whose_connections_begin_transactions_by_themselves_will_do() throws Exception {
        try (HikariDataSource pool = engine.empty(false)) {
            Migrations.apply(pool);
            JdbcOrderStore store = JdbcOrderStore.on(pool);
            assertThat(store.commit(birth("A").build())).isInstanceOf(Committed.class);
            assertThat(store.commit(next(Specimens.file("A"), "c2").build())).isInstanceOf(Committed.class);
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
            try (Connection other = DriverManager.getConnection(pool.getJdbcUrl())) {
                assertThat(JdbcOrderStore.on(new SingleConnectionDataSource(other, true))
                                .timeline(Specimens.file("A").id()))
                        .hasSize(2);
            }
        }
    }

    /** Under READ COMMITTED the second is told that it is stale; under stricter levels its host has to begin again. */
    @Test
    @SuppressWarnings("try") // closing is all that is left to do
    void stricter_hosts_are_told_to_repeat() throws Exception {
        assumeThat(engine).isEqualTo(Engine.POSTGRESQL);
        committed(birth("A"));
        PlainTransactions transactions = new PlainTransactions();
        JdbcOrderStore hosted = JdbcOrderStore.on(database, transactions);
        try (Connection connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (PlainTransactions.Transaction transaction = transactions.begin(connection)) {
                assertThat(hosted.timeline(Specimens.file("A").id())).hasSize(1);
                committed(next(Specimens.file("A"), "other"));
                assertThatThrownBy(() ->
                                hosted.commit(next(Specimens.file("A"), "mine").build()))
                        .isInstanceOfSatisfying(
                                StoreFailed.class,
                                failed -> assertThat(failed.sqlState()).contains("40001"));
            }
        }
    }
}
