package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Specimens.bare;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What it costs that everybody wants the same article: commits and changes a second on one shelf, and spread over many. On a
 * PostgreSQL that writes to the disk; {@code -Dspeed=true} runs it.
 */
@EnabledIfSystemProperty(named = "speed", matches = "true")
class HotShelfSpeedTest {
    private static final int SHELVES = 64;
    private static final int ROUNDS = 5;
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(1_500);

    private EmbeddedPostgres server;
    private HikariDataSource database;
    private JdbcOrderStore store;
    private JdbcStock stock;
    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong reserved = new AtomicLong();

    private interface Reserving {
        void reserve(String order, String sku);
    }

    @BeforeEach
    void open() throws Exception {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(40);
        database = new HikariDataSource(config);
        Migrations.apply(database);
        store = JdbcOrderStore.on(database);
        stock = JdbcStock.on(database);
        for (int i = 0; i < SHELVES; i++) {
            stock.receive("R", "S" + i, Quantity.of(1_000_000_000));
        }
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        server.close();
    }

    private void commit(String order, String sku) {
        assertThat(store.commit(
                        birth(bare(order), "c").addMoves(reserve(1, sku, "1")).build()))
                .isInstanceOf(Committed.class);
    }

    private void change(String order, String sku) {
        assertThat(stock.move(StockChange.of(
                                        order, new StockMove(StockMove.Kind.RESERVE, Shelf.of(sku), Quantity.of(1)))
                                .heldFor(OrderId.of(order), DocumentNo.delivery(1)))
                        .lacking())
                .isEmpty();
    }

    @Test
    void one_hot_shelf_against_many() throws Exception {
        compare("commits", this::commit);
        compare("changes", this::change);
        BigDecimal kept = stock
                .levels(IntStream.range(0, SHELVES).mapToObj(i -> "S" + i).collect(Collectors.toSet()))
                .values()
                .stream()
                .map(Level::reserved)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(kept).isEqualByComparingTo(BigDecimal.valueOf(reserved.get()));
        assertThat(stock.levels(Set.of("S0"))).hasSize(1);
    }

    private void compare(String what, Reserving reserving) throws Exception {
        for (int clients : new int[] {1, 8, 32}) {
            perSecond(clients, SHELVES, reserving);
            double[] hot = new double[ROUNDS];
            double[] spread = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                hot[round] = perSecond(clients, 1, reserving);
                spread[round] = perSecond(clients, SHELVES, reserving);
            }
            System.err.printf(
                    "%s a second, %d clients: %.0f on one shelf, %.0f over %d shelves (medians of %d rounds; one shelf %s)%n",
                    what, clients, median(hot), median(spread), SHELVES, ROUNDS, Arrays.toString(hot));
        }
    }

    private double perSecond(int clients, int shelves, Reserving reserving) throws Exception {
        long start = System.nanoTime();
        AtomicLong done = new AtomicLong();
        StoreTest.race(clients, client -> {
            for (int i = client; System.nanoTime() - start < ROUND; i += 7) {
                reserving.reserve("o" + orders.incrementAndGet(), "S" + i % shelves);
                done.incrementAndGet();
            }
        });
        reserved.addAndGet(done.get());
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
