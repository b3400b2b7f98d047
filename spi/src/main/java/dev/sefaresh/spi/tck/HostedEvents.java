package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Events.after;
import static dev.sefaresh.spi.tck.Events.id;
import static dev.sefaresh.spi.tck.Events.received;
import static dev.sefaresh.spi.tck.SettledEvents.settled;
import static dev.sefaresh.spi.tck.Specimens.NOON;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Verdict;
import java.util.List;
import java.util.Optional;

/** An inbox and a host's transaction: its events ... */
final class HostedEvents {
    private HostedEvents() {}

    static void end_with_the_host(InboxBench bench) throws Exception {
        bench.kept(id("old"), after(-1));
        settled(bench, id("old"), Verdict.APPLIED, "paid");
        bench.kept(id("A"), received());
        host(bench).transaction(false, () -> everything(bench));
        Found.same(
                "one that was kept in what the host rolled back",
                Optional.empty(),
                bench.inbox().find(id("B")));
        Found.same(
                "one that was settled there",
                Verdict.WAITING,
                bench.found(id("A")).verdict());
        Found.same(
                "one that was forgotten there",
                Verdict.APPLIED,
                bench.found(id("old")).verdict());
        host(bench).transaction(true, () -> everything(bench));
        Found.same(
                "one that was kept in what the host committed",
                Verdict.WAITING,
                bench.found(id("B")).verdict());
        Found.same(
                "one that was settled there",
                Verdict.APPLIED,
                bench.found(id("A")).verdict());
        Found.same(
                "one that was forgotten there", Optional.empty(), bench.inbox().find(id("old")));
    }

    private static void everything(InboxBench bench) {
        bench.kept(id("B"), received());
        settled(bench, id("A"), Verdict.APPLIED, "paid");
        Found.same("how many were forgotten", 1, bench.inbox().forget(NOON));
        Found.same("what the host sees before its end", List.of(id("B")), ListedEvents.ids(bench, Verdict.WAITING));
    }

    static void leave_the_host_alone(InboxBench bench) throws Exception {
        EventId id = id("A");
        bench.kept(id, received());
        host(bench).transaction(true, () -> {
            Found.same(
                    "whether one that was kept before is new",
                    false,
                    bench.inbox().keep(id, received()));
            settled(bench, id, Verdict.APPLIED, "paid");
            Found.same("whether it can be settled twice", false, bench.inbox().settle(id, Verdict.NO_NEWS, "again"));
            Found.same(
                    "one that was never kept", Optional.empty(), bench.inbox().find(id("none")));
            bench.kept(id("B"), received());
            Found.same("whether that is new again", false, bench.inbox().keep(id("B"), received()));
        });
        Found.same("what the host committed", Verdict.APPLIED, bench.found(id).verdict());
        bench.found(id("B"));
    }

    private static Host host(InboxBench bench) {
        return bench.host().orElseThrow();
    }
}
