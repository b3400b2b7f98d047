package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.move;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.restock;
import static dev.sefaresh.spi.tck.Commits.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaceTest extends StoreTest {
    private final Map<Class<?>, Integer> results = new ConcurrentHashMap<>();
    private long deadlocksBefore;

    RaceTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void count() {
        deadlocksBefore = deadlocks();
    }

    @AfterEach
    void no_deadlock() {
        assertThat(deadlocks()).isEqualTo(deadlocksBefore);
    }

    private CommitResult commit(Commit.Builder commit) {
        CommitResult result = store.commit(commit.build());
        results.merge(result.getClass(), 1, Integer::sum);
        return result;
    }

    @Test
    void no_piece_is_sold_twice() throws Exception {
        receive("S", "100");
        receive("T", "1000");
        receive("U", "1000");
        AtomicInteger sold = new AtomicInteger();
        race(WORKERS, worker -> {
            for (int i = 0; i < 20; i++) {
                int pieces = 1 + (worker + i) % 3;
                List<String> skus = new ArrayList<>(List.of("S", "T", "U"));
                Collections.shuffle(skus);
                String id = "o" + worker + "-" + i;
                CommitResult result = commit(birth(id).moves(each(skus, Integer.toString(pieces))));
                if (result instanceof Committed) {
                    sold.addAndGet(pieces);
                } else {
                    assertThat(((Lacking) result).shortages()).singleElement().satisfies(shortage -> {
                        assertThat(shortage.shelf()).isEqualTo(Shelf.of("S"));
                        assertThat(shortage.wanted()).isEqualTo(BigDecimal.valueOf(pieces));
                        assertThat(shortage.free()).isLessThan(shortage.wanted());
                    });
                    assertThat(exists(id)).isFalse();
                }
            }
        });
        assertThat(sold).hasValue(100);
        assertThat(results.get(Lacking.class)).isPositive();
        stock.levels(Set.of("S", "T", "U")).forEach((shelf, level) -> {
            assertThat(level.reserved()).as(shelf.toString()).isEqualByComparingTo("100");
            assertThat(number("select sum(quantity) from stock_move where sku = '" + shelf.sku()
                            + "' and kind = 'RESERVE'"))
                    .isEqualTo(100);
        });
    }

    @Test
    void what_is_released_is_sold_again_and_what_is_issued_is_not() throws Exception {
        receive("S", "8");
        race(WORKERS, worker -> {
            for (int i = 0; i < 20; i++) {
                String id = "o" + worker + "-" + i;
                if (commit(birth(id).addMoves(reserve(1, "S", "1"))) instanceof Committed) {
                    StockMove.Kind end = i < 19 ? StockMove.Kind.RELEASE : StockMove.Kind.ISSUE;
                    commit(next(file(id), "end").addMoves(move(end, 1, "S", "1")));
                }
            }
        });
        assertThat(results.keySet()).isEqualTo(Set.of(Committed.class));
        assertThat(stock.levels(Set.of("S")).get(Shelf.of("S")).onHand()).isEqualByComparingTo("0");
        assertThat(stock.levels(Set.of("S")).get(Shelf.of("S")).reserved()).isEqualByComparingTo("0");
    }

    /** Nobody has seen the articles before, so all of them open their rows at once. */
    @Test
    void what_comes_back_is_counted_once_each() throws Exception {
        race(WORKERS, worker -> {
            for (int i = 0; i < 20; i++) {
                commit(birth("o" + worker + "-" + i).addMoves(restock(1, "S" + i, "2"), reserve(1, "S" + i, "1")));
            }
        });
        assertThat(results.keySet()).isEqualTo(Set.of(Committed.class));
        assertThat(number("select count(*) from stock where on_hand = 16 and reserved = 8"))
                .isEqualTo(20);
    }

    /** Stock, series and the same few orders at once: any wrong order of locks shows as a deadlock. */
    @Test
    void everything_at_once_waits_in_one_order() throws Exception {
        receive("S", "60");
        receive("T", "10000");
        for (int o = 0; o < 3; o++) {
            committed(birth("o" + o));
        }
        AtomicInteger invoices = new AtomicInteger(100);
        race(WORKERS, worker -> {
            Random random = new Random(worker);
            for (int i = 0; i < 40; i++) {
                OrderFile file = file("o" + random.nextInt(3));
                int delivery = invoices.addAndGet(2);
                boolean forth = random.nextBoolean();
                commit(next(file, "w" + worker + "-" + i)
                        .addMoves(
                                reserve(delivery, forth ? "S" : "T", "1"),
                                reserve(delivery + 1, forth ? "T" : "S", "1"))
                        .addRegistrations(
                                sealed(delivery, random.nextBoolean() ? "I" : "C"),
                                sealed(delivery + 1, random.nextBoolean() ? "C" : "I")));
            }
        });
        assertThat(results.get(Committed.class)).isEqualTo(60);
        assertThat(results.get(Lacking.class)).isPositive();
        assertThat(number("select reserved from stock where sku = 'T'")).isEqualTo(60);
        assertThat(number("select sum(version) from sales_order")).isEqualTo(63);
        assertThat(register.verify("I") + register.verify("C")).isEqualTo(120);
    }

    /** Long lists of the same articles, each in its own order: short ones meet too seldom. */
    @Test
    void long_lists_of_articles_wait_in_one_order() throws Exception {
        List<String> skus = IntStream.range(0, 40).mapToObj(i -> "S" + i).toList();
        skus.forEach(sku -> receive(sku, "200"));
        race(WORKERS, worker -> {
            Random random = new Random(worker);
            for (int i = 0; i < 40; i++) {
                List<String> mine = new ArrayList<>(skus);
                Collections.shuffle(mine, random);
                commit(birth("o" + worker + "-" + i).moves(each(mine.subList(0, 30), "1")));
            }
        });
        assertThat(number("select count(*) from stock where reserved > on_hand"))
                .isZero();
        assertThat(number("select sum(reserved) from stock")).isEqualTo(30L * results.get(Committed.class));
        assertThat(results.get(Lacking.class)).isPositive();
    }

    private static List<Commit.Held> each(List<String> skus, String pieces) {
        return skus.stream().map(sku -> reserve(1, sku, pieces)).toList();
    }
}
