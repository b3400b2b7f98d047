package dev.sefaresh.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Looks for fewer steps that still fail: pieces of the run are left out, large ones first, as long as it fails without them. */
final class Shrinking {
    private static final long ENOUGH_NANOS = 20_000_000_000L;

    private final Options options;
    private final Simulation.Failed failed;
    private final long begun = System.nanoTime();
    private int tries;
    private List<Integer> steps;

    private Shrinking(Options options, Simulation.Failed failed, List<Integer> steps) {
        this.options = options;
        this.failed = failed;
        this.steps = steps;
    }

    /** The fewest steps found, and how they fail. */
    record Smallest(Options options, Simulation.Failed failed) {}

    static Smallest of(Options options, Simulation.Failed failed) {
        List<Integer> all = IntStream.rangeClosed(1, failed.steps())
                .filter(options::has)
                .boxed()
                .toList();
        Options first = options.first(Math.max(1, failed.steps()));
        Shrinking shrinking = new Shrinking(first, failed, all);
        shrinking.leaveOut();
        Options fewest = first.only(new TreeSet<>(shrinking.steps));
        return fails(fewest, true)
                .map(again -> new Smallest(fewest, again))
                .orElseGet(() -> new Smallest(options, fails(options, true).orElse(failed)));
    }

    private void leaveOut() {
        for (int piece = Math.max(1, steps.size() / 2); piece >= 1; piece /= 2) {
            int from = 0;
            while (from < steps.size() && tries < options.tries() && System.nanoTime() - begun < ENOUGH_NANOS) {
                List<Integer> fewer = new ArrayList<>(steps.subList(0, from));
                fewer.addAll(steps.subList(Math.min(steps.size(), from + piece), steps.size()));
                tries++;
                if (!fewer.isEmpty()
                        && fails(options.only(new TreeSet<>(fewer)), false)
                                .filter(failed::isLike)
                                .isPresent()) {
                    steps = fewer;
                } else {
                    from += piece;
                }
            }
        }
    }

    private static Optional<Simulation.Failed> fails(Options options, boolean traced) {
        try {
            Simulation.run(options, traced);
            return Optional.empty();
        } catch (Simulation.Failed failed) {
            return Optional.of(failed);
        }
    }
}
