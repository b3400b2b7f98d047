package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Specimens.bare;

import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.CommitResult.Repeated;
import dev.sefaresh.spi.port.CommitResult.Stale;
import dev.sefaresh.spi.port.Joined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store and a host's transaction ... */
final class Hosted {
    private Hosted() {}

    static void acts_at_once_without_a_host(StoreBench bench) {
        List<String> acts = new ArrayList<>();
        bench.store().afterCommit(() -> acts.add("done"));
        Found.same("what was done when afterCommit returned", List.of("done"), acts);
        Found.same("whether there is a host's transaction", false, bench.store().inHostTransaction());
    }

    static void ends_with_the_host(StoreBench bench) throws Exception {
        Host host = host(bench);
        host.transaction(true, () -> {
            bench.committed(birth(bare("A"), "c1"));
            Found.same("what the host sees before its commit", bare("A"), bench.file("A"));
            bench.committed(next(bare("A"), "c2"));
        });
        Found.same("after the host's commit", bare("A").withVersion(2), bench.file("A"));
        host.transaction(false, () -> {
            bench.committed(birth(bare("B"), "c1"));
            bench.committed(next(bare("A").withVersion(2), "c3"));
        });
        Found.same("a file that was born in what the host rolled back", Optional.empty(), bench.loaded("B", "c1"));
        Found.same("a file that was there before", bare("A").withVersion(2), bench.file("A"));
        Found.same(
                "whether a command of it was done",
                Optional.empty(),
                bench.loaded("A", "c3").orElseThrow().done());
        bench.committed(next(bare("A").withVersion(2), "c3"));
    }

    static void survives_every_answer(StoreBench bench) throws Exception {
        OrderFile file = bare("A");
        bench.committed(birth(file, "c1"));
        host(bench).transaction(true, () -> {
            Commit stale = next(file.withVersion(7), "c2").build();
            Found.same(
                    "the answer to a wrong version", new Stale(), bench.store().commit(stale));
            Found.same(
                    "the answer to the birth again",
                    new Repeated(1),
                    bench.store().commit(birth(file, "c1").build()));
            if (bench.store().joined().contains(Joined.STOCK)) {
                Commit lacking = next(file, "c2")
                        .addMoves(Commits.reserve(1, "NONE", "1"))
                        .build();
                Found.instance(
                        "the answer to what is not there",
                        Lacking.class,
                        bench.store().commit(lacking));
            }
            bench.committed(next(file, "c2"));
        });
        Found.same("what was committed after all that", file.withVersion(2), bench.file("A"));
    }

    static void acts_after_the_host(StoreBench bench) throws Exception {
        List<String> acts = new ArrayList<>();
        host(bench).transaction(true, () -> {
            Found.same(
                    "whether there is a host's transaction", true, bench.store().inHostTransaction());
            bench.store().afterCommit(() -> acts.add("first"));
            bench.store().afterCommit(() -> acts.add("second"));
            Found.same("what was done before the host's commit", List.of(), acts);
        });
        Found.same("what was done after the host's commit", List.of("first", "second"), acts);
        host(bench).transaction(false, () -> bench.store().afterCommit(() -> acts.add("third")));
        host(bench).transaction(true, () -> {});
        Found.same("what was done after a rollback and another commit", List.of("first", "second"), acts);
        Found.same("whether there is a host's transaction", false, bench.store().inHostTransaction());
    }

    private static Host host(StoreBench bench) {
        return bench.host().orElseThrow();
    }
}
