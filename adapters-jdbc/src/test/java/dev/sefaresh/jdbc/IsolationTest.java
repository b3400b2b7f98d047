package dev.sefaresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which levels of isolation are refused, and what would happen at them. */
class IsolationTest extends StoreTest {

    IsolationTest(Engine engine) {
        super(engine);
    }

    @Test
    void read_committed_will_do() {
        try (HikariDataSource pool = at("TRANSACTION_READ_COMMITTED")) {
            assertThat(JdbcStock.on(pool)).isNotNull();
            assertThat(JdbcOrderStore.on(pool)).isNotNull();
        }
    }

    @Test
    void whatever_is_not_read_committed_is_refused() {
        for (String level : List.of("REPEATABLE_READ", "SERIALIZABLE", "READ_UNCOMMITTED")) {
            try (HikariDataSource pool = at("TRANSACTION_" + level)) {
                if (engine == Engine.POSTGRESQL && level.equals("READ_UNCOMMITTED")) {
                    assertThat(JdbcStock.on(pool)).as("it is READ COMMITTED").isNotNull();
                    continue;
                }
                assertThatIllegalStateException()
                        .isThrownBy(() -> JdbcStock.on(pool))
                        .withMessageContaining("run at " + level.replace('_', ' '))
                        .withMessageContaining("set READ COMMITTED");
                assertThatIllegalStateException()
                        .isThrownBy(() -> JdbcTemplates.on(pool))
                        .withMessageContaining("run at " + level.replace('_', ' '));
                assertThatIllegalStateException()
                        .isThrownBy(() -> JdbcOrderStore.on(pool))
                        .withMessageContaining("run at " + level.replace('_', ' '));
            }
        }
    }

    /** It looked before another took one; it need not have waited, and fails all the same. */
    @Test
    @SuppressWarnings("try") // closing is all that is left to do
    void above_read_committed_whoever_comes_second_fails() throws Exception {
        stock.receive("R", "S", Quantity.of(5));
        for (String level : List.of("REPEATABLE_READ", "SERIALIZABLE")) {
            PlainTransactions transactions = new PlainTransactions();
            try (HikariDataSource pool = at("TRANSACTION_" + level);
                    Connection connection = pool.getConnection();
                    PlainTransactions.Transaction transaction = transactions.begin(connection)) {
                JdbcStock strict = JdbcStock.on(pool, transactions, Dialect.of(database));
                assertThat(strict.levels(Set.of("S"))).hasSize(1);
                stock.move(reserve("first at " + level, Shelf.of("S")));
                assertThatThrownBy(() -> strict.move(reserve("second at " + level, Shelf.of("S"))))
                        .isInstanceOfSatisfying(
                                StoreFailed.class,
                                failed -> assertThat(failed.sqlState()).contains("40001"));
            }
        }
    }

    /** A change that never was is answered as if it had been: its pieces are not kept for anybody. */
    @Test
    @SuppressWarnings("try") // closing rolls it back
    void below_read_committed_what_is_rolled_back_is_believed() throws Exception {
        assumeThat(engine).isEqualTo(Engine.H2);
        stock.receive("R", "S", Quantity.of(5));
        stock.receive("R", "T", Quantity.of(5));
        PlainTransactions transactions = new PlainTransactions();
        try (HikariDataSource pool = at("TRANSACTION_READ_UNCOMMITTED");
                Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            JdbcStock.on(database, transactions).move(reserve("X", Shelf.of("S")));
            JdbcStock lax = JdbcStock.on(pool, HostTransaction.none(), Dialect.H2);
            assertThat(lax.move(reserve("X", Shelf.of("T"))).moved()).hasSize(1);
        }
        assertThat(number("select sum(reserved) from stock")).isZero();
    }

    private static StockChange reserve(String id, Shelf shelf) {
        return StockChange.of(id, new StockMove(StockMove.Kind.RESERVE, shelf, Quantity.of(1)))
                .heldFor(OrderId.of(id), DocumentNo.delivery(1));
    }

    private HikariDataSource at(String level) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl());
        config.setMaximumPoolSize(WORKERS);
        config.setTransactionIsolation(level);
        return new HikariDataSource(config);
    }
}
