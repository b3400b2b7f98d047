package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of stock, and transactions of the host around them. */
class StockChangeTest extends StoreTest {
    private static final Shelf S = Shelf.of("S");
    private static final Shelf T = Shelf.of("T");
    private static final Shelf NEW = new Shelf("S", LocationId.of("new"));

    private final PlainTransactions transactions = new PlainTransactions();
    private JdbcStock hosted;

    StockChangeTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void fill() {
        receive("S", "5");
        receive("T", "5");
        hosted = JdbcStock.on(database, transactions);
    }

    private static StockChange change(String id, Kind kind, Shelf shelf, long pieces) {
        return StockChange.of(id, new StockMove(kind, shelf, Quantity.of(pieces)))
                .heldFor(OrderId.of("A"), DocumentNo.delivery(1));
    }

    /** The shelves are others, so they do not wait for a shelf, but for the id. */
    @Test
    void the_same_id_on_another_shelf_waits_for_the_first() throws Exception {
        assertThat(second("1", true).moved()).containsExactly(new StockMove(Kind.RESERVE, S, Quantity.of(1)));
        assertThat(second("2", false).moved()).containsExactly(new StockMove(Kind.RESERVE, T, Quantity.of(2)));
        assertThat(stock.levels(Set.of("S")).get(S).reserved()).isEqualByComparingTo("1");
        assertThat(stock.levels(Set.of("T")).get(T).reserved()).isEqualByComparingTo("2");
    }

    private StockAnswer second(String id, boolean commits) throws Exception {
        CompletableFuture<StockAnswer> second;
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction first = transactions.begin(connection)) {
            hosted.move(change(id, Kind.RESERVE, S, 1));
            second = CompletableFuture.supplyAsync(() -> stock.move(change(id, Kind.RESERVE, T, 2)));
            untilSomeoneWaits();
            if (commits) {
                first.commit();
            }
        }
        return second.get(10, TimeUnit.SECONDS);
    }

    private void untilSomeoneWaits() throws InterruptedException {
        String waiting = engine == Engine.H2
                ? "select count(*) from information_schema.sessions where executing_statement like '%into stock_move %'"
                        + " and session_id <> session_id()"
                : "select count(*) from pg_locks where not granted";
        for (int i = 0; i < 1_000 && number(waiting) == 0; i++) {
            Thread.sleep(5);
        }
        assertThat(number(waiting)).isPositive();
    }

    /** The shelf that was opened on the way stays open, and nobody sees it. */
    @Test
    @SuppressWarnings("try") // closing rolls it back
    void what_the_host_rolls_back_never_was() throws Exception {
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            assertThat(hosted.move(change("1", Kind.RECEIVE, NEW, 3)).moved()).hasSize(1);
            assertThat(hosted.levels(Set.of("S"))).containsOnlyKeys(S, NEW);
            assertThat(hosted.move(change("2", Kind.RESERVE, NEW, 3)).moved()).hasSize(1);
        }
        assertThat(stock.levels(Set.of("S"))).containsOnlyKeys(S);
        assertThat(stock.movements(NEW, 0, 9)).isEmpty();
        assertThat(stock.move(change("1", Kind.RECEIVE, NEW, 4)).moved()).hasSize(1);
        assertThat(stock.movements(NEW, 0, 9)).singleElement().satisfies(entry -> {
            assertThat(entry.number()).isEqualTo(1);
            assertThat(entry.onHand()).isEqualByComparingTo("4");
        });
    }

    @Test
    void a_no_leaves_the_hosts_transaction_as_it_was() throws Exception {
        JdbcOrderStore store = JdbcOrderStore.on(database, transactions);
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            assertThat(hosted.move(change("1", Kind.RESERVE, S, 9)).lacking()).hasSize(1);
            assertThat(hosted.move(change("1", Kind.RESERVE, S, 4)).moved()).hasSize(1);
            assertThat(hosted.move(change("1", Kind.RESERVE, T, 1)).moved())
                    .as("done before")
                    .containsExactly(new StockMove(Kind.RESERVE, S, Quantity.of(4)));
            assertThat(store.commit(birth("B").addMoves(reserve(1, "S", "1")).build()))
                    .isInstanceOf(Committed.class);
            transaction.commit();
        }
        assertThat(stock.levels(Set.of("S")).get(S).free()).isEqualByComparingTo("0");
        assertThat(stock.kept(S).stream().map(kept -> kept.quantity() + " for " + kept.holder()))
                .containsExactly("4 for A/D1", "1 for B/D1");
    }

    @Test
    void a_failure_names_the_change_and_leaves_nothing() {
        run("update stock set moves = 0"); // somebody has: the next number in the ledger is taken
        Map<String, Long> before = content();
        assertThatThrownBy(() -> stock.move(change("1", Kind.RESERVE, S, 1)))
                .isInstanceOfSatisfying(
                        StoreFailed.class,
                        failed -> assertThat(failed.sqlState()).contains("23505"))
                .hasMessageContaining("moving stock by change 1 failed");
        assertThat(content()).isEqualTo(before);
    }
}
