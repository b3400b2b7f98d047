package dev.sefaresh.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * Clients that carry one order after the other, without a pause: a plain closed loop. A slow answer delays the requests behind it,
 * so the times say how long a lifecycle took that had begun, not how long one would have waited that wanted to begin meanwhile.
 *
 * <p>It runs unmeasured first, has the database tidied up, and then measures. What is counted is counted in the measured time. For
 * one thread.
 */
final class ClosedLoop {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Database database;
    private final Options options;

    /** Makes the peer to be measured, on these connections; with returns, or without. */
    interface Making {
        Peer on(DataSource connections, boolean returns) throws SQLException;
    }

    private record Run(double seconds, long[] nanos, long cpu) {}

    /** What one client did: how long each lifecycle took, and how long it was on a processor altogether. */
    private record Carried(long[] nanos, long cpu) {}

    ClosedLoop(Database database, Options options) {
        this.database = database;
        this.options = options;
    }

    Measured measure(Making making) throws SQLException, InterruptedException {
        Wire wire = new Wire(options.away());
        try (HikariDataSource pool = database.pool(options.clients() + 1)) {
            Peer peer = making.on(wire.over(pool), options.returns());
            run(peer, Duration.ofSeconds(options.warmup()));
            database.settle(pool);
            long statements = wire.statements();
            long transactions = wire.transactions();
            Cpu before = Cpu.of(pool);
            Run run = run(peer, Duration.ofSeconds(options.seconds()));
            return new Measured(
                    peer.name(),
                    options.clients(),
                    options.lines(),
                    run.nanos.length,
                    run.seconds,
                    run.nanos,
                    wire.statements() - statements,
                    wire.transactions() - transactions,
                    run.cpu,
                    Cpu.of(pool).since(before));
        }
    }

    /** Every client finishes what it has begun, and carries one order at least. */
    private Run run(Peer peer, Duration time) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(options.clients());
        try {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
            List<Future<Carried>> clients = new ArrayList<>();
            for (int i = 0; i < options.clients(); i++) {
                String client = run + "-" + i;
                clients.add(threads.submit(() -> carry(peer, client, end)));
            }
            List<long[]> nanos = new ArrayList<>();
            long cpu = 0;
            for (Future<Carried> client : clients) {
                nanos.add(client.get().nanos);
                cpu += client.get().cpu;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Run(
                    seconds,
                    nanos.stream().flatMapToLong(LongStream::of).sorted().toArray(),
                    cpu);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lifecycle failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Carried carry(Peer peer, String client, long end) throws SQLException {
        SplittableRandom random = new SplittableRandom(client.hashCode());
        long[] nanos = new long[1024];
        int done = 0;
        long cpu = CLOCK.getCurrentThreadCpuTime();
        long before = System.nanoTime();
        do {
            peer.lifecycle(client + "-" + done, Assortment.basket(random, options.lines()));
            long after = System.nanoTime();
            if (done == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * done);
            }
            nanos[done++] = after - before;
            before = after;
        } while (before < end);
        return new Carried(Arrays.copyOf(nanos, done), CLOCK.getCurrentThreadCpuTime() - cpu);
    }
}
