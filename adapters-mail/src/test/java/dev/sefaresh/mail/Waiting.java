package dev.sefaresh.mail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** For what another thread is about to do, but not for ever. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Waiting() {}

    static void until(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to " + what);
            }
            Thread.onSpinWait();
        }
    }
}
