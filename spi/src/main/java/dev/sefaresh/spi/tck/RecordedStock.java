package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.StockBench.S;
import static dev.sefaresh.spi.tck.StockBench.T;
import static dev.sefaresh.spi.tck.StockBench.THERE;
import static dev.sefaresh.spi.tck.StockBench.change;
import static dev.sefaresh.spi.tck.StockBench.move;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockEntry;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What stock remembers ... */
final class RecordedStock {
    private static final int WORKERS = 4;
    private static final int ROUNDS = 10;

    private RecordedStock() {}

    static void is_every_move(StockBench bench) throws Exception {
        Found.same("movements of a shelf of which nobody spoke", List.of(), bench.ledger(S));
        bench.receive("R1", S, "5");
        bench.stock()
                .move(change(
                        "1",
                        move(Kind.RESERVE, S, "1.25"),
                        move(Kind.RECEIVE, THERE, "9"),
                        move(Kind.RESERVE, S, "1")));
        bench.stock().move(change("2", Kind.RESERVE, S, "9"));
        bench.stock().move(change("3", Kind.ISSUE, S, "2.25"));
        List<String> expected = List.of(
                "1 R1: RECEIVE 5, 5 on hand, 0 reserved",
                "2 1: RESERVE 1.25 for A/D1, 5 on hand, 1.25 reserved",
                "3 1: RESERVE 1 for A/D1, 5 on hand, 2.25 reserved",
                "4 3: ISSUE 2.25 for A/D1, 2.75 on hand, 0 reserved");
        Found.same("the movements of a shelf", expected, bench.ledger(S));
        Found.same("the movements after the second", List.of(3L, 4L), numbers(bench, 2, 2));
        Found.same("the movements after the last", List.of(), numbers(bench, 4, 2));
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                bench.stock().move(change("R " + worker + "-" + i, Kind.RECEIVE, S, "1"));
                bench.stock().move(change("L " + worker + "-" + i, Kind.LOSE, S, "1"));
            }
            return worker;
        });
        long last = 4 + 2L * WORKERS * ROUNDS;
        Found.same(
                "numbers after a race", LongStream.rangeClosed(1, last).boxed().toList(), numbers(bench, 0, 1_000));
        StockEntry end = bench.stock().movements(S, last - 1, 1).get(0);
        Found.same("what lay there at the end", "2.75", StockBench.plain(end.onHand()));
    }

    private static List<Long> numbers(StockBench bench, long after, int atMost) {
        return bench.stock().movements(S, after, atMost).stream()
                .map(StockEntry::number)
                .toList();
    }

    static void is_kept_apart(StockBench bench) {
        Map<String, String> levels = new TreeMap<>();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < Texts.ALIKE.size(); i++) {
            String text = Texts.ALIKE.get(i);
            String left = i + 1 + " on hand, 0 reserved";
            bench.receive("sku " + i, Shelf.of(text), Integer.toString(i + 1));
            levels.put(Shelf.of(text).toString(), left);
            Shelf there = new Shelf(text, LocationId.of(text));
            bench.receive("location " + i, there, Integer.toString(i + 1));
            levels.put(there.toString(), left);
            bench.receive(text, S, "1");
            bench.stock()
                    .move(StockChange.of("for " + i, move(Kind.RESERVE, S, "1"))
                            .heldFor(OrderId.of(text), DocumentNo.delivery(1)));
            kept.add("1 for " + text + "/D1");
        }
        Found.same("shelves that look alike", levels, bench.levels(Texts.ALIKE.toArray(String[]::new)));
        int all = Texts.ALIKE.size();
        bench.level("changes and holders that look alike", all + " on hand, " + all + " reserved", S);
        Found.sameOnes("holders that look alike", kept, bench.kept(S));
        bench.stock().move(change("t1", Kind.RESTOCK, T, "2"));
        bench.stock().move(change("t2", Kind.RESERVE, T, "1"));
        bench.answered(
                "RELEASE 0 of T at main",
                StockChange.of("t3", move(Kind.RELEASE, T, "1")).heldFor(OrderId.of("A"), DocumentNo.delivery(2)));
        bench.stock().receive("a", "b\nc", Quantity.of(1));
        bench.stock().receive("a\nb", "c", Quantity.of(1));
        bench.level("a SKU and a receipt that look alike together", "1 on hand, 0 reserved", Shelf.of("c"));
    }

    static void comes_back_or_is_refused(StockBench bench) {
        String before = bench.all();
        for (int i = 0; i < Texts.UNFIT.size(); i++) {
            String unfit = Texts.UNFIT.get(i);
            Shelf shelf = Shelf.of("S" + i);
            keepsOrRefuses(bench, StockChange.receive("R" + i, Shelf.of(unfit), Quantity.of(1)), Shelf.of(unfit));
            keepsOrRefuses(bench, StockChange.receive(unfit, shelf, Quantity.of(1)), shelf);
        }
        Found.same("what looks like it", before, bench.all());
    }

    private static void keepsOrRefuses(StockBench bench, StockChange change, Shelf shelf) {
        Optional<Exception> refusal = Found.thrownBy(() -> bench.stock().move(change));
        if (refusal.isPresent()) {
            Found.instance("the refusal", IllegalArgumentException.class, refusal.get());
        } else {
            Found.same(
                    "what was not refused",
                    List.of(change.id()),
                    bench.stock().movements(shelf, 0, 2).stream()
                            .map(StockEntry::change)
                            .toList());
        }
    }

    @SuppressWarnings("NullAway") // that is what it is about
    static void has_no_nulls(StockBench bench) {
        Found.refusedNull("levels(null)", () -> bench.stock().levels(null));
        Found.refusedNull("move(null)", () -> bench.stock().move(null));
        Found.refusedNull("movements(null, 0, 1)", () -> bench.stock().movements(null, 0, 1));
        Found.refusedNull("kept(null)", () -> bench.stock().kept(null));
        Found.refusedNull("receive(null, sku, quantity)", () -> receive(bench, null, "S", Quantity.of(1)));
        Found.refusedNull("receive(receipt, null, quantity)", () -> receive(bench, "R", null, Quantity.of(1)));
        Found.refusedNull("receive(receipt, sku, null)", () -> receive(bench, "R", "S", null));
        Found.same("what there is", Map.of(), bench.levels("S"));
    }

    private static String receive(StockBench bench, String receipt, String sku, Quantity quantity) {
        bench.stock().receive(receipt, sku, quantity);
        return "received";
    }
}
