package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Commits.sealed;
import static dev.sefaresh.spi.tck.Specimens.NOWRUZ;
import static dev.sefaresh.spi.tck.Trait.CAN_TAMPER;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.SealedDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** What every {@link InvoiceRegister} has to do. What commits do to a joined one is the store's: see {@link OrderStoreRules}. */
public final class InvoiceRegisterRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<RegisterBench>> ALL = List.of(
            rule(1, "register MUST be idempotent by order and invoice: the same again, whatever its series, date and digest, gets the same entry, so a crash between the entry and its recording is resumed with the same number.", InvoiceRegisterRules::is_idempotent),
            rule(2, "A series MUST open with its first document, and its numbers MUST be given from 1 without a gap.", InvoiceRegisterRules::counts_from_one),
            rule(3, "Documents that are registered at once MUST get all numbers, without gaps and repetitions, and the same document at once MUST get one.", InvoiceRegisterRules::has_no_gaps),
            rule(4, "Dates of a series MUST NOT go back: a document dated before its predecessor gets the predecessor's date.", InvoiceRegisterRules::never_goes_back),
            rule(5, "Dates MUST be the days that they are, whatever the default time zone is meanwhile.", InvoiceRegisterRules::keeps_its_days),
            rule(6, "verify MUST answer how many entries a series has: none if it was never opened.", InvoiceRegisterRules::knows_its_length),
            rule(7, "Each entry MUST be chained to the one before it, so that verify throws an IllegalStateException that names the first entry that was changed.", InvoiceRegisterRules::is_chained, CAN_TAMPER),
            rule(8, "What is no invoice MUST be refused with an IllegalArgumentException and get no number.", InvoiceRegisterRules::takes_invoices_only),
            rule(9, "Orders and series that are not equal MUST be kept apart, however alike they look.", InvoiceRegisterRules::keeps_apart),
            rule(10, "A null SHOULD be refused with a NullPointerException and change nothing.", InvoiceRegisterRules::refuses_nulls));
    // spotless:on

    private static final int WORKERS = 16;
    private static final int ROUNDS = 10;
    private static final OrderId A = OrderId.of("A");

    private InvoiceRegisterRules() {}

    /** A kit of them; each bench has an empty register. */
    public static Kit<RegisterBench> of(Supplier<RegisterBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<RegisterBench> rule(
            int number, String intent, Rule.Check<RegisterBench> check, Trait... needs) {
        return Rule.of("InvoiceRegister", number, intent, check, needs);
    }

    private static void is_idempotent(RegisterBench bench) {
        RegisterEntry first = bench.register().register(A, sealed(1, "I"));
        bench.register().register(A, sealed(2, "I"));
        Found.same("the same again", first, bench.register().register(A, sealed(1, "I")));
        Found.same(
                "the same with another date", first, bench.register().register(A, sealed(1, "I", NOWRUZ.plusDays(1))));
        Found.same("the same in another series", first, bench.register().register(A, sealed(1, "C")));
        SealedDocument other = new SealedDocument(DocumentNo.invoice(1), "I", NOWRUZ, "cd".repeat(32));
        Found.same("the same with another digest", first, bench.register().register(A, other));
    }

    private static void counts_from_one(RegisterBench bench) {
        Found.same(
                "the first", new RegisterEntry("I", 1, NOWRUZ), bench.register().register(A, sealed(1, "I")));
        Found.same(
                "the second",
                new RegisterEntry("I", 2, NOWRUZ),
                bench.register().register(A, sealed(2, "I")));
        Found.same(
                "the first of another series",
                new RegisterEntry("C", 1, NOWRUZ),
                bench.register().register(A, sealed(3, "C")));
        Found.same(
                "the same invoice of another order",
                new RegisterEntry("I", 3, NOWRUZ),
                bench.register().register(OrderId.of("B"), sealed(1, "I")));
    }

    private static void has_no_gaps(RegisterBench bench) throws Exception {
        List<List<Long>> given = Race.of(WORKERS, worker -> {
            List<Long> mine = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                bench.register().register(OrderId.of("by all " + i), sealed(1, "I"));
                mine.add(bench.register()
                        .register(OrderId.of("by " + worker), sealed(i + 1, "I"))
                        .number());
            }
            return mine;
        });
        List<Long> all = new ArrayList<>();
        given.forEach(all::addAll);
        for (int i = 0; i < ROUNDS; i++) {
            all.add(bench.register()
                    .register(OrderId.of("by all " + i), sealed(1, "I"))
                    .number());
        }
        Found.same(
                "all numbers",
                LongStream.rangeClosed(1, (WORKERS + 1) * (long) ROUNDS).boxed().toList(),
                all.stream().sorted().toList());
    }

    private static void never_goes_back(RegisterBench bench) {
        LocalDate may = LocalDate.of(2026, 5, 1);
        Found.same("the first", may, date(bench, 1, "I", may));
        Found.same("the second, dated before", may, date(bench, 2, "I", NOWRUZ));
        Found.same("the third, dated after", may.plusDays(1), date(bench, 3, "I", may.plusDays(1)));
        Found.same("the fourth, dated before", may.plusDays(1), date(bench, 4, "I", may));
        Found.same("one of another series", NOWRUZ, date(bench, 5, "C", NOWRUZ));
    }

    private static LocalDate date(RegisterBench bench, int invoice, String series, LocalDate date) {
        return bench.register().register(A, sealed(invoice, series, date)).date();
    }

    private static void keeps_its_days(RegisterBench bench) {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                Found.same("written in " + zone, NOWRUZ, date(bench, 1, zone, NOWRUZ));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tehran"));
                Found.same("read elsewhere", NOWRUZ, date(bench, 1, zone, NOWRUZ));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static void knows_its_length(RegisterBench bench) {
        Found.same("a series that was never opened", 0L, bench.register().verify("I"));
        for (int i = 1; i <= 5; i++) {
            bench.register().register(A, sealed(i, i == 4 ? "C" : "I"));
        }
        Found.same("a series of four", 4L, bench.register().verify("I"));
        Found.same("a series of one", 1L, bench.register().verify("C"));
    }

    private static void is_chained(RegisterBench bench) {
        for (int i = 1; i <= 5; i++) {
            bench.register().register(A, sealed(i, "I"));
        }
        RegisterEntry third = new RegisterEntry("I", 3, NOWRUZ);
        bench.forger().orElseThrow().accept(third);
        Exception found = Found.present(
                "what verify says after entry " + third + " was changed",
                Found.thrownBy(() -> bench.register().verify("I")));
        Found.instance("it", IllegalStateException.class, found);
        Found.holds("it names the entry", String.valueOf(found.getMessage()).contains("I/3"), found);
    }

    private static void takes_invoices_only(RegisterBench bench) {
        for (DocumentNo other : List.of(DocumentNo.ORDER, DocumentNo.delivery(1), DocumentNo.goodsReturn(1))) {
            SealedDocument document = new SealedDocument(other, "I", NOWRUZ, "ab".repeat(32));
            Found.refused(
                    "registering " + other,
                    IllegalArgumentException.class,
                    () -> bench.register().register(A, document));
        }
        Found.same(
                "the first invoice",
                new RegisterEntry("I", 1, NOWRUZ),
                bench.register().register(A, sealed(1, "I")));
    }

    private static void keeps_apart(RegisterBench bench) {
        long orders = 0;
        for (String alike : Texts.ALIKE) {
            orders++;
            Found.same(
                    "one of many orders that look alike",
                    orders,
                    bench.register().register(OrderId.of(alike), sealed(1, "I")).number());
            Found.same(
                    "one of many series that look alike",
                    new RegisterEntry(alike, 1, NOWRUZ),
                    bench.register().register(OrderId.of(alike), sealed(2, alike)));
        }
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(RegisterBench bench) {
        Found.refusedNull("register(null, document)", () -> bench.register().register(null, sealed(1, "I")));
        Found.refusedNull("register(order, null)", () -> bench.register().register(A, null));
        Found.refusedNull("verify(null)", () -> bench.register().verify(null));
        Found.same(
                "the first", new RegisterEntry("I", 1, NOWRUZ), bench.register().register(A, sealed(1, "I")));
    }
}
