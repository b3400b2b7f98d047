package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.move;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.restock;
import static dev.sefaresh.spi.tck.Specimens.NOWRUZ;
import static dev.sefaresh.spi.tck.Specimens.bare;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Commit.Held;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Stock that a store joins ... */
final class JoinedStock {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 10;
    private static final int PIECES = 100;
    private static final int SKUS = 30;

    private JoinedStock() {}

    static void is_seen(StoreBench bench) {
        bench.receive("S", 5);
        bench.committed(birth(bare("A"), "c1").addMoves(reserve(1, "S", "3")));
        level("3 of 5 reserved", bench, "S", "5", "3");
        bench.committed(next(bare("A"), "c2").addMoves(move(Kind.ISSUE, 1, "S", "1.75")));
        level("1.75 of them issued", bench, "S", "3.25", "1.25");
        bench.committed(next(bare("A").withVersion(2), "c3").addMoves(move(Kind.RELEASE, 1, "S", "1.25")));
        level("the rest released", bench, "S", "3.25", "0");
        bench.committed(next(bare("A").withVersion(3), "c4").addMoves(restock(1, "S", "0.75")));
        level("0.75 come back", bench, "S", "4", "0");
    }

    static void level(String after, StoreBench bench, String sku, String onHand, String reserved) {
        Level level = Found.present(
                "the level of " + sku,
                java.util.Optional.ofNullable(
                        bench.joinedStock().levels(Set.of(sku)).get(Shelf.of(sku))));
        Found.same("on hand after " + after, onHand, plain(level.onHand()));
        Found.same("reserved after " + after, reserved, plain(level.reserved()));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static void lacks(StoreBench bench) {
        bench.receive("S", 5);
        bench.receive("T", 5);
        bench.joinedStock().move(StockChange.expect("E", Shelf.of("S"), Quantity.of(9), NOWRUZ));
        lacks(
                bench,
                Map.of("S", "6 of 5, more on 2026-03-21", "NONE", "1.5 of 0"),
                reserve(1, "S", "3"),
                reserve(2, "S", "3"),
                reserve(3, "NONE", "1.50"),
                reserve(4, "T", "5"));
        lacks(bench, Map.of("S", "8 of 7, more on 2026-03-21"), reserve(1, "S", "8"), restock(1, "S", "2"));
        bench.committed(birth(bare("B"), "c").addMoves(reserve(1, "S", "4.5")));
        lacks(bench, Map.of("S", "1 of 0.5, more on 2026-03-21"), reserve(1, "S", "1"));
        lacks(bench, Map.of("S", "0.500000001 of 0.5, more on 2026-03-21"), reserve(1, "S", "0.500000001"));
    }

    private static void lacks(StoreBench bench, Map<String, String> expected, Held... moves) {
        Commit commit = birth(bare("A"), "c").addMoves(moves).build();
        Lacking lacking = Found.instance(
                "the answer to " + List.of(moves), Lacking.class, bench.store().commit(commit));
        Map<String, String> named = new TreeMap<>();
        for (Shortage shortage : lacking.shortages()) {
            named.put(
                    shortage.shelf().sku(),
                    plain(shortage.wanted()) + " of " + plain(shortage.free())
                            + shortage.expected().map(day -> ", more on " + day).orElse(""));
        }
        Found.same("what is lacking", new TreeMap<>(expected), named);
        Found.same("how often it is named", expected.size(), lacking.shortages().size());
    }

    static void does_not_lack(StoreBench bench) {
        bench.receive("S", 5);
        fits(bench, "A", reserve(1, "S", "3"), reserve(2, "S", "2"));
        fits(bench, "B", restock(1, "NEW", "2"), reserve(1, "NEW", "2"));
        fits(bench, "C", reserve(1, "S", "3"), restock(1, "S", "3"));
        fits(bench, "D", restock(1, "NEVER SEEN", "1"));
        fits(bench, "E");
        Commit release = next(bare("A"), "release")
                .addMoves(move(Kind.RELEASE, 1, "S", "3"), reserve(3, "S", "3"))
                .build();
        Found.instance("the answer to a swap", Committed.class, bench.store().commit(release));
    }

    private static void fits(StoreBench bench, String id, Held... moves) {
        Commit commit = birth(bare(id), "c").addMoves(moves).build();
        Found.instance(
                "the answer to " + List.of(moves),
                Committed.class,
                bench.store().commit(commit));
    }

    static void is_sold_once(StoreBench bench) throws Exception {
        bench.receive("S", PIECES);
        List<Integer> sold = Race.of(WORKERS, worker -> {
            int mine = 0;
            for (int i = 0; i < 2 * PIECES / WORKERS; i++) {
                int pieces = 1 + (worker + i) % 3;
                Commit commit = birth(bare("A" + worker + "-" + i), "c")
                        .addMoves(reserve(1, "S", Integer.toString(pieces)))
                        .build();
                mine += bench.store().commit(commit) instanceof Committed ? pieces : 0;
            }
            return mine;
        });
        int all = sold.stream().mapToInt(Integer::intValue).sum();
        Found.same("pieces that were sold of " + PIECES, PIECES, all);
    }

    static void is_never_in_a_deadlock(StoreBench bench) throws Exception {
        List<String> skus = IntStream.range(0, SKUS).mapToObj(i -> "S" + i).toList();
        skus.forEach(sku -> bench.receive(sku, 100_000));
        List<List<CommitResult>> answers = Race.of(WORKERS, worker -> {
            Random random = new Random(worker);
            List<CommitResult> mine = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                List<String> shuffled = new ArrayList<>(skus);
                Collections.shuffle(shuffled, random);
                mine.add(bench.store()
                        .commit(birth(bare("A" + worker + "-" + i), "c")
                                .moves(each(shuffled))
                                .build()));
            }
            return mine;
        });
        Found.same(
                "commits that were written",
                (long) WORKERS * ROUNDS,
                answers.stream()
                        .mapToLong(some -> Decided.count(Committed.class, some))
                        .sum());
    }

    private static List<Held> each(List<String> skus) {
        return skus.stream().map(sku -> reserve(1, sku, "1")).toList();
    }

    static void stands_in_the_ledger(StoreBench bench) {
        bench.joinedStock().move(StockChange.receive("R1", Shelf.of("S"), Quantity.of(5)));
        bench.committed(
                birth(bare("A"), "c1").addMoves(reserve(1, "S", "3"), reserve(2, "S", "1"), reserve(1, "T", "0")));
        bench.committed(next(bare("A"), "c2").addMoves(move(Kind.ISSUE, 1, "S", "3"), restock(4, "S", "2")));
        bench.store()
                .commit(next(bare("A"), "c3").addMoves(reserve(3, "S", "1")).build());
        bench.store()
                .commit(birth(bare("B"), "c1").addMoves(reserve(1, "S", "4")).build());
        Found.same(
                "the ledger of the shelf",
                List.of(
                        "1 R1: RECEIVE 5, 5 on hand, 0 reserved",
                        "2 A@1: RESERVE 3 for A/D1, 5 on hand, 3 reserved",
                        "3 A@1: RESERVE 1 for A/D2, 5 on hand, 4 reserved",
                        "4 A@2: ISSUE 3 for A/D1, 2 on hand, 1 reserved",
                        "5 A@2: RESTOCK 2 for A/R4, 4 on hand, 1 reserved"),
                StockBench.ledger(bench.joinedStock(), Shelf.of("S")));
    }
}
