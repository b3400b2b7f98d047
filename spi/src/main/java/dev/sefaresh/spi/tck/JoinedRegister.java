package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.issue;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.numberless;
import static dev.sefaresh.spi.tck.Commits.sealed;
import static dev.sefaresh.spi.tck.Specimens.NOWRUZ;
import static dev.sefaresh.spi.tck.Specimens.bare;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.Joined;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A register that a store joins ... */
final class JoinedRegister {
    private static final int WORKERS = 16;
    private static final int ROUNDS = 6;

    /** Ends in digits that are not those of Java. */
    private static final String SERIES = "ش/۱";

    private JoinedRegister() {}

    static void numbers(StoreBench bench) {
        OrderFile file = bare("A")
                .with(numberless(1))
                .with(numberless(2))
                .with(numberless(3))
                .with(numberless(4));
        Committed first =
                bench.committed(birth(file, "c1").addRegistrations(sealed(2, "I"), sealed(1, "C"), sealed(3, "I")));
        Found.same(
                "the entries that Committed tells",
                Map.of(
                        DocumentNo.invoice(2), new RegisterEntry("I", 1, NOWRUZ),
                        DocumentNo.invoice(1), new RegisterEntry("C", 1, NOWRUZ),
                        DocumentNo.invoice(3), new RegisterEntry("I", 2, NOWRUZ)),
                first.entries());
        List<Optional<RegisterEntry>> entries = List.of(
                Optional.of(new RegisterEntry("C", 1, NOWRUZ)),
                Optional.of(new RegisterEntry("I", 1, NOWRUZ)),
                Optional.of(new RegisterEntry("I", 2, NOWRUZ)),
                Optional.empty());
        Found.same("the entries of the invoices that are loaded", entries, entries(bench));
        OrderFile loaded = bench.file("A");
        Invoice rewritten = loaded.invoices().get(1).withSalt("other salt");
        bench.committed(Commits.change(loaded, loaded.with(rewritten), "c2"));
        Found.same("after an invoice was written again", entries, entries(bench));
        Found.same(
                "an entry of another series",
                Map.of(DocumentNo.invoice(1), new RegisterEntry("I", 3, NOWRUZ)),
                bench.committed(issue("B", "I", 1)).entries());
    }

    private static List<Optional<RegisterEntry>> entries(StoreBench bench) {
        return bench.file("A").invoices().stream().map(Invoice::entry).toList();
    }

    /** Every other series was never opened before; some commits are stale, and some lack where they can. */
    static void has_no_gaps(StoreBench bench) throws Exception {
        boolean stock = bench.store().joined().contains(Joined.STOCK);
        for (String series : List.of("I", SERIES)) {
            List<List<RegisterEntry>> given = Race.of(WORKERS, worker -> {
                List<RegisterEntry> mine = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    String id = series + worker + "-" + i;
                    mine.addAll(
                            bench.committed(issue(id, series, 1, 2)).entries().values());
                    OrderFile file = bench.file(id);
                    bench.store()
                            .commit(issue(file.withVersion(7), "stale", series, 3)
                                    .build());
                    if (stock) {
                        bench.store()
                                .commit(issue(file, "lacking", series, 3)
                                        .addMoves(Commits.reserve(1, "NONE", "1"))
                                        .build());
                    }
                }
                return mine;
            });
            List<Long> numbers = given.stream()
                    .flatMap(List::stream)
                    .map(RegisterEntry::number)
                    .sorted()
                    .toList();
            Found.same(
                    "all numbers of series " + series,
                    LongStream.rangeClosed(1, 2L * WORKERS * ROUNDS).boxed().toList(),
                    numbers);
        }
    }

    static void never_goes_back(StoreBench bench) {
        LocalDate may = LocalDate.of(2026, 5, 1);
        OrderFile file = bare("A").with(numberless(1)).with(numberless(2));
        Found.same(
                "the second of two, of which the first is later",
                may,
                date(
                        bench.committed(birth(file, "c").addRegistrations(sealed(1, "I", may), sealed(2, "I", NOWRUZ))),
                        2));
        OrderFile other = bare("B").with(numberless(1)).with(numberless(2));
        Committed later = bench.committed(
                birth(other, "c").addRegistrations(sealed(1, "I", NOWRUZ), sealed(2, "I", may.plusDays(1))));
        Found.same("one in another commit with an earlier date", may, date(later, 1));
        Found.same("one with a later date", may.plusDays(1), date(later, 2));
        OrderFile third = bare("C").with(numberless(1));
        Found.same(
                "one of another series",
                NOWRUZ,
                date(bench.committed(birth(third, "c").addRegistrations(sealed(1, "C", NOWRUZ))), 1));
        Found.same(
                "the date of an invoice that is loaded",
                Optional.of(may),
                bench.file("A").invoices().get(1).entry().map(RegisterEntry::date));
    }

    private static LocalDate date(Committed committed, int invoice) {
        return Found.present(
                        "the entry of invoice " + invoice,
                        Optional.ofNullable(committed.entries().get(DocumentNo.invoice(invoice))))
                .date();
    }

    static void is_the_register(StoreBench bench) {
        for (int i = 1; i <= 5; i++) {
            bench.committed(i == 1 ? issue("A", SERIES, i) : issue(bench.file("A"), "c" + i, SERIES, i));
            RegisterEntry apart = bench.joinedRegister().register(OrderId.of("B"), sealed(i, SERIES));
            Found.same("a number given apart", new RegisterEntry(SERIES, 2L * i, NOWRUZ), apart);
        }
        Found.same("entries of the chain", 10L, bench.joinedRegister().verify(SERIES));
        Found.same(
                "what the register says of an invoice that a commit registered",
                bench.file("A").invoices().get(2).entry(),
                Optional.of(bench.joinedRegister().register(OrderId.of("A"), sealed(3, SERIES))));
        bench.committed(next(bench.file("A"), "last"));
    }
}
