package dev.sefaresh.benchmarks;

import java.util.HashMap;
import java.util.Map;
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

    private static final Map<String, String> DEFAULTS = Map.of(
            "--clients",
            "1",
            "--seconds",
            "20",
            "--warmup",
            "5",
            "--lines",
            "3",
            "--away",
            "0",
            "--returns",
            "0",
            "--cache",
            "1");
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
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--compare")) {
                given.put(name, "");
            } else if (DEFAULTS.containsKey(name) || name.equals("--floor")) {
                i++;
                given.put(name, i < arguments.length ? arguments[i] : "");
            } else {
                throw new IllegalArgumentException(name + " is unknown; " + USAGE);
            }
        }
        Options options = new Options(
                number(given, "--clients", 1, MOST_CLIENTS),
                number(given, "--seconds", 1, MOST_SECONDS),
                number(given, "--warmup", 0, MOST_SECONDS),
                number(given, "--lines", 1, MOST_LINES),
                number(given, "--away", 0, MOST_MICROSECONDS),
                number(given, "--returns", 0, 1) == 1,
                number(given, "--cache", 0, 1) == 1,
                Optional.ofNullable(given.get("--floor")).map(Options::transport),
                given.containsKey("--compare"));
        if (options.compare && options.floor.isPresent()) {
            throw new IllegalArgumentException("--compare measures both floors: leave --floor out");
        }
        return options;
    }

    private static int number(Map<String, String> given, String name, int least, int most) {
        String value = given.getOrDefault(name, "");
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
