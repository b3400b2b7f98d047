package dev.sefaresh.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * How long the processes of a database server have been on a processor, where that can be seen: on this very machine, and on Linux.
 * Throughput swings with whatever else a machine does; this hardly does. Immutable.
 */
final class Cpu {
    private final Map<Integer, Long> nanos;

    private Cpu(Map<Integer, Long> nanos) {
        this.nanos = nanos;
    }

    /** What was used so far, process by process. */
    static Cpu of(DataSource database) throws SQLException {
        Map<Integer, Long> nanos = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet processes = statement.executeQuery("select pid from pg_stat_activity"
                        + " where inet_server_addr() is null or inet_server_addr() << inet '127.0.0.0/8'")) {
            while (processes.next()) {
                int process = processes.getInt(1);
                used(process).ifPresent(used -> nanos.put(process, used));
            }
        }
        return new Cpu(nanos);
    }

    /** What was used since then; empty if it cannot be seen. */
    OptionalLong since(Cpu before) {
        return nanos.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(nanos.entrySet().stream()
                        .mapToLong(entry -> entry.getValue() - before.nanos.getOrDefault(entry.getKey(), 0L))
                        .sum());
    }

    private static OptionalLong used(int process) {
        try {
            return OptionalLong.of(Long.parseLong(
                    Files.readString(Path.of("/proc/" + process + "/schedstat")).split(" ")[0]));
        } catch (IOException hidden) {
            return OptionalLong.empty();
        }
    }
}
