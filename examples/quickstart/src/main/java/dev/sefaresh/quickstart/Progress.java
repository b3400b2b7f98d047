package dev.sefaresh.quickstart;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/** How far the replay has come. For one thread. */
interface Progress {
    /** So many lines are done. */
    void at(long lines);

    /** Says something that stays. */
    void say(String text);

    /** Done: what is said from now on is not about progress. */
    void end();

    /** Drawn in place on a terminal, a line every tenth otherwise. */
    static Progress on(PrintStream out, long lines) {
        return isTerminal() ? new Bar(out, lines) : new Lines(out, lines);
    }

    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true; // there was no console without a terminal then
        }
    }

    /** A bar that grows. */
    final class Bar implements Progress {
        private static final int WIDTH = 50;
        private static final String CLEARED = "\r" + " ".repeat(WIDTH + 30) + "\r";

        private final PrintStream out;
        private final long total;
        private String drawn = "";

        Bar(PrintStream out, long total) {
            this.out = out;
            this.total = Math.max(total, 1);
        }

        @Override
        public void at(long lines) {
            int full = Math.toIntExact(WIDTH * lines / total);
            String bar = String.format(
                    Locale.ROOT, "[%s%s] %3d %%", "#".repeat(full), "-".repeat(WIDTH - full), 100 * lines / total);
            if (!bar.equals(drawn)) {
                drawn = bar;
                out.print("\r" + bar);
                out.flush();
            }
        }

        @Override
        public void say(String text) {
            out.print(CLEARED);
            out.println(text);
            out.print(drawn);
            out.flush();
        }

        @Override
        public void end() {
            out.print(CLEARED);
        }
    }

    /** A line now and then. */
    final class Lines implements Progress {
        private static final int STEPS = 10;

        private final PrintStream out;
        private final long total;
        private final long begun = System.nanoTime();
        private long step;

        Lines(PrintStream out, long total) {
            this.out = out;
            this.total = Math.max(total, 1);
        }

        @Override
        public void at(long lines) {
            long reached = STEPS * lines / total;
            if (reached > step) {
                step = reached;
                say(String.format(
                        Locale.ROOT,
                        "%3d %%  %,d of %,d lines, %.1f s",
                        10 * step,
                        lines,
                        total,
                        (System.nanoTime() - begun) / 1e9));
            }
        }

        @Override
        public void say(String text) {
            out.println(text);
        }

        @Override
        public void end() {}
    }
}
