package dev.sefaresh.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is asked for on the command line.
 *
 * @param seed the first, or the only one
 * @param seeds how many, one after the other
 * @param steps how many each
 * @param only the steps that are done; empty for all
 * @param store where files are kept
 * @param threads how many seeds at once; each seed is one thread's
 * @param tries how often a failed run is tried with fewer steps
 */
record Options(long seed, int seeds, int steps, Set<Integer> only, Store store, int threads, int tries) {
    static final String USAGE =
            "usage: [--seed 1] [--seeds 1] [--steps 1000] [--store memory|h2] [--threads 2] [--tries 400]"
                    + " [--only 3,17,42]";

    /** Where files are kept. */
    enum Store {
        MEMORY,
        H2
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException saying which is wrong, and what it should be
     */
    static Options parse(String... arguments) {
        Options options = new Options(
                1, 1, 1_000, Set.of(), Store.MEMORY, Runtime.getRuntime().availableProcessors(), 400);
        for (int i = 0; i < arguments.length; i += 2) {
            options = options.with(arguments[i], i + 1 < arguments.length ? arguments[i + 1] : "");
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--seed" -> new Options(seed(value), seeds, steps, only, store, threads, tries);
            case "--seeds" -> new Options(seed, number(name, value), steps, only, store, threads, tries);
            case "--steps" -> new Options(seed, seeds, number(name, value), only, store, threads, tries);
            case "--only" -> only(steps(value));
            case "--store" -> new Options(seed, seeds, steps, only, store(value), threads, tries);
            case "--threads" -> new Options(seed, seeds, steps, only, store, number(name, value), tries);
            case "--tries" -> new Options(seed, seeds, steps, only, store, threads, number(name, value, 0));
            default -> throw new IllegalArgumentException(name + " is unknown; " + USAGE);
        };
    }

    /** One seed of these. */
    Options ofSeed(long one) {
        return new Options(one, 1, steps, only, store, threads, tries);
    }

    /** So many steps of these. */
    Options first(int many) {
        return new Options(seed, seeds, many, only, store, threads, tries);
    }

    /** These steps and no others. */
    Options only(Set<Integer> some) {
        return new Options(seed, seeds, steps, some, store, threads, tries);
    }

    /** Whether this step is done. */
    boolean has(int step) {
        return only.isEmpty() || only.contains(step);
    }

    /** How to ask for the same again. */
    String command() {
        return "mvn -q -Psimulator -Dsimulator.args=\"--seed %d --steps %d%s%s\""
                .formatted(
                        seed,
                        steps,
                        store == Store.H2 ? " --store h2" : "",
                        only.isEmpty() ? "" : " --only " + only.toString().replaceAll("[\\[\\] ]", ""));
    }

    private static long seed(String value) {
        if (!value.matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException("--seed takes a whole number, not '" + value + "'");
        }
        return Long.parseLong(value);
    }

    private static int number(String name, String value) {
        return number(name, value, 1);
    }

    private static int number(String name, String value, int least) {
        if (value.matches("\\d{1,9}") && Integer.parseInt(value) >= least) {
            return Integer.parseInt(value);
        }
        throw new IllegalArgumentException(name + " takes a whole number from " + least + ", not '" + value + "'");
    }

    private static Set<Integer> steps(String value) {
        Set<Integer> steps = new TreeSet<>();
        Arrays.stream(value.split(",")).forEach(one -> steps.add(number("--only", one)));
        return steps;
    }

    private static Store store(String value) {
        return Arrays.stream(Store.values())
                .filter(store -> store.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--store takes memory or h2, not '" + value + "'"));
    }
}
