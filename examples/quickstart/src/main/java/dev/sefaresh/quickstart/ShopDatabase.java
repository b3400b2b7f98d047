package dev.sefaresh.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.Migrations;
import java.io.IOException;
import java.nio.file.Path;

/** Where the shop keeps everything: an H2 file, or a PostgreSQL database. */
final class ShopDatabase {
    private static final String JDBC = "jdbc:";
    private static final int CONNECTIONS = 4;

    static final String HELP =
            "name another by -Dreplay.database: the path of an H2 file without its ending that nobody else has open,"
                    + " in a folder that can be written, or a jdbc:postgresql: URL of a server that is up";

    private ShopDatabase() {}

    /**
     * Opens a database, by its JDBC URL or by the path of an H2 file without its ending, and makes the tables.
     *
     * @throws IOException saying why it cannot be opened, or is not trusted with orders, and what would help
     */
    static HikariDataSource open(String place) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(CONNECTIONS);
        try {
            config.setJdbcUrl(place.startsWith(JDBC) ? place : h2(Path.of(place)));
            return trusted(new HikariDataSource(config));
        } catch (RuntimeException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IOException(
                    "the database " + name(place) + " cannot be opened: " + cause.getMessage() + "; " + HELP, failed);
        }
    }

    /** With its tables, and asked whether it keeps what it acknowledges. */
    private static HikariDataSource trusted(HikariDataSource database) {
        try {
            Migrations.apply(database);
            JdbcOrderStore.on(database);
            return database;
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** What it may be called before everybody: a URL may hold a password. */
    static String name(String place) {
        return place.startsWith(JDBC) ? place.replaceFirst("[?;].*", "") : place;
    }

    /**
     * By default H2 answers a commit first and writes it within the next half second. With {@code WRITE_DELAY=0} it is written
     * when it is answered, so it outlives the process; but H2 leaves it to the operating system when to put it on the disk, so it
     * takes {@link WrittenThrough} as well that it outlives the machine.
     *
     * <p>As every commit is safe, nothing needs to be closed when the process is told to end, and a run that is cut off dies
     * quietly. A run that ends well gives the space of old versions back.
     */
    private static String h2(Path path) {
        return "jdbc:h2:" + WrittenThrough.scheme() + path.toAbsolutePath()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=3000;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=100";
    }
}
