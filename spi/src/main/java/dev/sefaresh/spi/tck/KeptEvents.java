package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Events.id;
import static dev.sefaresh.spi.tck.Events.received;
import static dev.sefaresh.spi.tck.Specimens.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;

/** Events in an inbox ... */
final class KeptEvents {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 20;
    private static final int BYTES = 256;
    private static final int MEGABYTE = 1 << 20;

    private KeptEvents() {}

    static void come_back_as_they_came(InboxBench bench) {
        Received received = received("{\"paid\":true}".getBytes(UTF_8));
        bench.kept(id("A"), received);
        bench.kept(id("B"), received());
        Events.same("an event", received, bench.found(id("A")).received());
        Found.same("all of it", Kept.waiting(id("A"), received), bench.found(id("A")));
        Found.same("another", Kept.waiting(id("B"), received()), bench.found(id("B")));
        Found.same("one that was never kept", Optional.empty(), bench.inbox().find(id("C")));
    }

    static void keep_their_bodies(InboxBench bench) {
        byte[] all = new byte[BYTES];
        byte[] large = new byte[MEGABYTE];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 + i / BYTES);
            all[i % BYTES] = (byte) i;
        }
        body(bench, "every byte", all);
        body(bench, "none", new byte[0]);
        body(bench, "a megabyte", large);
        body(bench, "what is no UTF-8", new byte[] {(byte) 0xc3, 0x28, (byte) 0xff, 0, '\\', '\''});
        body(bench, "what begins and ends with blanks", " \r\n{}\r\n ".getBytes(UTF_8));
    }

    private static void body(InboxBench bench, String what, byte[] body) {
        bench.kept(id(what), received(body));
        Events.same(what, received(body), bench.found(id(what)).received());
    }

    static void keep_their_headers(InboxBench bench) {
        Map<String, List<String>> hostile = new TreeMap<>();
        for (int i = 0; i < Texts.HOSTILE.size(); i++) {
            hostile.put("x-" + i, List.of(Texts.HOSTILE.get(i)));
        }
        headers(bench, "hostile values", hostile);
        headers(bench, "values in their order", Map.of("x", Texts.HOSTILE));
        headers(bench, "equal values", Map.of("x", List.of("b", "a", "b"), "y", List.of("b")));
        Map<String, List<String>> names = new TreeMap<>();
        Texts.ALIKE.forEach(name -> names.put(name, List.of("the value of " + name)));
        names.put("X-Signature", List.of("t=1"));
        names.put("", List.of(""));
        headers(bench, "names that look alike", names);
        headers(bench, "none", Map.of());
    }

    private static void headers(InboxBench bench, String what, Map<String, List<String>> headers) {
        bench.kept(id(what), received(headers));
        Found.same(
                "headers, " + what,
                new TreeMap<>(headers),
                bench.found(id(what)).received().headers());
    }

    /** In hours that New York has twice, and that Tehran never had. */
    static void keep_their_time(InboxBench bench) {
        List<Instant> instants = List.of(
                NOON,
                Instant.EPOCH,
                Instant.parse("2026-11-01T05:59:59.999999Z"),
                Instant.parse("2022-03-21T20:45:00.000001Z"),
                Instant.parse("2199-12-31T23:59:59.000001Z"));
        List<String> zones = List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tehran", "America/New_York");
        TimeZone before = TimeZone.getDefault();
        try {
            for (String written : zones) {
                for (Instant at : instants) {
                    EventId id = id(at + " in " + written);
                    TimeZone.setDefault(TimeZone.getTimeZone(written));
                    bench.kept(id, Events.at(at));
                    for (String read : zones) {
                        TimeZone.setDefault(TimeZone.getTimeZone(read));
                        Found.same(
                                "kept in " + written + ", found in " + read,
                                at,
                                bench.found(id).received().at());
                    }
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    static void are_kept_once(InboxBench bench) {
        bench.kept(id("A"), received());
        again(bench, "the same event", received());
        again(bench, "the same event with another body", received("other".getBytes(UTF_8)));
        again(bench, "the same event at another time", Events.after(1));
        Found.same("whether it could be settled", true, bench.inbox().settle(id("A"), Verdict.APPLIED, "paid"));
        again(bench, "the same event after it was applied", received());
    }

    private static void again(InboxBench bench, String what, Received received) {
        Kept before = bench.found(id("A"));
        Found.same("whether it is new: " + what, false, bench.inbox().keep(id("A"), received));
        Kept after = bench.found(id("A"));
        Events.same("what is kept of " + what, before.received(), after.received());
        Found.same("what became of " + what, before, after);
    }

    static void are_kept_once_by_many_at_once(InboxBench bench) throws Exception {
        List<Integer> kept = Race.of(WORKERS, worker -> {
            int mine = 0;
            for (int i = 0; i < ROUNDS; i++) {
                mine += bench.inbox().keep(id("A" + i), received()) ? 1 : 0;
            }
            return mine;
        });
        Found.same(
                "how often " + WORKERS + " that kept the same " + ROUNDS + " events were answered true",
                ROUNDS,
                kept.stream().mapToInt(mine -> mine).sum());
    }

    static void are_kept_apart(InboxBench bench) {
        for (String text : Texts.ALIKE) {
            bench.kept(new EventId(text, "E"), Events.after(text, 0));
            bench.kept(id(text), received(text.getBytes(UTF_8)));
        }
        for (String text : Texts.ALIKE) {
            Found.same(
                    "a tender",
                    new EventId(text, "E"),
                    bench.found(new EventId(text, "E")).id());
            Kept found = bench.found(id(text));
            Found.same("an event", id(text), found.id());
            Found.same("its body", text, new String(found.received().body(), UTF_8));
        }
        bench.kept(new EventId("a", "b/c"), Events.after("a", 0));
        bench.kept(new EventId("a/b", "c"), Events.after("a/b", 0));
    }

    static void come_back_or_are_refused(InboxBench bench) {
        for (int i = 0; i < Texts.UNFIT.size(); i++) {
            String unfit = Texts.UNFIT.get(i);
            keptOrRefused(bench, id(unfit), received());
            keptOrRefused(bench, id("value " + i), received(Map.of("x", List.of(unfit))));
            keptOrRefused(bench, id("name " + i), received(Map.of(unfit, List.of("x"))));
            notedOrRefused(bench, id("note " + i), unfit);
        }
        Found.same("what looks like it", Optional.empty(), bench.inbox().find(id("T")));
    }

    private static void keptOrRefused(InboxBench bench, EventId id, Received received) {
        Optional<Exception> refusal = Found.thrownBy(() -> bench.inbox().keep(id, received));
        if (refusal.isEmpty()) {
            Kept found = bench.found(id);
            Found.same("an event that was not refused", id, found.id());
            Events.same("what was not refused", received, found.received());
        } else {
            Found.instance("the refusal", IllegalArgumentException.class, refusal.get());
            List<EventId> kept = ListedEvents.ids(bench, Verdict.WAITING);
            Found.holds("what is kept of " + id + ", which was refused", !kept.contains(id), kept);
        }
    }

    private static void notedOrRefused(InboxBench bench, EventId id, String note) {
        bench.kept(id, received());
        Optional<Exception> refusal = Found.thrownBy(() -> bench.inbox().settle(id, Verdict.NO_NEWS, note));
        Kept found = bench.found(id);
        if (refusal.isEmpty()) {
            Found.same("a note that was not refused", Optional.of(note), found.note());
        } else {
            Found.instance("the refusal", IllegalArgumentException.class, refusal.get());
            Found.same("the verdict with a note that was refused", Verdict.WAITING, found.verdict());
        }
    }

    static void are_of_one_tender(InboxBench bench) {
        EventId id = new EventId("transfer", "A");
        Found.refused(
                "an event of another tender",
                IllegalArgumentException.class,
                () -> bench.inbox().keep(id, received()));
        Found.same("what was refused", Optional.empty(), bench.inbox().find(id));
        Found.same(
                "the same for the other tender", Optional.empty(), bench.inbox().find(id("A")));
    }

    @SuppressWarnings("NullAway") // that is what it is about
    static void are_not_null(InboxBench bench) {
        bench.kept(id("A"), received());
        Found.refusedNull("keep(null, received)", () -> bench.inbox().keep(null, received()));
        Found.refusedNull("keep(id, null)", () -> bench.inbox().keep(id("B"), null));
        Found.refusedNull("find(null)", () -> bench.inbox().find(null));
        Found.refusedNull("settle(null, verdict, note)", () -> bench.inbox().settle(null, Verdict.APPLIED, ""));
        Found.refusedNull("settle(id, null, note)", () -> bench.inbox().settle(id("A"), null, ""));
        Found.refusedNull("settle(id, verdict, null)", () -> bench.inbox().settle(id("A"), Verdict.APPLIED, null));
        Found.refusedNull("list(null, after, 1)", () -> bench.inbox().list(null, Optional.empty(), 1));
        Found.refusedNull("list(verdict, null, 1)", () -> bench.inbox().list(Verdict.WAITING, null, 1));
        Found.refusedNull("forget(null)", () -> bench.inbox().forget(null));
        Found.same(
                "the verdict of what is kept",
                Verdict.WAITING,
                bench.found(id("A")).verdict());
        Found.same("what is kept", List.of(id("A")), ListedEvents.ids(bench, Verdict.WAITING));
        Found.same("what was refused", Optional.empty(), bench.inbox().find(id("B")));
    }
}
