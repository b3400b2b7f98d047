package dev.sefaresh.core.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is moved by hand. Thread-safe. */
public final class HandClock implements InstantSource {
    private volatile Instant now;

    /** A clock that stands at this time. */
    public HandClock(Instant now) {
        this.now = now;
    }

    /** A clock that stands at the beginning of 2026, UTC. */
    public HandClock() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Sets the time, backwards too. */
    public void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
