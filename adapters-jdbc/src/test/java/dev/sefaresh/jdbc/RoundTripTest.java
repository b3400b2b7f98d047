package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.everything;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import dev.sefaresh.spi.tck.Specimens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On PostgreSQL everything but a change of stock is one statement in autocommit mode, so one round trip. */
class RoundTripTest {
    private static final String ONE_QUERY = "executeQuery";

    private final List<String> notes = new ArrayList<>();
    private JdbcOrderStore store;
    private JdbcStock stock;
    private JdbcInvoiceRegister register;

    @BeforeEach
    void open() {
        DataSource database = Wrapped.noting(Engine.POSTGRESQL.database(), notes);
        store = JdbcOrderStore.on(database);
        stock = JdbcStock.on(database);
        register = JdbcInvoiceRegister.on(database);
        stock.receive("R", "S", Quantity.of(5));
        store.commit(birth("before").addRegistrations(sealed(1, "R")).build());
        notes.clear();
    }

    @Test
    void a_commit_is_one() {
        store.commit(birth("A").build());
        assertThat(notes).containsExactly(ONE_QUERY);
    }

    @Test
    void a_commit_that_writes_to_every_table_is_one() {
        store.commit(birth("A").build());
        notes.clear();
        store.commit(everything("A", 2, "c2").build());
        assertThat(notes).containsExactly(ONE_QUERY);
    }

    @Test
    void a_commit_that_lacks_goods_is_one() {
        store.commit(birth("A").addMoves(reserve(1, "S", "1000")).build());
        assertThat(notes).containsExactly(ONE_QUERY);
    }

    /** The second asks why: whether the command was done before, or the version is stale. */
    @Test
    void an_answer_that_writes_nothing_is_two() {
        store.commit(everything("A", 2, "c").build());
        assertThat(notes).containsExactly(ONE_QUERY, ONE_QUERY);
    }

    @Test
    void a_series_that_has_to_be_opened_costs_three_more() {
        store.commit(birth("A").addRegistrations(sealed(1, "new")).build());
        assertThat(notes).containsExactly(ONE_QUERY, ONE_QUERY, "executeUpdate", ONE_QUERY);
    }

    @Test
    void so_is_everything_else() {
        store.load(OrderId.of("before"), CommandId.of("c"));
        store.list(OrderQuery.first(Listing.UNPAID, 10));
        store.timeline(OrderId.of("before"));
        store.claim(WorkerId.of("w"), Duration.ofMinutes(1), 10);
        stock.levels(Set.of("S", "T"));
        register.register(OrderId.of("before"), sealed(2, "R"));
        assertThat(notes).containsExactly(ONE_QUERY, ONE_QUERY, ONE_QUERY, ONE_QUERY, ONE_QUERY, ONE_QUERY);
    }

    /** It locks the shelf, looks into the ledger for the change and for its holder, and writes shelf and ledger. */
    @Test
    void a_change_of_stock_is_a_short_transaction() {
        stock.move(StockChange.of("1", new StockMove(StockMove.Kind.RESERVE, Shelf.of("S"), Quantity.of(1)))
                .heldFor(OrderId.of("A"), DocumentNo.delivery(1)));
        assertThat(notes)
                .containsExactly(
                        "setAutoCommit",
                        ONE_QUERY,
                        ONE_QUERY,
                        ONE_QUERY,
                        "executeBatch",
                        "executeBatch",
                        "commit",
                        "setAutoCommit");
    }

    /** So that the driver and the server know a statement again. */
    @Test
    void commits_of_one_shape_have_one_text() {
        PostgresCommit statement = new PostgresCommit();
        Commit one = next(Specimens.file("A"), "c").build();
        Commit other = next(Specimens.file("B").withVersion(7), "d").build();
        assertThat(statement.text(one))
                .isEqualTo(statement.text(other))
                .doesNotContain("stock_move")
                .doesNotContain("series");
    }
}
