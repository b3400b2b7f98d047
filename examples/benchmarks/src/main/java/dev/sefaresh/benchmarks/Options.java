package dev.sefaresh.benchmarks;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked for on the command line.
 *
 * @param clients threads that carry orders, each one after the other
 * @param seconds for how long it is measured
 * @param warmup for how many seconds it runs unmeasured before
 * @param lines articles in a basket
 * @param away how many microseconds each round trip to the database takes longer, as if it stood elsewhere
 * @param returns whether a piece of every order comes back
 * @param cached whether the engine keeps files in memory, as it does by itself, or loads before every decision
 * @param floor measured instead of the engine
 * @param compare measures engine and floors, in turns
 */
record Options(
        int clients,
        int seconds,
        int warmup,
        int lines,
        int away,
        boolean returns,
        boolean cached,
        Optional<Transport> floor,
        boolean compare) {
    static final String USAGE =
            "usage: [--clients 1] [--seconds 20] [--warmup 5] [--lines 3] [--away 0] [--returns 0|1] [--cache 1|0]"
                    + " [--floor plain|pipelined] [--compare]";

    private static final Options NONE = new Options(1, 20, 5, 3, 0, false, true, Optional.empty(), false);
    private static final int MOST_CLIENTS = 64;
    private static final int MOST_LINES = 200;
    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_MICROSECONDS = 1_000_000;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException saying which is wrong, and what it should be
     */
    static Options parse(String... arguments) {
        Options options = NONE;
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--compare")) {
                options = options.with(name, "");
            } else {
                i++;
                options = options.with(name, i < arguments.length ? arguments[i] : "");
            }
        }
        if (options.compare && options.floor.isPresent()) {
            throw new IllegalArgumentException("--compare measures both floors: leave --floor out");
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--clients" ->
                new Options(
                        number(name, value, 1, MOST_CLIENTS),
                        seconds,
                        warmup,
                        lines,
                        away,
                        returns,
                        cached,
                        floor,
                        compare);
            case "--seconds" ->
                new Options(
                        clients,
                        number(name, value, 1, MOST_SECONDS),
                        warmup,
                        lines,
                        away,
                        returns,
                        cached,
                        floor,
                        compare);
            case "--warmup" ->
                new Options(
                        clients,
                        seconds,
                        number(name, value, 0, MOST_SECONDS),
                        lines,
                        away,
                        returns,
                        cached,
                        floor,
                        compare);
            case "--lines" ->
                new Options(
                        clients,
                        seconds,
                        warmup,
                        number(name, value, 1, MOST_LINES),
                        away,
                        returns,
                        cached,
                        floor,
                        compare);
            case "--away" ->
                new Options(
                        clients,
                        seconds,
                        warmup,
                        lines,
                        number(name, value, 0, MOST_MICROSECONDS),
                        returns,
                        cached,
                        floor,
                        compare);
            case "--returns" ->
                new Options(clients, seconds, warmup, lines, away, flag(name, value), cached, floor, compare);
            case "--cache" ->
                new Options(clients, seconds, warmup, lines, away, returns, flag(name, value), floor, compare);
            case "--floor" ->
                new Options(
                        clients, seconds, warmup, lines, away, returns, cached, Optional.of(transport(value)), compare);
            case "--compare" -> new Options(clients, seconds, warmup, lines, away, returns, cached, floor, true);
            default -> throw new IllegalArgumentException(name + " is unknown; " + USAGE);
        };
    }

    private static boolean flag(String name, String value) {
        return number(name, value, 0, 1) == 1;
    }

    private static int number(String name, String value, int least, int most) {
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                name + " takes a whole number from " + least + " to " + most + ", not '" + value + "'");
    }

    private static Transport transport(String value) {
        return Stream.of(Transport.values())
                .filter(transport -> transport.argument().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--floor takes "
                        + Stream.of(Transport.values()).map(Transport::argument).collect(Collectors.joining(" or "))
                        + ", not '" + value + "'"));
    }
}
