package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Specimens.NOWRUZ;
import static dev.sefaresh.spi.tck.StockBench.S;
import static dev.sefaresh.spi.tck.StockBench.T;
import static dev.sefaresh.spi.tck.StockBench.THERE;
import static dev.sefaresh.spi.tck.StockBench.change;
import static dev.sefaresh.spi.tck.StockBench.move;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.util.Map;

/** A change of stock ... */
final class ChangedStock {
    private ChangedStock() {}

    static void makes_a_level(StockBench bench) {
        bench.receive("R1", S, "2.50");
        bench.receive("R2", THERE, "0");
        bench.receive("R3", T, "1");
        Found.same(
                "the levels of a SKU on two shelves, one of them empty",
                Map.of("S at main", "2.5 on hand, 0 reserved", "S at there", "0 on hand, 0 reserved"),
                bench.levels("S", "never moved"));
        Found.same("the levels of nothing", Map.of(), bench.levels());
    }

    static void is_seen(StockBench bench) {
        bench.receive("R1", S, "99999999999.000000001");
        bench.level("a receipt", "99999999999.000000001 on hand, 0 reserved", S);
        bench.receive("R2", S, "0.999999999");
        bench.level("another", "100000000000 on hand, 0 reserved", S);
        bench.stock().move(change("1", Kind.RESERVE, S, "7.000000001"));
        bench.level("a reservation", "100000000000 on hand, 7.000000001 reserved", S);
        bench.stock().move(change("2", Kind.ISSUE, S, "5"));
        bench.level("an issue", "99999999995 on hand, 2.000000001 reserved", S);
        bench.stock().move(change("3", Kind.RELEASE, S, "1.000000001"));
        bench.level("a release", "99999999995 on hand, 1 reserved", S);
        bench.stock().move(change("4", Kind.RESTOCK, S, "5"));
        bench.level("goods that come back", "100000000000 on hand, 1 reserved", S);
        bench.stock().move(StockChange.lose("5", S, Quantity.of(1)));
        bench.level("a loss", "99999999999 on hand, 1 reserved", S);
        bench.stock().move(StockChange.transfer("6", S, THERE, Quantity.of(2)));
        bench.level("a transfer from there", "99999999997 on hand, 1 reserved", S);
        bench.level("a transfer to there", "0 on hand, 0 reserved, 2 expected", THERE);
    }

    static void tells_what_is_expected(StockBench bench) {
        bench.stock().move(StockChange.expect("1", S, Quantity.of(9), NOWRUZ.plusDays(9)));
        bench.level("a purchase", "0 on hand, 0 reserved, 9 expected on 2026-03-30", S);
        bench.stock().move(StockChange.expect("2", S, Quantity.of(1), NOWRUZ));
        bench.stock().move(StockChange.expect("3", S, Quantity.of(2), NOWRUZ.plusDays(1)));
        bench.level("three purchases", "0 on hand, 0 reserved, 12 expected on 2026-03-21", S);
        bench.stock().move(StockChange.of("4", move(Kind.ARRIVE, S, "2.5")));
        bench.stock().move(StockChange.of("5", move(Kind.FORGO, S, "0.5")));
        bench.level("some of it", "2.5 on hand, 0 reserved, 9 expected on 2026-03-21", S);
        bench.answered("nothing; lacks S at main: 3 of 2.5, more on 2026-03-21", change("6", Kind.RESERVE, S, "3"));
        bench.stock().move(StockChange.of("7", move(Kind.ARRIVE, S, "10")));
        bench.level("more than all of it", "12.5 on hand, 0 reserved", S);
        bench.stock().move(StockChange.of("8", move(Kind.EXPECT, S, "1")));
        bench.level("one of which nobody knows the day", "12.5 on hand, 0 reserved, 1 expected", S);
    }

    static void is_done_once(StockBench bench) {
        bench.receive("R1", S, "5");
        bench.receive("R1", S, "3");
        bench.receive("R1", T, "3");
        Found.same("after the same id thrice", Map.of("S at main", "5 on hand, 0 reserved"), bench.levels("S", "T"));
        StockChange some = change("1", Kind.RESERVE, S, "7").inPart();
        String once = "RESERVE 5 of S at main; lacks S at main: 7 of 5";
        bench.answered(once, some);
        StockChange loss = StockChange.lose("2", S, Quantity.of(2));
        String lost = "LOSE 2 of S at main; lacks S at main: 2 of -2";
        bench.answered(lost, loss);
        bench.receive("R2", S, "9");
        String before = bench.all();
        bench.answered(once, some);
        bench.answered(once, change("1", Kind.RELEASE, T, "1"));
        bench.answered(lost, loss);
        Found.same("after all that again", before, bench.all());
        bench.stock().receive("R", "S", Quantity.of(2));
        bench.stock().receive("R", "S", Quantity.of(3));
        bench.stock().receive("R", "T", Quantity.of(4));
        bench.level("the same receipt and SKU twice", "14 on hand, 5 reserved", S);
        bench.level("another SKU of the receipt", "4 on hand, 0 reserved", T);
    }

