package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockEntry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More buyers than pieces: each piece is sold once, and who comes too late is told what is left. */
@Timeout(120)
class LastPiecesTest {
    private static final int PIECES = 1_000;
    private static final int TRIES = 20;
    private static final int WANTED = Queue.BUYERS * TRIES;
    private static final Shelf SHELF = Shelf.of(Queue.SKU);

    @TempDir
    Path folder;

    @Test
    @Complaint({"3.42", "7.10", "7.28"})
    void sixty_four_threads_on_h2() throws Exception {
        try (HikariDataSource database =
                ShopDatabase.open(folder.resolve("shop").toString())) {
            receive(database);
            Queue.Sales sales = timed("64 threads on H2", () -> Queue.sell(database, "A", TRIES));
            assertThat(sales).isEqualTo(new Queue.Sales(PIECES, WANTED - PIECES));
            assertSoldOnce(database);
        }
    }

    @Test
    @Complaint({"3.42", "7.10", "7.28"})
    void two_processes_of_sixty_four_threads_on_h2() throws Exception {
        Server server = Server.createTcpServer(
                        "-tcpPort",
                        "0",
                        "-ifNotExists",
                        "-baseDir",
                        folder.toAbsolutePath().toString())
                .start();
        try {
            processes("jdbc:h2:tcp://localhost:" + server.getPort() + "/./shop;WRITE_DELAY=0", "H2");
        } finally {
            server.stop();
        }
    }

    @Test
    @Complaint({"3.42", "3.45", "7.10", "7.28"})
    void sixty_four_threads_and_then_two_processes_on_postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            threads(server.getJdbcUrl("postgres", "postgres"));
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            processes(server.getJdbcUrl("postgres", "postgres"), "PostgreSQL");
        }
    }

    private static void threads(String url) throws Exception {
        try (HikariDataSource database = ShopDatabase.open(url)) {
            receive(database);
            Queue.Sales sales = timed("64 threads on PostgreSQL", () -> Queue.sell(database, "A", TRIES));
            assertThat(sales).isEqualTo(new Queue.Sales(PIECES, WANTED - PIECES));
            assertSoldOnce(database);
            assertThat(deadlocks(database)).isZero();
        }
    }

    private static void processes(String url, String engine) throws Exception {
        try (HikariDataSource database = ShopDatabase.open(url);
                OtherProcess one = buyers(url, "A");
                OtherProcess other = buyers(url, "B")) {
            receive(database);
            Queue.Sales sales = timed("2 processes of 64 threads on " + engine, () -> {
                one.say("go");
                other.say("go");
                Queue.Sales first = Queue.Sales.parse(one.answer());
                Queue.Sales second = Queue.Sales.parse(other.answer());
                assertThat(first.sold()).isPositive();
                assertThat(second.sold()).isPositive();
                return first.plus(second);
            });
            assertThat(sales).isEqualTo(new Queue.Sales(PIECES, WANTED - PIECES));
            assertSoldOnce(database);
            if (engine.equals("PostgreSQL")) {
                assertThat(deadlocks(database)).isZero();
            }
        }
    }

    /** With half of the tries. */
    private static OtherProcess buyers(String url, String name) throws IOException {
        return new OtherProcess(Queue.class, url, name, String.valueOf(TRIES / 2));
    }

    private static void receive(HikariDataSource database) {
        database.setMaximumPoolSize(Queue.CONNECTIONS);
        JdbcStock.on(database).receive("R", Queue.SKU, Quantity.of(PIECES));
    }

    /** The ledger counts up by one piece for one order each. */
    private static void assertSoldOnce(HikariDataSource database) {
        Stock stock = JdbcStock.on(database);
        assertThat(stock.levels(Set.of(Queue.SKU)).get(SHELF).onHand()).isEqualByComparingTo("1000");
        assertThat(stock.levels(Set.of(Queue.SKU)).get(SHELF).reserved()).isEqualByComparingTo("1000");
        assertThat(stock.kept(SHELF)).hasSize(PIECES);
        assertThat(stock.kept(SHELF)).allMatch(kept -> kept.quantity().equals(Quantity.of(1)));
        List<StockEntry> ledger = stock.movements(SHELF, 0, 2 * PIECES);
        assertThat(ledger.stream().map(StockEntry::reserved).map(BigDecimal::longValueExact))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, PIECES).boxed().toList());
    }

    private static long deadlocks(HikariDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select deadlocks from pg_stat_database where datname = current_database()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private interface Selling {
        Queue.Sales all() throws Exception;
    }

    private static Queue.Sales timed(String how, Selling selling) throws Exception {
        long begun = System.nanoTime();
        Queue.Sales sales = selling.all();
        System.out.printf(
                "%s: %d sold, %d sold out, %.1f s%n",
                how, sales.sold(), sales.soldOut(), (System.nanoTime() - begun) / 1e9);
        return sales;
    }
}
