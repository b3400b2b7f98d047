package dev.sefaresh.spi.tck;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a check found, and whether it is what the contract says. */
final class Found {
    private static final int LONG = 300;
    private static final int BEFORE = 60;

    private Found() {}

    /** Not as it should be; the kit makes a {@link Violation} of it. */
    static final class Otherwise extends RuntimeException {
        Otherwise(String message) {
            super(message);
        }
    }

    /** Something that may throw. */
    interface Call {
        @Nullable
        Object run() throws Exception;
    }

    static void same(String what, @Nullable Object expected, @Nullable Object got) {
        if (!Objects.equals(expected, got)) {
            throw otherwise(what, String.valueOf(expected), String.valueOf(got));
        }
    }

    static void holds(String what, boolean holds, @Nullable Object got) {
        if (!holds) {
            throw new Otherwise(what + "\nfound:    " + shortened(String.valueOf(got), 0));
        }
    }

    static <T> T present(String what, Optional<T> got) {
        return got.orElseThrow(() -> new Otherwise(what + "\nexpected: something\nfound:    nothing"));
    }

    static <T> T instance(String what, Class<T> expected, @Nullable Object got) {
        if (!expected.isInstance(got)) {
            throw otherwise(what, "a " + expected.getSimpleName(), String.valueOf(got));
        }
        return expected.cast(got);
    }

    /** In whatever order. */
    static <T> void sameOnes(String what, Collection<? extends T> expected, Collection<? extends T> got) {
        boolean same = expected.size() == got.size() && expected.containsAll(got) && got.containsAll(expected);
        holds(what + "\nexpected: " + shortened(String.valueOf(expected), 0) + ", in whatever order", same, got);
    }

    /** What it threw; nothing if it did not. */
    static Optional<Exception> thrownBy(Call call) {
        try {
            call.run();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    /** It has to throw an exception, of this type. */
    static void refused(String what, Class<? extends Exception> expected, Call call) {
        Exception thrown =
                thrownBy(call).orElseThrow(() -> otherwise(what, "a refusal by an exception", "no exception"));
        if (!expected.isInstance(thrown)) {
            throw otherwise(what, expected.getSimpleName(), thrown.toString());
        }
    }

    /** It has to throw a {@link NullPointerException}. */
    static void refusedNull(String what, Call call) {
        refused(what, NullPointerException.class, call);
    }

    private static Otherwise otherwise(String what, String expected, String got) {
        int from = Math.max(0, firstDifference(expected, got) - BEFORE);
        return new Otherwise(what + "\nexpected: " + shortened(expected, from) + "\nfound:    " + shortened(got, from));
    }

    private static int firstDifference(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String shortened(String text, int from) {
        if (text.length() <= LONG) {
            return text;
        }
        int start = Math.min(from, text.length());
        int end = Math.min(text.length(), start + LONG);
        return (start == 0 ? "" : "... ") + text.substring(start, end) + (end == text.length() ? "" : " ...");
    }
}