    static void leaves_nothing_of_nothing(StockBench bench) {
        bench.answered("nothing; lacks S at main: 1 of 0", change("1", Kind.RESERVE, S, "1"));
        bench.answered(
                "nothing; lacks S at main: 1 of 0",
                change("1", Kind.RESERVE, S, "1").inPart());
        bench.answered("nothing", StockChange.of("1"));
        Found.same("shelves of which nothing was moved", Map.of(), bench.levels("S"));
        bench.receive("R1", S, "1");
        bench.answered("RESERVE 1 of S at main", change("1", Kind.RESERVE, S, "1"));
    }

    static void is_whole(StockBench bench) {
        bench.receive("R1", S, "5");
        String before = bench.all();
        bench.answered(
                "nothing; lacks T at main: 1 of 0",
                change("1", move(Kind.RESTOCK, S, "1"), move(Kind.RESERVE, S, "1"), move(Kind.RESERVE, T, "1")));
        Found.same("after a change of which a part could be done", before, bench.all());
        bench.answered(
                "RESERVE 2 of S at main, RECEIVE 1 of T at main, RESERVE 1 of T at main",
                change("2", move(Kind.RESERVE, S, "2"), move(Kind.RECEIVE, T, "1"), move(Kind.RESERVE, T, "1")));
        Found.same(
                "after one of which all could be done",
                Map.of("S at main", "5 on hand, 2 reserved", "T at main", "1 on hand, 1 reserved"),
                bench.levels("S", "T"));
    }

    static void lacks(StockBench bench) {
        bench.receive("R1", S, "5");
        bench.receive("R2", THERE, "9");
        bench.stock().move(StockChange.expect("E", T, Quantity.of(9), NOWRUZ));
        bench.answered(
                "nothing; lacks S at main: 6 of 5, T at main: 1.5 of 0, more on 2026-03-21",
                change(
                        "1",
                        move(Kind.RESERVE, S, "3"),
                        move(Kind.RESERVE, THERE, "9"),
                        move(Kind.RESERVE, T, "1.50"),
                        move(Kind.RESERVE, S, "3")));
        bench.answered(
                "nothing; lacks S at main: 8 of 7",
                change("2", move(Kind.RESERVE, S, "8"), move(Kind.RESTOCK, S, "2")));
        bench.answered("nothing; lacks S at main: 6 of 5", StockChange.transfer("3", S, T, Quantity.of(6)));
        bench.answered(
                "RESERVE 7 of S at main, RESTOCK 2 of S at main",
                change("4", move(Kind.RESERVE, S, "7"), move(Kind.RESTOCK, S, "2")));
        bench.answered("nothing; lacks S at main: 0.000000001 of 0", change("5", Kind.RESERVE, S, "0.000000001"));
        bench.stock().move(StockChange.lose("6", S, Quantity.of(1)));
        bench.answered("nothing; lacks S at main: 1 of -1", change("7", Kind.RESERVE, S, "1"));
        bench.answered(
                "nothing; lacks S at main: 1 of 0",
                change("8", move(Kind.RESERVE, S, "1"), move(Kind.RELEASE, S, "1")));
    }

    static void is_done_in_part(StockBench bench) {
        bench.receive("R1", S, "5");
        bench.receive("R2", THERE, "2");
        bench.answered(
                "RESERVE 3 of S at main, RESERVE 2 of S at there, RESERVE 2 of S at main; "
                        + "lacks S at main: 8 of 5, T at main: 1 of 0",
                change(
                                "1",
                                move(Kind.RESERVE, S, "3"),
                                move(Kind.RESERVE, THERE, "2"),
                                move(Kind.RESERVE, T, "1"),
                                move(Kind.RESERVE, S, "4"),
                                move(Kind.RESERVE, S, "1"))
                        .inPart());
        Found.same("what nothing was moved of", Map.of(), bench.levels("T"));
        bench.answered(
                "RESERVE 1 of S at main, RESTOCK 1 of S at main; lacks S at main: 2 of 1",
                change("2", move(Kind.RESERVE, S, "2"), move(Kind.RESTOCK, S, "1"))
                        .inPart());
        bench.level("all that", "6 on hand, 6 reserved", S);
    }

    static void is_recorded_when_it_has_happened(StockBench bench) {
        bench.receive("R1", S, "5");
        bench.stock().move(change("1", Kind.RESERVE, S, "4"));
        bench.answered("LOSE 1 of S at main", StockChange.lose("2", S, Quantity.of(1)));
        bench.answered("LOSE 2 of S at main; lacks S at main: 2 of -2", StockChange.lose("3", S, Quantity.of(2)));
        bench.level("a loss of what is promised", "2 on hand, 4 reserved", S);
        bench.answered("ISSUE 3 of S at main; lacks S at main: 0 of -2", change("4", Kind.ISSUE, S, "3"));
        bench.level("an issue of what is not there", "-1 on hand, 1 reserved", S);
        bench.answered("RECEIVE 1 of S at main; lacks S at main: 0 of -1", StockChange.receive("5", S, Quantity.of(1)));
        bench.answered("RECEIVE 1 of S at main", StockChange.receive("6", S, Quantity.of(1)));
        bench.answered("LOSE 1 of T at main; lacks T at main: 1 of -1", StockChange.lose("7", T, Quantity.of(1)));
    }
}
