package dev.sefaresh.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * So many mails in any minute, and no more. Whoever is put off is told a time of their own, so that those who wait come one after the
 * other. Thread-safe.
 */
final class Pace {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final InstantSource clock;
    private final Queue<Instant> sent = new ArrayDeque<>();
    private final Queue<Instant> promised = new PriorityQueue<>();

    Pace(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Takes a place in this minute, or says how long to wait for one. */
    synchronized Optional<Duration> place() {
        Instant now = clock.instant();
        forget(sent, now.minus(MINUTE));
        forget(promised, now);
        if (sent.size() < most) {
            sent.add(now);
            return Optional.empty();
        }
        Instant next = sent.element().plus(MINUTE).plus(MINUTE.multipliedBy(promised.size() / most));
        promised.add(next);
        return Optional.of(Duration.between(now, next));
    }

    private static void forget(Queue<Instant> times, Instant until) {
        while (!times.isEmpty() && !times.element().isAfter(until)) {
            times.remove();
        }
    }
}
