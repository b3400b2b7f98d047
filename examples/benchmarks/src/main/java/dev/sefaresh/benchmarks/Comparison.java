package dev.sefaresh.benchmarks;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Engine and floors, measured in turns, each round in another order, so that whatever else the machine does meets all of them. What counts are the ratios within
 * a round, and their medians. A round whose plain floor is off the median of these by more than a fifth was disturbed, and is
 * thrown away. For one thread.
 */
final class Comparison {
    private static final int ROUNDS = 5;
    private static final double SWING = 0.2;

    private final ClosedLoop loop;
    private final Options options;
    private final PrintStream out;

    /** Who takes turns. */
    private enum Side {
        WITH_LOADS((connections, returns) -> new Engine(connections, false, returns)),
        WITH_CACHE((connections, returns) -> new Engine(connections, true, returns)),
        PLAIN((connections, returns) -> Floor.on(connections, Transport.PLAIN, returns)),
        PIPELINED((connections, returns) -> Floor.on(connections, Transport.PIPELINED, returns));

        private final ClosedLoop.Making making;

        Side(ClosedLoop.Making making) {
            this.making = making;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What is to be known: one side measured by another. */
    private enum Ratio {
        LOADS_BY_PLAIN(Side.WITH_LOADS, Side.PLAIN),
        CACHE_BY_PLAIN(Side.WITH_CACHE, Side.PLAIN),
        LOADS_BY_PIPELINED(Side.WITH_LOADS, Side.PIPELINED),
        CACHE_BY_PIPELINED(Side.WITH_CACHE, Side.PIPELINED);

        private final Side of;
        private final Side by;

        Ratio(Side of, Side by) {
            this.of = of;
            this.by = by;
        }

        double in(Round round) {
            return round.perSecond(of) / round.perSecond(by);
        }

        String text(double value) {
            return String.format(Locale.ROOT, "%s / %s %.2f", of.label(), by.label(), value);
        }
    }

    private record Round(int number, List<Measured> sides) {
        Measured of(Side side) {
            return sides.get(side.ordinal());
        }

        double perSecond(Side side) {
            return of(side).perSecond();
        }
    }

    Comparison(Database database, Options options, PrintStream out) {
        this.loop = new ClosedLoop(database, options);
        this.options = options;
        this.out = out;
    }

    void run() throws SQLException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (int number = 1; number <= ROUNDS; number++) {
            rounds.add(round(number));
        }
        double floor = median(rounds, round -> round.perSecond(Side.PLAIN));
        List<Round> kept = new ArrayList<>();
        for (Round round : rounds) {
            double swing = round.perSecond(Side.PLAIN) / floor - 1;
            if (Math.abs(swing) > SWING) {
                out.printf(
                        Locale.ROOT,
                        "round %d is thrown away: its plain floor is %+.0f %% off the median%n",
                        round.number,
                        100 * swing);
            } else {
                kept.add(round);
            }
        }
        out.printf(
                "medians of %d rounds, clients=%d lines=%d away_us=%d: %s%n",
                kept.size(),
                options.clients(),
                options.lines(),
                options.away(),
                Stream.of(Ratio.values())
                        .map(ratio -> ratio.text(median(kept, ratio::in)))
                        .collect(joining(", ")));
        out.printf(
                "processor time of a lifecycle, clients and server, medians of all rounds: %s%n",
                Stream.of(Side.values())
                        .map(side -> String.format(
                                Locale.ROOT,
                                "%s %.0f us",
                                side.label(),
                                median(rounds, round -> round.of(side).cpuMicroseconds())))
                        .collect(joining(", ")));
    }

    private Round round(int number) throws SQLException, InterruptedException {
        List<Side> turns = new ArrayList<>(List.of(Side.values()));
        Collections.rotate(turns, number);
        Map<Side, Measured> sides = new TreeMap<>();
        for (Side side : turns) {
            Measured measured = loop.measure(side.making);
            sides.put(side, measured);
            out.printf("round %d %-10s %s%n", number, side.label(), measured.line());
        }
        Round round = new Round(number, List.copyOf(sides.values()));
        out.printf(
                "round %d %s%n",
                number,
                Stream.of(Ratio.values())
                        .map(ratio -> ratio.text(ratio.in(round)))
                        .collect(joining(", ")));
        return round;
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
