package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.tck.Report.Result;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The rules of a port, and fresh benches to check them on.
 *
 * <pre>{@code
 * private final Kit<StoreBench> kit = OrderStoreRules.of(() -> StoreBench.of(emptyStore()));
 *
 * @TestFactory
 * Stream<DynamicTest> keeps_its_contract() {
 *     return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
 * }
 * }</pre>
 *
 * <p>Not thread-safe: a check may change the default time zone for a moment.
 *
 * @param <B> the benches
 */
public final class Kit<B extends Bench> {
    private final List<Rule<B>> all;
    private final Supplier<B> benches;

    Kit(List<Rule<B>> all, Supplier<B> benches) {
        this.all = all;
        this.benches = benches;
    }

    /** The rules that the port has to keep: those that its traits leave out are not among them. */
    public List<Rule<B>> rules() {
        Set<Trait> traits = benches.get().traits();
        return all.stream().filter(rule -> rule.appliesTo(traits)).toList();
    }

    /**
     * Checks one rule on a fresh bench.
     *
     * @throws Violation if the port breaks it
     */
    public void verify(Rule<B> rule) {
        verify(rule, benches.get());
    }

    private static <B extends Bench> void verify(Rule<B> rule, B bench) {
        try {
            rule.check().on(bench);
        } catch (Found.Otherwise e) {
            throw new Violation(rule, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Violation(rule, "interrupted", e);
        } catch (Exception e) {
            throw new Violation(rule, "expected: no exception\nfound:    " + e, e);
        }
    }

    /** Checks all rules. */
    public Report run() {
        return run(result -> {});
    }

    /** Checks all rules and prints what becomes of each at once: for a {@code main}. */
    public Report run(PrintStream out) {
        Report report = run(out::println);
        out.println(report.summary());
        return report;
    }

    private Report run(Consumer<Result> progress) {
        List<Result> results = new ArrayList<>();
        for (Rule<B> rule : all) {
            Result result = result(rule);
            progress.accept(result);
            results.add(result);
        }
        return new Report(results);
    }

    private Result result(Rule<B> rule) {
        B bench = benches.get();
        if (!rule.appliesTo(bench.traits())) {
            return Result.skipped(rule);
        }
        long start = System.nanoTime();
        try {
            verify(rule, bench);
            return Result.kept(rule, since(start));
        } catch (Violation broken) {
            return Result.broken(rule, since(start), String.valueOf(broken.getMessage()));
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
