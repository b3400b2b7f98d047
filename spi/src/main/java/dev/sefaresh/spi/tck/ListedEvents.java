package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Events.after;
import static dev.sefaresh.spi.tck.Events.id;
import static dev.sefaresh.spi.tck.SettledEvents.settled;
import static dev.sefaresh.spi.tck.Specimens.NOON;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists of events in an inbox ... */
final class ListedEvents {
    private static final int EVENTS = 30;
    private static final List<Integer> SIZES = List.of(1, 7, EVENTS - 1, EVENTS, EVENTS + 1);
    private static final int ALL = 100;

    private ListedEvents() {}

    /** In no order, three of each microsecond, of two tenders. */
    static void are_shown_once(InboxBench bench) {
        List<Kept> all = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            int i = n * 7 % EVENTS;
            String tender = "tender " + i % 2;
            Kept event = Kept.waiting(new EventId(tender, "A" + n * 11 % EVENTS), after(tender, i / 3));
            bench.kept(event.id(), event.received());
            all.add(event);
        }
        pages(bench, Verdict.WAITING, all);
        for (int i = 0; i < EVENTS; i += 2) {
            settled(bench, all.get(i).id(), Verdict.UNMATCHED, "fits no order");
        }
        pages(bench, Verdict.WAITING, half(all, 1));
        pages(
                bench,
                Verdict.UNMATCHED,
                half(all, 0).stream()
                        .map(event -> event.settled(Verdict.UNMATCHED, "fits no order"))
                        .toList());
        pages(bench, Verdict.APPLIED, List.of());
    }

    private static List<Kept> half(List<Kept> all, int from) {
        return Stream.iterate(from, i -> i < all.size(), i -> i + 2)
                .map(all::get)
                .toList();
    }

    private static void pages(InboxBench bench, Verdict verdict, List<Kept> expected) {
        for (int size : SIZES) {
            String what = verdict + " in pages of " + size;
            List<Kept> seen = new ArrayList<>();
            List<Kept> page = bench.inbox().list(verdict, Optional.empty(), size);
            for (int n = 0; n <= EVENTS && !page.isEmpty(); n++) {
                seen.addAll(page);
                EventId last = page.get(page.size() - 1).id();
                page = bench.inbox().list(verdict, Optional.of(last), size);
            }
            Found.sameOnes(what, expected, seen);
            for (int i = 1; i < seen.size(); i++) {
                Kept earlier = seen.get(i - 1);
                Kept later = seen.get(i);
                Found.holds(
                        what + ", oldest first",
                        !earlier.received().at().isAfter(later.received().at()),
                        earlier + " before " + later);
            }
        }
    }

    static void fill_pages(InboxBench bench) {
        Found.same("a list of nothing", List.of(), ids(bench, Verdict.WAITING));
        Stream.of(0, 1, 2, 3).forEach(i -> bench.kept(id("A" + i), after(i)));
        for (int size = 1; size <= 5; size++) {
            List<Kept> page = bench.inbox().list(Verdict.WAITING, Optional.empty(), size);
            Found.same("events of a page of " + size + " of 4", Math.min(size, 4), page.size());
        }
        List<Kept> rest = bench.inbox().list(Verdict.WAITING, Optional.of(id("A2")), 3);
        Found.same("events of a page of 3 after the third of 4", 1, rest.size());
        for (int size : List.of(0, -1)) {
            Found.refused(
                    "a page of " + size,
                    IllegalArgumentException.class,
                    () -> bench.inbox().list(Verdict.WAITING, Optional.empty(), size));
        }
    }

    static void can_be_worked_off(InboxBench bench) {
        Stream.of(0, 1, 2, 3, 4).forEach(i -> bench.kept(id("A" + i), after(i)));
        settled(bench, id("A1"), Verdict.APPLIED, "paid");
        settled(bench, id("A2"), Verdict.APPLIED, "paid");
        Found.same("after one that was applied", List.of(id("A3"), id("A4")), ids(bench, Verdict.WAITING, id("A1")));
        Found.same("after the last", List.of(), ids(bench, Verdict.WAITING, id("A4")));
        Found.same("after one that waits", List.of(id("A1"), id("A2")), ids(bench, Verdict.APPLIED, id("A0")));
        Found.same("how many were forgotten", 1, bench.inbox().forget(NOON.plus(2, ChronoUnit.MICROS)));
        List<EventId> waiting = List.of(id("A0"), id("A3"), id("A4"));
        Found.same("after one that was forgotten", waiting, ids(bench, Verdict.WAITING, id("A1")));
        Found.same("after one that never was", waiting, ids(bench, Verdict.WAITING, id("none")));
    }

    static List<EventId> ids(InboxBench bench, Verdict verdict) {
        return ids(bench.inbox().list(verdict, Optional.empty(), ALL));
    }

    private static List<EventId> ids(InboxBench bench, Verdict verdict, EventId after) {
        return ids(bench.inbox().list(verdict, Optional.of(after), ALL));
    }

    private static List<EventId> ids(List<Kept> page) {
        return page.stream().map(Kept::id).toList();
    }
}
