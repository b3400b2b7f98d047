package dev.sefaresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
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
                        .isThrownBy(() -> JdbcOrderStore.on(pool))
                        .withMessageContaining("run at " + level.replace('_', ' '));
            }
        }
    }

    /** Even so nothing is promised twice, but somebody fails who had only to wait. */
    @Test
    void above_read_committed_somebody_fails() throws Exception {
        try (HikariDataSource pool = at("TRANSACTION_REPEATABLE_READ")) {
            System.err.println(engine + " at REPEATABLE READ: " + failures(pool));
        }
        try (HikariDataSource pool = at("TRANSACTION_READ_UNCOMMITTED")) {
            System.err.println(engine + " at READ UNCOMMITTED: " + failures(pool));
        }
        try (HikariDataSource pool = at("TRANSACTION_SERIALIZABLE")) {
            System.err.println(engine + " at SERIALIZABLE: " + failures(pool));
        }
    }

    private String failures(DataSource pool) throws Exception {
        JdbcStock strict = JdbcStock.on(pool, HostTransaction.none(), Dialect.of(database));
        Shelf shelf = Shelf.of(pool.toString());
        stock.move(StockChange.receive("R" + pool, shelf, Quantity.of(100)));
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger reserved = new AtomicInteger();
        java.util.concurrent.ConcurrentHashMap<String, Integer> states = new java.util.concurrent.ConcurrentHashMap<>();
        race(WORKERS, worker -> {
            for (int i = 0; i < 25; i++) {
                String id = pool + " " + worker + "-" + i;
                try {
                    StockAnswer answer =
                            strict.move(StockChange.of(id, new StockMove(StockMove.Kind.RESERVE, shelf, Quantity.of(1)))
                                    .heldFor(OrderId.of(worker + "-" + i), DocumentNo.delivery(1)));
                    reserved.addAndGet(answer.moved().size());
                } catch (StoreFailed e) {
                    failed.incrementAndGet();
                    states.merge(e.sqlState().orElse("none"), 1, Integer::sum);
                }
            }
        });
        return failed + " failed " + states + ", " + reserved + " reserved, " + stock.levels(Set.of(shelf.sku()));
    }

    private HikariDataSource at(String level) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl());
        config.setMaximumPoolSize(WORKERS);
        config.setTransactionIsolation(level);
        return new HikariDataSource(config);
    }
}
