package dev.sefaresh.spi.tck;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A port that breaks one rule and keeps all others. */
record Broken<B extends Bench>(String rule, Supplier<B> bench) {
    /** Long enough for everybody else in a race to come by: the hole between looking and acting. */
    static void pause() {
        LockSupport.parkNanos(2_000_000);
    }

    @Override
    public String toString() {
        return rule;
    }
}
