package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.StockBench.S;
import static dev.sefaresh.spi.tck.StockBench.THERE;
import static dev.sefaresh.spi.tck.StockBench.change;
import static dev.sefaresh.spi.tck.StockBench.move;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.util.List;

/** Stock that is kept for a holder ... */
final class HeldStock {
    private HeldStock() {}

    static void is_let_go_of_once(StockBench bench) {
        bench.receive("R1", S, "20");
        bench.receive("R2", THERE, "20");
        bench.stock().move(change("1", Kind.RESERVE, S, "5"));
        bench.stock().move(change("2", Kind.RESERVE, THERE, "5"));
        bench.stock().move(other("3", Kind.RESERVE, "5"));
        bench.answered("RELEASE 2 of S at main", change("4", Kind.RELEASE, S, "2"));
        bench.answered("RELEASE 3 of S at main", change("5", Kind.RELEASE, S, "4"));
        bench.answered("RELEASE 0 of S at main", change("6", Kind.RELEASE, S, "1"));
        bench.level("releases of more than was kept", "20 on hand, 5 reserved", S);
        bench.answered("ISSUE 5 of S at main, LOSE 2 of S at main", other("7", Kind.ISSUE, "7"));
        bench.level("an issue of more than was kept", "13 on hand, 0 reserved", S);
        bench.answered("ISSUE 0 of S at main, LOSE 1 of S at main", other("8", Kind.ISSUE, "1"));
        bench.answered(
                "ISSUE 3 of S at there, RELEASE 2 of S at there, RELEASE 0 of S at there",
                change(
                        "9",
                        move(Kind.ISSUE, THERE, "3"),
                        move(Kind.RELEASE, THERE, "3"),
                        move(Kind.RELEASE, THERE, "1")));
        bench.answered(
                "RESERVE 2 of S at main, ISSUE 2 of S at main",
                StockChange.of("10", move(Kind.RESERVE, S, "2"), move(Kind.ISSUE, S, "2"))
                        .heldFor(OrderId.of("C"), DocumentNo.delivery(1)));
        bench.level("all that", "10 on hand, 0 reserved", S);
    }

    static void is_not_kept_too_late(StockBench bench) {
        bench.receive("R1", S, "5");
        bench.answered("RELEASE 0 of S at main", change("release", Kind.RELEASE, S, "9"));
        bench.answered("nothing", change("reserve", Kind.RESERVE, S, "9"));
        bench.answered("nothing", change("reserve", Kind.RESERVE, S, "9").inPart());
        bench.answered("RESERVE 2 of S at main", other("other", Kind.RESERVE, "2"));
        bench.answered("ISSUE 2 of S at main", other("other issue", Kind.ISSUE, "2"));
        bench.answered("nothing", other("other again", Kind.RESERVE, "1"));
        bench.level("what came in time", "3 on hand, 0 reserved", S);
        bench.receive("R2", THERE, "1");
        bench.answered(
                "RESERVE 1 of S at there",
                change("elsewhere", move(Kind.RESERVE, S, "1"), move(Kind.RESERVE, THERE, "1")));
    }

    static void is_told(StockBench bench) {
        Found.same("what is kept on a shelf of which nobody spoke", List.of(), bench.kept(S));
        bench.receive("R1", S, "20");
        bench.stock().move(other("1", Kind.RESERVE, "5"));
        bench.stock().move(change("2", Kind.RESERVE, S, "0.5"));
        bench.stock()
                .move(StockChange.of("3", move(Kind.RESERVE, S, "3")).heldFor(OrderId.of("A"), DocumentNo.delivery(2)));
        bench.stock().move(other("4", Kind.RESERVE, "1"));
        bench.stock().move(change("5", Kind.ISSUE, S, "2"));
        Found.same("what is kept for whom", List.of("6 for B/D1", "3 for A/D2"), bench.kept(S));
        Found.same("what is kept elsewhere", List.of(), bench.kept(THERE));
    }

    static void has_a_holder(StockBench bench) {
        bench.receive("R1", S, "5");
        bench.stock().move(change("1", Kind.RESERVE, S, "3"));
        String before = bench.all();
        for (Kind kind : List.of(Kind.RESERVE, Kind.RELEASE, Kind.ISSUE)) {
            Found.refused(
                    kind + " for nobody",
                    IllegalArgumentException.class,
                    () -> bench.stock().move(StockChange.of("2", move(Kind.RECEIVE, S, "1"), move(kind, S, "1"))));
        }
        Found.same("after all that", before, bench.all());
    }

    /** For the first delivery of order B. */
    private static StockChange other(String id, Kind kind, String quantity) {
        return StockChange.of(id, move(kind, S, quantity)).heldFor(OrderId.of("B"), DocumentNo.delivery(1));
    }
}
