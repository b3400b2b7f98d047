package dev.sefaresh.simulator;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs seeds and prints a line of figures; or the first failure: its last steps, made fewer, and how to run it again. See {@link
 * Options}.
 */
public final class Simulator {
    private static final int FOUND = 1;
    private static final int MISUSED = 2;
    private static final int TENTHS = 10;

    private Simulator() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.exit(run(System.out, System.err, arguments));
    }

    /** The exit code: 0 if all is well, 1 if something was found, 2 if the arguments are wrong. */
    public static int run(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println("simulator: " + e.getMessage());
            return MISUSED;
        }
        return run(options, out);
    }

    private static int run(Options options, PrintStream out) throws InterruptedException {
        long begun = System.nanoTime();
        Figures all = new Figures();
        long sum = 0;
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(options.threads(), options.seeds()));
        try {
            List<Future<Simulation.Result>> runs = new ArrayList<>();
            for (int i = 0; i < options.seeds(); i++) {
                Options one = options.ofSeed(options.seed() + i);
                runs.add(threads.submit(() -> Simulation.run(one, false)));
            }
            for (int i = 0; i < runs.size(); i++) {
                try {
                    Simulation.Result result = runs.get(i).get();
                    all.add(result.figures());
                    sum = sum * 31 + result.sum();
                } catch (ExecutionException found) {
                    threads.shutdownNow();
                    return tell(options.ofSeed(options.seed() + i), found, out);
                }
                if (options.seeds() >= TENTHS && (i + 1) % (options.seeds() / TENTHS) == 0) {
                    out.printf("%,d of %,d seeds, %.1f s%n", i + 1, options.seeds(), seconds(begun));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        out.printf(
                "seed %d%s: %s, sum %016x%n",
                options.seed(),
                options.seeds() == 1 ? "" : " to " + (options.seed() + options.seeds() - 1),
                all.line(seconds(begun)),
                sum);
        return 0;
    }

    private static int tell(Options seed, ExecutionException found, PrintStream out) {
        if (!(found.getCause() instanceof Simulation.Failed failed)) {
            throw new IllegalStateException("the simulator itself is broken at seed " + seed.seed(), found);
        }
        out.println("seed " + seed.seed() + " failed after " + failed.steps() + " steps: " + failed.getMessage());
        out.println("looking for fewer steps ...");
        Shrinking.Smallest smallest = Shrinking.of(seed, failed);
        smallest.failed().trace().forEach(out::println);
        out.println(smallest.failed().getMessage());
        smallest.failed().unforeseen().ifPresent(thrown -> thrown.printStackTrace(out));
        out.println("again: " + smallest.options().command());
        return FOUND;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
