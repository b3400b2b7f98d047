package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Events.after;
import static dev.sefaresh.spi.tck.Events.id;
import static dev.sefaresh.spi.tck.Events.received;
import static dev.sefaresh.spi.tck.Specimens.NOON;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events in an inbox that were looked into ... */
final class SettledEvents {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 20;

    private SettledEvents() {}

    static void have_their_verdict(InboxBench bench) {
        for (Verdict present : Verdict.values()) {
            for (Verdict next : Verdict.values()) {
                EventId id = having(bench, present, 0, next.name());
                Kept before = bench.found(id);
                String note = Texts.HOSTILE.get(next.ordinal()) + " of " + next;
                String what = next + " after " + present;
                boolean mayFollow = next.mayFollow(present);
                Found.same(what, mayFollow, bench.inbox().settle(id, next, note));
                Found.same("the event, " + what, mayFollow ? before.settled(next, note) : before, bench.found(id));
            }
        }
        for (String note : Texts.HOSTILE) {
            EventId id = id("noted " + note.length() + " " + note.hashCode());
            bench.kept(id, received());
            settled(bench, id, Verdict.UNMATCHED, note);
            Found.same("the note", Optional.of(note), bench.found(id).note());
        }
        Found.same("one that was never kept", false, bench.inbox().settle(id("none"), Verdict.APPLIED, "paid"));
        Found.same("what became of it", Optional.empty(), bench.inbox().find(id("none")));
    }

    /** An event that has come to this verdict. */
    private static EventId having(InboxBench bench, Verdict verdict, long microseconds, String name) {
        EventId id = id(verdict + " " + name);
        bench.kept(id, after(microseconds));
        if (verdict == Verdict.RESOLVED) {
            settled(bench, id, Verdict.UNMATCHED, "fits no order");
        }
        if (verdict != Verdict.WAITING) {
            settled(bench, id, verdict, "of the kit");
        }
        return id;
    }

    static void settled(InboxBench bench, EventId id, Verdict verdict, String note) {
        Found.same("whether " + id + " could be settled", true, bench.inbox().settle(id, verdict, note));
    }

    static void are_settled_by_one(InboxBench bench) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            EventId id = id("A" + i);
            bench.kept(id, received());
            List<Verdict> verdicts = List.of(Verdict.APPLIED, Verdict.NO_NEWS);
            List<Boolean> answers = Race.of(
                    WORKERS,
                    worker -> bench.inbox().settle(id, verdicts.get(worker % verdicts.size()), "by " + worker));
            Found.same(
                    "how many of " + WORKERS + " settled one event",
                    1L,
                    answers.stream().filter(answer -> answer).count());
            int winner = answers.indexOf(true);
            Kept found = bench.found(id);
            Found.same("the verdict that stands", verdicts.get(winner % verdicts.size()), found.verdict());
            Found.same("the note that stands", Optional.of("by " + winner), found.note());
        }
    }

    static void are_forgotten(InboxBench bench) {
        List<EventId> old = new ArrayList<>();
        List<EventId> others = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            EventId before = having(bench, verdict, -1, "before");
            (verdict.isOpen() ? others : old).add(before);
            others.add(having(bench, verdict, 0, "then"));
            others.add(having(bench, verdict, 1, "after"));
        }
        Found.same("how many of an hour ago", 0, bench.inbox().forget(NOON.minus(1, ChronoUnit.HOURS)));
        Found.same("how many were forgotten", old.size(), bench.inbox().forget(NOON));
        Found.same("how many are left for the next", 0, bench.inbox().forget(NOON));
        others.forEach(bench::found);
        for (EventId id : old) {
            Found.same("what was forgotten", Optional.empty(), bench.inbox().find(id));
            bench.kept(id, received());
            Found.same(
                    "its verdict when it comes anew",
                    Verdict.WAITING,
                    bench.found(id).verdict());
        }
    }
}
