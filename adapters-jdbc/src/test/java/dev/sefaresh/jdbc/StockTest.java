package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.move;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.restock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove.Kind;
import dev.sefaresh.spi.tck.Specimens;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StockTest extends StoreTest {
    private static final Shelf THERE = new Shelf("S", LocationId.of("there"));

    StockTest(Engine engine) {
        super(engine);
    }

    private static Level level(String onHand, String reserved) {
        return new Level(new BigDecimal(onHand), new BigDecimal(reserved), BigDecimal.ZERO, Optional.empty());
    }

    private static Shortage shortage(String sku, BigDecimal wanted, BigDecimal free) {
        return new Shortage(Shelf.of(sku), wanted, free, Optional.empty());
    }

    @Test
    void levels_answer_for_every_shelf_that_was_moved() {
        receive("S", "2.50");
        stock.move(StockChange.expect("E", THERE, Quantity.of(7), Specimens.NOWRUZ));
        assertThat(stock.levels(Set.of("S", "T")))
                .isEqualTo(Map.of(
                        Shelf.of("S"),
                        level("2.5", "0"),
                        THERE,
                        new Level(
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.valueOf(7),
                                Optional.of(Specimens.NOWRUZ))));
        assertThat(stock.levels(Set.of())).isEmpty();
    }

    @Test
    void what_a_commit_moves_is_seen_at_once() {
        receive("S", "5");
        committed(birth("A").addMoves(reserve(1, "S", "3")));
        assertThat(stock.levels(Set.of("S"))).containsValue(level("5", "3"));
        committed(next(file("A"), "c2").addMoves(move(Kind.ISSUE, 1, "S", "2")));
        assertThat(stock.levels(Set.of("S"))).containsValue(level("3", "1"));
        committed(next(file("A"), "c3").addMoves(move(Kind.RELEASE, 1, "S", "1")));
        assertThat(stock.levels(Set.of("S"))).containsValue(level("3", "0"));
        assertThat(stock.movements(Shelf.of("S"), 1, 10).stream()
                        .map(entry -> entry.number() + " " + entry.change() + " "
                                + entry.move().kind() + " "
                                + entry.holder().orElseThrow()))
                .containsExactly("2 A@1 RESERVE A/D1", "3 A@2 ISSUE A/D1", "4 A@3 RELEASE A/D1");
    }

    @Test
    void moves_of_one_article_are_summed_and_unknown_ones_lack() {
        receive("S", "5");
        receive("T", "5");
        Map<String, Long> before = content();
        CommitResult result = store.commit(birth("A")
                .addMoves(reserve(1, "S", "3"), reserve(2, "S", "3"), reserve(3, "NONE", "1.50"), reserve(4, "T", "5"))
                .build());
        assertThat(((Lacking) result).shortages())
                .containsExactlyInAnyOrder(
                        shortage("S", BigDecimal.valueOf(6), BigDecimal.valueOf(5)),
                        shortage("NONE", new BigDecimal("1.5"), BigDecimal.ZERO));
        assertThat(content()).isEqualTo(before);
        assertThat(store.commit(birth("A")
                        .addMoves(reserve(1, "S", "3"), reserve(2, "S", "2"))
                        .build()))
                .isInstanceOf(Committed.class);
    }

    /** One takes what the other lets go of, in the same commit; and nothing that only lets go is ever short. */
    @Test
    void only_what_takes_more_than_is_free_lacks() {
        receive("S", "5");
        committed(birth("A").addMoves(reserve(1, "S", "5")));
        committed(next(file("A"), "c2").addMoves(move(Kind.RELEASE, 1, "S", "3"), reserve(2, "S", "3")));
        committed(next(file("A"), "c3").addMoves(move(Kind.ISSUE, 2, "S", "3")));
        assertThat(stock.levels(Set.of("S"))).containsValue(level("2", "2"));
        run("update stock set on_hand = 1 where sku = 'S'"); // someone counted, and one is missing
        committed(next(file("A"), "c4").addMoves(move(Kind.RELEASE, 3, "S", "1")));
    }

    @Test
    void what_comes_back_is_on_hand_again() {
        receive("S", "5");
        committed(birth("A").addMoves(reserve(1, "S", "2")));
        committed(next(file("A"), "c2").addMoves(restock(1, "S", "1.5")));
        assertThat(stock.levels(Set.of("S"))).containsValue(level("6.5", "2"));
        committed(next(file("A"), "c3").addMoves(restock(2, "S", "0.5"), restock(3, "S", "1")));
        assertThat(stock.levels(Set.of("S"))).containsValue(level("8", "2"));
        assertThat(text("select document from stock_move where kind = 'RESTOCK' and version = 2"))
                .isEqualTo("R1");
        assertThat(number("select count(*) from stock_move where order_id = 'A'"))
                .isEqualTo(4);
    }

    /** Even where more is reserved than there is, or nothing of it was ever here. */
    @Test
    void what_comes_back_never_lacks() {
        receive("S", "5");
        committed(birth("A").addMoves(reserve(1, "S", "5")));
        run("update stock set on_hand = 1 where sku = 'S'");
        committed(next(file("A"), "c2").addMoves(restock(1, "S", "2"), restock(2, "NEW", "3")));
        assertThat(stock.levels(Set.of("S", "NEW")))
                .isEqualTo(Map.of(
                        Shelf.of("S"), level("3", "5"),
                        Shelf.of("NEW"), level("3", "0")));
    }

    /** An exchange: what comes back may go out again in the same commit, in whatever order, and no more than that. */
    @Test
    void what_comes_back_is_sold_in_the_same_commit() {
        receive("S", "1");
        Map<String, Long> before = content();
        assertThat(((Lacking) store.commit(birth("A")
                                .addMoves(
                                        reserve(1, "S", "4"),
                                        restock(1, "S", "2"),
                                        reserve(2, "NEW", "2"),
                                        restock(2, "NEW", "1"))
                                .build()))
                        .shortages())
                .containsExactlyInAnyOrder(
                        shortage("S", BigDecimal.valueOf(4), BigDecimal.valueOf(3)),
                        shortage("NEW", BigDecimal.valueOf(2), BigDecimal.ONE));
        assertThat(content()).isEqualTo(before);
        committed(birth("A")
                .addMoves(reserve(1, "S", "3"), restock(1, "S", "2"), reserve(2, "NEW", "1"), restock(2, "NEW", "1")));
        assertThat(stock.levels(Set.of("S", "NEW")))
                .isEqualTo(Map.of(
                        Shelf.of("S"), level("3", "3"),
                        Shelf.of("NEW"), level("1", "1")));
    }
}
