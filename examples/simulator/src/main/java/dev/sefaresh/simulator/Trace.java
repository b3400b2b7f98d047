package dev.sefaresh.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What happened, for people, kept only in the run that shows a failure; and the sum of it, by which two runs are told to be the same.
 * For one thread.
 */
final class Trace {
    private final boolean kept;
    private final List<Line> lines = new ArrayList<>();
    private int step;
    private String order = "";
    private long sum = 1;

    private record Line(int step, String order, String text) {}

    Trace(boolean kept) {
        this.kept = kept;
    }

    /** Another step begins. */
    void step(int number) {
        step = number;
        order = "";
    }

    /** What follows is about this order. */
    void about(String name) {
        order = name;
    }

    /** Something happened. */
    void say(Supplier<String> text) {
        if (kept) {
            lines.add(new Line(step, order, text.get()));
        }
    }

    /** Something that must be the same whenever the seed is. */
    void sum(long value) {
        sum = sum * 31 + value;
    }

    /** The sum of all. */
    long sum() {
        return sum;
    }

    /** The last lines that touch an order, or the last of all. */
    List<String> last(Optional<String> about, int atMost) {
        List<String> touching = lines.stream()
                .filter(line -> about.isEmpty()
                        || line.order().isEmpty()
                        || line.order().equals(about.get()))
                .map(line -> "#%d %s".formatted(line.step(), line.text()))
                .toList();
        return touching.subList(Math.max(0, touching.size() - atMost), touching.size());
    }
}
