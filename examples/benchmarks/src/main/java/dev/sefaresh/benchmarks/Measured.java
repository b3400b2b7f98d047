package dev.sefaresh.benchmarks;

import java.util.Locale;

/**
 * What came out for one peer.
 *
 * @param lifecycles how many were finished in the measured time
 * @param seconds from the common start to the end of the last lifecycle that had begun in time
 * @param nanos how long each took, sorted
 * @param statements how many there were, see {@link Wire}
 * @param transactions how many there were, see {@link Wire}
 */
record Measured(
        String peer,
        int clients,
        int lines,
        int lifecycles,
        double seconds,
        long[] nanos,
        long statements,
        long transactions) {
    private static final double NANOS_A_MILLISECOND = 1e6;

    double perSecond() {
        return lifecycles / seconds;
    }

    /** The time that so many per cent of the lifecycles did not exceed. */
    double milliseconds(int percent) {
        int rank = (int) Math.ceil(nanos.length * percent / 100.0);
        return nanos[Math.max(rank, 1) - 1] / NANOS_A_MILLISECOND;
    }

    /** The line that whoever compares peers reads. */
    String line() {
        return String.format(
                Locale.ROOT,
                "peer=%s clients=%d lines=%d lifecycles_per_s=%.1f p50_ms=%.2f p99_ms=%.2f sql_per_lifecycle=%.1f"
                        + " tx_per_lifecycle=%.1f",
                peer,
                clients,
                lines,
                perSecond(),
                milliseconds(50),
                milliseconds(99),
                (double) statements / lifecycles,
                (double) transactions / lifecycles);
    }
}
