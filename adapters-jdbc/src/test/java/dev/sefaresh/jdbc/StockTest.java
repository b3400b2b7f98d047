package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.move;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.restock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.Stock.Level;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StockTest extends StoreTest {
    StockTest(Engine engine) {
        super(engine);
    }

    @Test
    void levels_answer_for_every_article_asked() {
        receive("S", "2.50");
        assertThat(stock.levels(Set.of("S", "T")))
                .isEqualTo(Map.of("S", new Level(new BigDecimal("2.5"), BigDecimal.ZERO), "T", Level.NONE));
        assertThat(stock.levels(Set.of())).isEmpty();
    }

    @Test
    void what_a_commit_moves_is_seen_at_once() {
        receive("S", "5");
        committed(birth("A").addMoves(reserve(1, "S", "3")));
        assertThat(stock.levels(Set.of("S"))).containsValue(new Level(BigDecimal.valueOf(5), BigDecimal.valueOf(3)));
        committed(next(file("A"), "c2").addMoves(move(Kind.ISSUE, 1, 1, "S", "2")));
        assertThat(stock.levels(Set.of("S"))).containsValue(new Level(BigDecimal.valueOf(3), BigDecimal.ONE));
        committed(next(file("A"), "c3").addMoves(move(Kind.RELEASE, 1, 1, "S", "1")));
        assertThat(stock.levels(Set.of("S"))).containsValue(new Level(BigDecimal.valueOf(3), BigDecimal.ZERO));
        assertThat(text("select string_agg(kind || ' ' || version, ', ' order by version) from stock_move"
                        .replace("string_agg", engine == Engine.H2 ? "listagg" : "string_agg")
                        .replace(
                                "' order by version)",
                                engine == Engine.H2 ? "') within group (order by version)" : "' order by version)")))
                .isEqualTo("RESERVE 1, ISSUE 2, RELEASE 3");
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
                        new Shortage("S", BigDecimal.valueOf(6), BigDecimal.valueOf(5)),
                        new Shortage("NONE", new BigDecimal("1.5"), BigDecimal.ZERO));
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
        committed(next(file("A"), "c2").addMoves(move(Kind.RELEASE, 1, 1, "S", "3"), reserve(2, "S", "3")));
        committed(next(file("A"), "c3").addMoves(move(Kind.ISSUE, 2, 1, "S", "3")));
        assertThat(stock.levels(Set.of("S"))).containsValue(new Level(BigDecimal.valueOf(2), BigDecimal.valueOf(2)));
        run("update stock set on_hand = 1 where sku = 'S'"); // someone counted, and one is missing
        committed(next(file("A"), "c4").addMoves(move(Kind.RELEASE, 3, 1, "S", "1")));
    }

    @Test
    void what_comes_back_is_on_hand_again() {
        receive("S", "5");
        committed(birth("A").addMoves(reserve(1, "S", "2")));
        committed(next(file("A"), "c2").addMoves(restock(1, "S", "1.5")));
        assertThat(stock.levels(Set.of("S"))).containsValue(new Level(new BigDecimal("6.5"), BigDecimal.valueOf(2)));
        committed(next(file("A"), "c3").addMoves(restock(2, "S", "0.5"), restock(3, "S", "1")));
        assertThat(stock.levels(Set.of("S"))).containsValue(new Level(BigDecimal.valueOf(8), BigDecimal.valueOf(2)));
        assertThat(text("select document from stock_move where kind = 'RESTOCK' and version = 2"))
                .isEqualTo("R1");
        assertThat(number("select count(*) from stock_move")).isEqualTo(4);
    }

    @Test
    void the_same_goods_come_back_once() {
        receive("S", "5");
        committed(birth("A").addMoves(restock(1, "S", "1")));
        Map<String, Long> before = content();
        assertThatThrownBy(() -> committed(next(file("A"), "c2").addMoves(restock(1, "S", "1"))))
                .isInstanceOfSatisfying(
                        StoreFailed.class,
                        failed -> assertThat(failed.sqlState()).contains("23505"));
        assertThat(content()).isEqualTo(before);
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
                        "S", new Level(BigDecimal.valueOf(3), BigDecimal.valueOf(5)),
                        "NEW", new Level(BigDecimal.valueOf(3), BigDecimal.ZERO)));
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
                        new Shortage("S", BigDecimal.valueOf(2), BigDecimal.ONE),
                        new Shortage("NEW", BigDecimal.ONE, BigDecimal.ZERO));
        assertThat(content()).isEqualTo(before);
        committed(birth("A")
                .addMoves(reserve(1, "S", "3"), restock(1, "S", "2"), reserve(2, "NEW", "1"), restock(2, "NEW", "1")));
        assertThat(stock.levels(Set.of("S", "NEW")))
                .isEqualTo(Map.of(
                        "S", new Level(BigDecimal.valueOf(3), BigDecimal.valueOf(3)),
                        "NEW", new Level(BigDecimal.ONE, BigDecimal.ONE)));
    }
}
