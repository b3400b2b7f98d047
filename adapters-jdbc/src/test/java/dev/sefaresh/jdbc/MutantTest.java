package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the words of the PostgreSQL commit are there for: without them, the races of {@link RaceTest} are lost. */
@Timeout(90)
class MutantTest {
    private static final String ORDER = "order by n.place) n";
    private static final String LOCK = "for no key update of t";

    /** Of its own: PostgreSQL counts deadlocks late, and others must not take these for theirs. */
    private final HikariDataSource database = Engine.POSTGRESQL.empty();

    private JdbcStock stock;

    @BeforeEach
    void open() {
        Migrations.apply(database);
        stock = JdbcStock.on(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static UnaryOperator<String> instead(String words, String others) {
        return text -> {
            assertThat(text.contains("insert into sales_order")).isEqualTo(text.contains(words));
            return text.replace(words, others);
        };
    }

    /** One takes the last piece and has not committed yet; the other looks, waits, and has to look again. */
    private CommitResult second(UnaryOperator<String> words) throws Exception {
        stock.receive("R", "S", Quantity.of(1));
        PlainTransactions transactions = new PlainTransactions();
        JdbcOrderStore store = JdbcOrderStore.on(Wrapped.rewording(database, words), transactions);
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction first = transactions.begin(connection)) {
            assertThat(JdbcOrderStore.on(database, transactions)
                            .commit(birth("A").addMoves(reserve(1, "S", "1")).build()))
                    .isInstanceOf(Committed.class);
            CompletableFuture<CommitResult> second = CompletableFuture.supplyAsync(
                    () -> store.commit(birth("B").addMoves(reserve(1, "S", "1")).build()));
            untilSomeoneWaits();
            first.commit();
            return second.get(10, TimeUnit.SECONDS);
        }
    }

    private void untilSomeoneWaits() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            try (Connection connection = database.getConnection();
                    var statement = connection.createStatement();
                    var results = statement.executeQuery("select count(*) from pg_locks where not granted")) {
                results.next();
                if (results.getInt(1) > 0) {
                    return;
                }
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("nobody waits");
    }

    @Test
    void with_the_lock_the_second_finds_nothing_left() throws Exception {
        assertThat(second(UnaryOperator.identity())).isInstanceOf(Lacking.class);
        assertThat(stock.levels(Set.of("S")).get(Shelf.of("S")).reserved()).isEqualByComparingTo("1");
    }

    /** It is not sold either: its number in the ledger is taken. But the second fails, and hears of no shortage. */
    @Test
    void without_the_lock_the_second_fails() throws Exception {
        assertThatThrownBy(() -> second(instead(LOCK, "")))
                .hasCauseInstanceOf(StoreFailed.class)
                .hasMessageContaining("stock_move_pkey");
        assertThat(stock.levels(Set.of("S")).get(Shelf.of("S")).reserved()).isEqualByComparingTo("1");
    }

    @Test
    void without_the_lock_and_the_ledger_the_last_piece_is_sold_twice() throws Exception {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table stock_move drop constraint stock_move_pkey");
        }
        assertThat(second(instead(LOCK, ""))).isInstanceOf(Committed.class);
        assertThat(stock.levels(Set.of("S")).get(Shelf.of("S")).reserved()).isEqualByComparingTo("2");
    }

    @Test
    void locks_in_any_order_end_in_a_deadlock() throws Exception {
        JdbcOrderStore store = JdbcOrderStore.on(Wrapped.rewording(database, instead(ORDER, "order by random()) n")));
        List<String> skus = IntStream.range(0, 30).mapToObj(i -> "S" + i).toList();
        skus.forEach(sku -> stock.receive("R", sku, Quantity.of(100_000)));
        AtomicBoolean deadlocked = new AtomicBoolean();
        StoreTest.race(StoreTest.WORKERS, worker -> {
            for (int i = 0; i < 500 && !deadlocked.get(); i++) {
                try {
                    List<String> mine = new ArrayList<>(skus);
                    Collections.shuffle(mine);
                    store.commit(birth("o" + worker + "-" + i)
                            .moves(mine.stream()
                                    .map(sku -> reserve(1, sku, "1"))
                                    .toList())
                            .build());
                } catch (StoreFailed e) {
                    assertThat(e.sqlState()).contains("40P01");
                    deadlocked.set(true);
                }
            }
        });
        assertThat(deadlocked).isTrue();
    }

    @Test
    void changes_that_lock_in_any_order_end_in_a_deadlock_too() throws Exception {
        JdbcStock hasty =
                JdbcStock.on(Wrapped.rewording(database, text -> text.replace(ORDER, "order by random()) n")));
        StockMove[] moves = IntStream.range(0, 30)
                .mapToObj(i -> new StockMove(StockMove.Kind.RECEIVE, Shelf.of("S" + i), Quantity.of(1)))
                .toArray(StockMove[]::new);
        stock.move(StockChange.of("open", moves));
        AtomicBoolean deadlocked = new AtomicBoolean();
        StoreTest.race(StoreTest.WORKERS, worker -> {
            for (int i = 0; i < 500 && !deadlocked.get(); i++) {
                try {
                    hasty.move(StockChange.of(worker + "-" + i, moves));
                } catch (StoreFailed e) {
                    assertThat(e.sqlState()).contains("40P01");
                    deadlocked.set(true);
                }
            }
        });
        assertThat(deadlocked).isTrue();
    }
}
