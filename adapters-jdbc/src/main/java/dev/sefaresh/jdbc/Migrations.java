package dev.sefaresh.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.jdbc.Connections.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tables, and brings those of an older version up to date. The scripts lie beside this class, in a folder a dialect, as
 * {@code V1.sql}, {@code V2.sql} and so on; what was applied stands in the table {@code sefaresh_migration}. A host that has a tool
 * of its own for this applies the same scripts, in their order, and does not call this.
 *
 * <p>Several processes may do this at once: each script is applied once. On PostgreSQL they wait for each other, and all that is
 * missing is applied, or nothing. H2 cannot undo definitions: there every statement of a script does nothing where it was done
 * before, so what broke off, or met another process, is simply applied again. A newer version's scripts in the table are left
 * alone.
 *
 * <p>Thread-safe.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** Of H2, whose "if not exists" fails now and then if another session makes the same index. */
    private static final int TRIES = 10;

    /** How the SQLStates of connections that failed begin. */
    private static final String LOST = "08";

    private final Dialect dialect;
    private final Connection connection;

    private Migrations(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /**
     * Applies what is missing.
     *
     * @return how many scripts that was
     * @throws StoreFailed if the database fails
     * @throws IllegalStateException if a script is not the one that was applied under its number
     */
    public static int apply(DataSource database) {
        return apply(database, Dialect.of(database));
    }

    /** The same, for databases that hide behind something else and do not tell. */
    public static int apply(DataSource database, Dialect dialect) {
        synchronized (Migrations.class) {
            for (int i = 1; i < TRIES && dialect == Dialect.H2; i++) {
                try {
                    return once(database, dialect);
                } catch (StoreFailed failed) {
                    if (failed.sqlState()
                            .filter(state -> !state.startsWith(LOST))
                            .isEmpty()) {
                        throw failed;
                    }
                    LOG.debug("met another session, and tries again", failed);
                }
            }
            return once(database, dialect);
        }
    }

    private static int once(DataSource database, Dialect dialect) {
        Connections connections = new Connections(database, HostTransaction.none());
        return connections.apart(
                "migrating", Unit.TRANSACTION, connection -> new Migrations(dialect, connection).run());
    }

    private record Script(int version, String text, String checksum) {}

    private int run() throws SQLException {
        dialect.statements().waitToMigrate(connection);
        execute("create table if not exists sefaresh_migration (version int primary key, checksum varchar(64) not null,"
                + " applied_at timestamp with time zone default current_timestamp not null)");
        Map<Integer, String> applied = applied();
        int count = 0;
        for (Script script : scripts(dialect)) {
            String before = applied.get(script.version);
            if (before == null) {
                execute(script.text);
                count += record(script);
                LOG.info("applied {}", name(script));
            } else if (!before.equals(script.checksum)) {
                throw new IllegalStateException(
                        name(script) + " is not the script that was applied under this number: it was " + before
                                + " and is " + script.checksum);
            }
        }
        return count;
    }

    private String name(Script script) {
        return "migration V" + script.version + " for " + dialect;
    }

    private Map<Integer, String> applied() throws SQLException {
        Map<Integer, String> applied = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select version, checksum from sefaresh_migration")) {
            while (results.next()) {
                applied.put(results.getInt(1), results.getString(2));
            }
        }
        return applied;
    }

    private int record(Script script) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into sefaresh_migration (version, checksum) select ?, ?"
                        + " where not exists (select 1 from sefaresh_migration where version = ?)")) {
            return new Arguments(connection, statement)
                    .add(SqlType.INT, script.version)
                    .add(script.checksum)
                    .add(SqlType.INT, script.version)
                    .run();
        }
    }

    private void execute(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static List<Script> scripts(Dialect dialect) {
        List<Script> scripts = new ArrayList<>();
        for (int version = 1; ; version++) {
            try (InputStream in = Migrations.class.getResourceAsStream(dialect.folder() + "/V" + version + ".sql")) {
                if (in == null) {
                    return scripts;
                }
                String text = new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
                scripts.add(new Script(version, text, checksum(text)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String checksum(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
