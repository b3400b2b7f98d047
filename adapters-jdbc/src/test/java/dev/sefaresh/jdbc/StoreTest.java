package dev.sefaresh.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.Loaded;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** A store on an empty database, and ways to look behind it. */
@OnEveryEngine
abstract class StoreTest {
    static final int WORKERS = 8;

    final Engine engine;
    HikariDataSource database;
    JdbcOrderStore store;
    JdbcStock stock;
    JdbcInvoiceRegister register;

    StoreTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void open() {
        database = engine.database();
        store = JdbcOrderStore.on(database);
        stock = JdbcStock.on(database);
        register = JdbcInvoiceRegister.on(database);
    }

    Committed committed(Commit.Builder commit) {
        return (Committed) store.commit(commit.build());
    }

    Loaded loaded(String id, String asking) {
        return store.load(OrderId.of(id), CommandId.of(asking)).orElseThrow();
    }

    OrderFile file(String id) {
        return loaded(id, "nothing").file();
    }

    boolean exists(String id) {
        return store.load(OrderId.of(id), CommandId.of("nothing")).isPresent();
    }

    void receive(String sku, String quantity) {
        stock.receive("receipt of " + sku, sku, Quantity.of(quantity));
    }

    /** How many rows each table has, and what their sums are where rows are changed in place. */
    Map<String, Long> content() {
        Map<String, Long> content = new TreeMap<>();
        Engine.tables().forEach(table -> content.put(table, number("select count(*) from " + table)));
        content.put("versions", number("select coalesce(sum(version), 0) from sales_order"));
        content.put("reserved", number("select coalesce(sum(reserved), 0) from stock"));
        content.put("numbers", number("select coalesce(sum(last_number), 0) from series"));
        content.put("tokens", number("select coalesce(sum(token), 0) from task"));
        return content;
    }

    long number(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long deadlocks() {
        return engine == Engine.H2
                ? 0
                : number("select deadlocks from pg_stat_database where datname = current_database()");
    }

    interface Work {
        void of(int worker) throws Exception;
    }

    /** Everybody at once; fails as the first that fails. */
    static void race(int workers, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            CyclicBarrier gate = new CyclicBarrier(workers);
            for (Future<?> one : IntStream.range(0, workers)
                    .mapToObj(worker -> pool.submit(() -> {
                        gate.await();
                        work.of(worker);
                        return null;
                    }))
                    .toList()) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
