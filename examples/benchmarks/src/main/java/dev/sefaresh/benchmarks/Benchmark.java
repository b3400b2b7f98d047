package dev.sefaresh.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Map;

/**
 * How many whole lifecycles a second the engine carries on a real PostgreSQL: a quotation, its checkout, a payment taken, stock
 * reserved, delivery and invoice made, shipped, delivered; with {@code --returns 1}, one piece of the first line returned, credited
 * and refunded.
 *
 * <p>Prints one line. With {@code --floor} it measures, instead, a floor that writes the same rows by hand, and with
 * {@code --compare} both, in turns. See {@link Options}; {@code PEERS_JDBC_URL} names a database to use instead of a server of our
 * own.
 */
public final class Benchmark {
    private static final int MISUSED = 2;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err)
            throws SQLException, IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println("benchmark: " + e.getMessage());
            return MISUSED;
        }
        try (Database database = Database.open(environment)) {
            if (options.compare()) {
                new Comparison(database, options, out).run();
            } else {
                out.println(
                        new ClosedLoop(database, options).measure(peer(options)).line());
            }
        }
        return 0;
    }

    private static ClosedLoop.Making peer(Options options) {
        return options.floor()
                .<ClosedLoop.Making>map(
                        transport -> (connections, returns) -> Floor.on(connections, transport, returns))
                .orElse((connections, returns) -> new Engine(connections, options.cached(), returns));
    }
}
