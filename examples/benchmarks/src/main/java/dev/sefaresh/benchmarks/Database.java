package dev.sefaresh.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.jdbc.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL with the library's tables, full shelves and a past: a server of our own, or what {@code PEERS_JDBC_URL} names.
 *
 * <p>Our own server is PostgreSQL as it comes: embedded servers are made for tests and do not wait for the disk, so that is put
 * right here, and its files lie on a disk, not in memory. In a database of others nothing is removed. Thread-safe.
 */
final class Database implements AutoCloseable {
    static final String URL = "PEERS_JDBC_URL";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final List<String> WAITS_FOR_THE_DISK = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final @Nullable EmbeddedPostgres server;
    private final String url;

    private Database(@Nullable EmbeddedPostgres server, String url) {
        this.server = server;
        this.url = url;
    }

    static Database open(Map<String, String> environment) throws IOException, SQLException {
        String theirs = environment.get(URL);
        Database database = theirs == null ? started() : at(theirs);
        try (HikariDataSource pool = database.pool(2)) {
            database.warnUnlessDurable(pool);
            database.furnish(pool);
            Past.write(pool);
            database.settle(pool);
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The database that this URL names, as it is. */
    static Database at(String url) {
        return new Database(null, url);
    }

    /** Makes the tables and fills the shelves, where they are not. */
    void furnish(HikariDataSource pool) throws SQLException {
        Migrations.apply(pool);
        Assortment.receive(pool);
    }

    private static Database started() throws IOException {
        Path target = Path.of("target");
        Path files = Files.createTempDirectory(
                Files.isDirectory(target)
                        ? target.toAbsolutePath()
                        : Path.of("").toAbsolutePath(),
                "postgresql-");
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(files).setCleanDataDirectory(true);
        WAITS_FOR_THE_DISK.forEach(setting -> builder.setServerConfig(setting, "on"));
        EmbeddedPostgres server = builder.start();
        return new Database(server, server.getJdbcUrl("postgres", "postgres"));
    }

    /** Connections for so many threads. The caller closes it. */
    HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    /** Leaves nothing of what was done so far to be tidied up later. */
    void settle(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        } catch (SQLException e) {
            LOG.warn("the database could not be tidied up first: {}", e.getMessage());
        }
    }

    private void warnUnlessDurable(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : WAITS_FOR_THE_DISK) {
                try (ResultSet value = statement.executeQuery("show " + setting)) {
                    value.next();
                    if (!value.getString(1).equals("on")) {
                        LOG.warn("{} is {}: these are not durable commits", setting, value.getString(1));
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
