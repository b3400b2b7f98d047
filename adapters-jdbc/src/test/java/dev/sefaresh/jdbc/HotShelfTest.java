package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Specimens.bare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockEntry;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody wants the same pieces. */
class HotShelfTest extends StoreTest {
    private static final int BUYERS = 64;
    private static final int PIECES = 1_000;
    private static final int TRIES = 20;
    private static final Shelf HOT = Shelf.of("HOT");

    private final AtomicInteger reserved = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private long deadlocksBefore;

    HotShelfTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void fill() {
        stock.move(StockChange.receive("R", HOT, Quantity.of(PIECES)));
        deadlocksBefore = deadlocks();
    }

    @AfterEach
    void no_deadlock() {
        assertThat(deadlocks()).isEqualTo(deadlocksBefore);
    }

    @Test
    void changes_promise_each_piece_once() throws Exception {
        race(BUYERS, buyer -> {
            for (int i = 0; i < TRIES; i++) {
                String id = buyer + "-" + i;
                StockAnswer answer = stock.move(change(id, List.of(HOT)));
                reserved.addAndGet(answer.moved().size());
                answer.lacking().forEach(this::toldWhatIsLeft);
            }
        });
        eachPieceOnce();
    }

    @Test
    void commits_promise_each_piece_once() throws Exception {
        race(BUYERS, buyer -> {
            for (int i = 0; i < TRIES; i++) {
                CommitResult result = store.commit(birth(bare("o" + buyer + "-" + i), "c")
                        .addMoves(reserve(1, HOT.sku(), "1"))
                        .build());
                if (result instanceof Lacking lacking) {
                    lacking.shortages().forEach(this::toldWhatIsLeft);
                } else {
                    reserved.incrementAndGet();
                }
            }
        });
        eachPieceOnce();
    }

    /** Half of the buyers at the till, half in the warehouse's own system. */
    @Test
    void changes_and_commits_together_promise_each_piece_once() throws Exception {
        race(BUYERS, buyer -> {
            for (int i = 0; i < TRIES; i++) {
                String id = "o" + buyer + "-" + i;
                List<Shortage> lacking = buyer % 2 == 0
                        ? stock.move(change(id, List.of(HOT))).lacking()
                        : store.commit(birth(bare(id), "c")
                                                .addMoves(reserve(1, HOT.sku(), "1"))
                                                .build())
                                        instanceof Lacking result
                                ? result.shortages()
                                : List.of();
                lacking.forEach(this::toldWhatIsLeft);
                reserved.addAndGet(lacking.isEmpty() ? 1 : 0);
            }
        });
        eachPieceOnce();
    }

    @Test
    void many_shelves_in_any_order_never_wait_in_a_circle() throws Exception {
        List<Shelf> shelves =
                IntStream.range(0, 24).mapToObj(i -> Shelf.of("S" + i)).toList();
        shelves.forEach(shelf -> stock.move(StockChange.receive("R" + shelf, shelf, Quantity.of(BUYERS * TRIES))));
        race(BUYERS, buyer -> {
            Random random = new Random(buyer);
            for (int i = 0; i < 5; i++) {
                String id = "o" + buyer + "-" + i;
                List<Shelf> shuffled = new ArrayList<>(shelves);
                Collections.shuffle(shuffled, random);
                List<Shelf> mine = shuffled.subList(0, 12);
                if (random.nextBoolean()) {
                    reserved.addAndGet(stock.move(change(id, mine)).moved().size());
                } else {
                    committed(birth(bare(id), "c")
                            .moves(mine.stream()
                                    .map(shelf -> reserve(1, shelf.sku(), "1"))
                                    .toList()));
                    reserved.addAndGet(mine.size());
                }
            }
        });
        assertThat(reserved).hasValue(BUYERS * 5 * 12);
        assertThat(number("select sum(reserved) from stock")).isEqualTo(reserved.get());
    }

    private static StockChange change(String id, List<Shelf> shelves) {
        return StockChange.of(
                        id,
                        shelves.stream()
                                .map(shelf -> new StockMove(StockMove.Kind.RESERVE, shelf, Quantity.of(1)))
                                .toArray(StockMove[]::new))
                .heldFor(OrderId.of(id), DocumentNo.delivery(1));
    }

    private void toldWhatIsLeft(Shortage shortage) {
        refused.incrementAndGet();
        assertThat(shortage.shelf()).isEqualTo(HOT);
        assertThat(shortage.wanted()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(shortage.free()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    private void eachPieceOnce() {
        assertThat(reserved).hasValue(PIECES);
        assertThat(refused).hasValue(BUYERS * TRIES - PIECES);
        assertThat(stock.levels(Set.of(HOT.sku())).get(HOT).reserved()).isEqualByComparingTo("1000");
        List<StockEntry> ledger = stock.movements(HOT, 0, 2 * PIECES);
        assertThat(ledger.stream().map(StockEntry::number))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, PIECES + 1).boxed().toList());
        for (int i = 0; i <= PIECES; i++) {
            assertThat(ledger.get(i).reserved()).isEqualByComparingTo(BigDecimal.valueOf(i));
        }
        assertThat(stock.kept(HOT)).hasSize(PIECES);
    }
}
