package dev.sefaresh.simulator;

import dev.sefaresh.core.Machines;
import dev.sefaresh.core.Reception;
import dev.sefaresh.spi.model.Message;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What there was, in numbers. For one thread. */
final class Figures {
    private static final int FEW = 15;

    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final Map<String, Long> answers = new TreeMap<>();
    private final Map<String, Long> notices = new TreeMap<>();
    private final Set<String> rows = new TreeSet<>();
    private final Map<Message, Long> mails = new EnumMap<>(Message.class);
    private long steps;
    private long orders;
    private long commits;
    private long ended;
    private long discrepancies;
    private long days;

    void fault(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    void answer(String kind) {
        answers.merge(kind, 1L, Long::sum);
    }

    /** What became of something that a bank told. */
    void notice(Reception reception) {
        notices.merge(reception.getClass().getSimpleName(), 1L, Long::sum);
    }

    /** Something arrived in a letter box. */
    void mail(Message message) {
        mails.merge(message, 1L, Long::sum);
    }

    void commit() {
        commits++;
    }

    long commits() {
        return commits;
    }

    void step() {
        steps++;
    }

    void row(String name) {
        rows.add(name);
    }

    /** A file as it stands at the end. */
    void file(boolean hasEnded, int unfitting) {
        orders++;
        ended += hasEnded ? 1 : 0;
        discrepancies += unfitting;
    }

    void days(long passed) {
        days += passed;
    }

    /** These and those of another run. */
    void add(Figures other) {
        other.faults.forEach((fault, many) -> faults.merge(fault, many, Long::sum));
        other.answers.forEach((kind, many) -> answers.merge(kind, many, Long::sum));
        other.notices.forEach((what, many) -> notices.merge(what, many, Long::sum));
        rows.addAll(other.rows);
        other.mails.forEach((message, many) -> mails.merge(message, many, Long::sum));
        steps += other.steps;
        orders += other.orders;
        commits += other.commits;
        ended += other.ended;
        discrepancies += other.discrepancies;
        days += other.days;
    }

    /** One line. */
    String line(double seconds) {
        long crashes = faults.getOrDefault(Fault.CRASH_BEFORE, 0L) + faults.getOrDefault(Fault.CRASH_AFTER, 0L);
        return ("%,d steps over %,d days, %,d orders, %,d commits, %s, notices: %s, mails: %s, faults: %s, %,d crashes, %,d files ended,"
                        + " %,d discrepancies, %d of %d rows gone along%s, %.1f s, %,.0f steps/s")
                .formatted(
                        steps,
                        days,
                        orders,
                        commits,
                        counts(answers),
                        notices.isEmpty() ? "none" : counts(notices),
                        mails.isEmpty() ? "none" : counts(mails),
                        faults.isEmpty() ? "none" : counts(faults),
                        crashes,
                        ended,
                        discrepancies,
                        rows.size(),
                        Machines.rows().size(),
                        missed(),
                        seconds,
                        steps / Math.max(seconds, 0.001));
    }

    /** The rows that nobody went along. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        Machines.rows().forEach(row -> missing.add(row.name()));
        missing.removeAll(rows);
        return missing;
    }

    /** The messages that nobody got. */
    Set<Message> unheard() {
        Set<Message> unheard = EnumSet.allOf(Message.class);
        unheard.removeAll(mails.keySet());
        return unheard;
    }

    private String missed() {
        Set<String> missing = missing();
        return missing.isEmpty() || missing.size() > FEW ? "" : " (not " + String.join(", ", missing) + ")";
    }

    private static String counts(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> "%,d %s"
                        .formatted(
                                count.getValue(),
                                count.getKey()
                                        .toString()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' ')))
                .collect(Collectors.joining(", "));
    }
}
