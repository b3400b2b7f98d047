package dev.sefaresh.benchmarks;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What came out for one peer.
 *
 * @param lifecycles how many were finished in the measured time
 * @param seconds from the common start to the end of the last lifecycle that had begun in time
 * @param nanos how long each took, sorted
 * @param statements how many there were, see {@link Wire}
 * @param transactions how many there were, see {@link Wire}
 * @param clientCpu for how many nanoseconds the clients' threads were on a processor
 * @param serverCpu for how many nanoseconds the server's processes were, see {@link Cpu}
 */
record Measured(
        String peer,
        int clients,
        int lines,
        int lifecycles,
        double seconds,
        long[] nanos,
        long statements,
        long transactions,
        long clientCpu,
        OptionalLong serverCpu) {
    private static final double NANOS_A_MICROSECOND = 1e3;
    private static final double NANOS_A_MILLISECOND = 1e6;

    double perSecond() {
        return lifecycles / seconds;
    }

    /** The time that so many per cent of the lifecycles did not exceed. */
    double milliseconds(int percent) {
        int rank = (int) Math.ceil(nanos.length * percent / 100.0);
        return nanos[Math.max(rank, 1) - 1] / NANOS_A_MILLISECOND;
    }

    /** What a lifecycle cost in processor time, clients and server together; not a number if the server's is not known. */
    double cpuMicroseconds() {
        return serverCpu.isEmpty() ? Double.NaN : microseconds(clientCpu + serverCpu.getAsLong());
    }

    private double microseconds(long nanos) {
        return nanos / NANOS_A_MICROSECOND / lifecycles;
    }

    /** The line that whoever compares peers reads. */
    String line() {
        return String.format(
                Locale.ROOT,
                "peer=%s clients=%d lines=%d lifecycles_per_s=%.1f p50_ms=%.2f p99_ms=%.2f sql_per_lifecycle=%.1f"
                        + " tx_per_lifecycle=%.1f cpu_us_client=%.0f cpu_us_server=%s",
                peer,
                clients,
                lines,
                perSecond(),
                milliseconds(50),
                milliseconds(99),
                (double) statements / lifecycles,
                (double) transactions / lifecycles,
                microseconds(clientCpu),
                serverCpu.isEmpty()
                        ? "unknown"
                        : String.format(Locale.ROOT, "%.0f", microseconds(serverCpu.getAsLong())));
    }
}
