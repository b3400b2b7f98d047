package dev.sefaresh.quickstart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A PostgreSQL that is killed, and started again with what it had written. */
final class MortalServer implements Closeable {
    private final Path data;
    private volatile EmbeddedPostgres server;
    private volatile List<ProcessHandle> killed = List.of();

    MortalServer(Path data) throws IOException {
        this.data = data;
        this.server = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // By default that of tests answers a commit before it is written.
                .setServerConfig("synchronous_commit", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    /** A new database, by its URL. */
    String database(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    /** SIGKILL for all of its processes. */
    void kill() {
        killed = processes();
        killed.forEach(ProcessHandle::destroyForcibly);
    }

    /** On the same port, when all processes are gone. */
    void startAgain() {
        while (killed.stream().anyMatch(ProcessHandle::isAlive)) {
            LockSupport.parkNanos(1_000_000); // onExit() looks only now and then
        }
        try {
            Files.delete(data.resolve("epg-lock")); // of the test library, which has not heard of the death
            server = start(server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first is the parent of the others. */
    private List<ProcessHandle> processes() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            ProcessHandle parent = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            return Stream.concat(Stream.of(parent), parent.descendants()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
