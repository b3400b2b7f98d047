package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.StockBench.S;
import static dev.sefaresh.spi.tck.StockBench.change;
import static dev.sefaresh.spi.tck.StockBench.move;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Changes at once ... */
final class StockAtOnce {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 20;
    private static final int SHELVES = 12;

    private StockAtOnce() {}

    static void take_what_there_is(StockBench bench) throws Exception {
        bench.receive("R", S, "100");
        List<Integer> reserved = Race.of(WORKERS, worker -> {
            int mine = 0;
            for (int i = 0; i < ROUNDS; i++) {
                String id = worker + "-" + i;
                StockAnswer answer = bench.stock()
                        .move(StockChange.of(id, move(Kind.RESERVE, S, "1"))
                                .heldFor(OrderId.of(id), DocumentNo.delivery(1)));
                mine += answer.moved().size();
            }
            return mine;
        });
        Found.same(
                "pieces reserved of 100",
                100,
                reserved.stream().mapToInt(Integer::intValue).sum());
        bench.level("a race", "100 on hand, 100 reserved", S);
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                String id = "R" + worker + "-" + i;
                bench.stock().move(StockChange.receive(id, S, Quantity.of(2)));
            }
            return worker;
        });
        bench.level("a race of receipts", 100 + 2 * WORKERS * ROUNDS + " on hand, 100 reserved", S);
    }

    static void wait_for_each_other(StockBench bench) throws Exception {
        List<Shelf> shelves =
                IntStream.range(0, SHELVES).mapToObj(i -> Shelf.of("S" + i)).toList();
        List<Integer> moved = Race.of(WORKERS, worker -> {
            Random random = new Random(worker);
            int mine = 0;
            for (int i = 0; i < ROUNDS; i++) {
                List<Shelf> shuffled = new ArrayList<>(shelves);
                Collections.shuffle(shuffled, random);
                StockMove[] moves = shuffled.stream()
                        .map(shelf -> move(Kind.RECEIVE, shelf, "1"))
                        .toArray(StockMove[]::new);
                mine += bench.stock()
                        .move(StockChange.of(worker + "-" + i, moves))
                        .moved()
                        .size();
            }
            return mine;
        });
        Found.same(
                "moves of " + WORKERS + " workers",
                WORKERS * ROUNDS * SHELVES,
                moved.stream().mapToInt(Integer::intValue).sum());
        shelves.forEach(shelf -> bench.level("all of them", WORKERS * ROUNDS + " on hand, 0 reserved", shelf));
    }

    static void are_one_if_they_are_the_same(StockBench bench) throws Exception {
        bench.receive("R", S, "3");
        for (int i = 0; i < ROUNDS; i++) {
            Shelf shelf = Shelf.of("S" + i);
            StockChange same = StockChange.receive("same " + i, shelf, Quantity.of(1));
            List<StockAnswer> answers = Race.of(WORKERS, worker -> bench.stock().move(same));
            Found.same(
                    "different answers to the same receipt",
                    1,
                    Set.copyOf(answers).size());
            bench.level("the same receipt at once", "1 on hand, 0 reserved", shelf);
        }
        List<StockAnswer> answers = Race.of(
                WORKERS,
                worker -> bench.stock().move(change("1", Kind.RESERVE, S, "5").inPart()));
        Found.same(
                "answers to the same reservation",
                Set.of("RESERVE 3 of S at main; lacks S at main: 5 of 3"),
                Set.copyOf(answers.stream().map(StockBench::words).toList()));
    }
}
