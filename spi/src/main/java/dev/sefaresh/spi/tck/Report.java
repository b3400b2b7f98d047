package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.tck.Rule.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of each rule. */
public record Report(List<Result> results) {
    /** Whether no rule that MUST be kept was broken. */
    public boolean isKept() {
        return results.stream()
                .noneMatch(result ->
                        result.finding() == Finding.BROKEN && result.rule().level() == Level.MUST);
    }

    /** The ids of the rules that were broken, of either level. */
    public List<String> broken() {
        return results.stream()
                .filter(result -> result.finding() == Finding.BROKEN)
                .map(result -> result.rule().id())
                .toList();
    }

    /** How many were kept, broken and skipped, and how long it took. */
    public String summary() {
        Duration time = results.stream().map(Result::time).reduce(Duration.ZERO, Duration::plus);
        return String.format(
                Locale.ROOT,
                "%d kept, %d broken, %d skipped in %d ms",
                count(Finding.KEPT),
                count(Finding.BROKEN),
                count(Finding.SKIPPED),
                time.toMillis());
    }

    private long count(Finding finding) {
        return results.stream().filter(result -> result.finding() == finding).count();
    }

    @Override
    public String toString() {
        return results.stream().map(Result::toString).collect(Collectors.joining("\n", "", "\n")) + summary();
    }

    /** What a check found. */
    public enum Finding {
        /** The port keeps the rule. */
        KEPT,
        /** The port breaks the rule. */
        BROKEN,
        /** The rule was not checked: the port or its bench lacks a trait. */
        SKIPPED
    }

    /**
     * What became of one rule.
     *
     * @param message what was found, if it is broken, or which traits are missing; otherwise empty
     */
    public record Result(Rule<?> rule, Finding finding, Duration time, String message) {
        static Result kept(Rule<?> rule, Duration time) {
            return new Result(rule, Finding.KEPT, time, "");
        }

        static Result broken(Rule<?> rule, Duration time, String message) {
            return new Result(rule, Finding.BROKEN, time, message);
        }

        static Result skipped(Rule<?> rule) {
            return new Result(rule, Finding.SKIPPED, Duration.ZERO, "needs " + rule.needs());
        }

        @Override
        public String toString() {
            String line =
                    String.format(Locale.ROOT, "%-7s %5d ms  %-6s %s", finding, time.toMillis(), rule.level(), rule);
            return message.isEmpty() ? line : line + "\n" + message.indent(4).stripTrailing();
        }
    }
}
