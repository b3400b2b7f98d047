package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.SealedDocument;
import dev.sefaresh.spi.port.Shelf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL: whatever is done is one statement, but for a change of stock. */
final class PostgresStatements implements Statements {
    /** Any number, as long as nobody else in the database locks it. */
    private static final long MIGRATION_LOCK = 7_320_158_046_115L;

    private final PostgresCommit commit = new PostgresCommit();

    @Override
    public String name(Kind kind) {
        return kind.postgres();
    }

    @Override
    public Connections.Unit unit() {
        return Connections.Unit.STATEMENT;
    }

    @Override
    public Optional<CommitResult> commit(Connection connection, Commit decided) throws SQLException {
        return commit.run(connection, decided);
    }

    @Override
    public List<Lease> claim(Connection connection, WorkerId worker, Duration lease, int atMost) throws SQLException {
        return PostgresTasks.claim(connection, worker, lease, atMost);
    }

    @Override
    public Optional<RegisterEntry> register(Connection connection, OrderId order, SealedDocument document)
            throws SQLException {
        return PostgresRegister.register(connection, order, document);
    }

    @Override
    public Map<Shelf, LockedShelves.State> lock(Connection connection, List<Shelf> shelves) throws SQLException {
        return PostgresStock.lock(connection, shelves);
    }

    @Override
    public boolean addUnlessThere(Connection connection, String insert, Rows.Given given) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert + " on conflict do nothing")) {
            Arguments arguments = new Arguments(connection, statement);
            given.to(arguments);
            return arguments.run() == 1;
        }
    }

    @Override
    public boolean keep(Connection connection, EventId id, Received received) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Events.KEEP + " on conflict do nothing")) {
            return Events.give(new Arguments(connection, statement), id, received)
                            .run()
                    == 1;
        }
    }

    @Override
    public void waitToMigrate(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            new Arguments(connection, statement).add(MIGRATION_LOCK);
            statement.execute();
        }
    }
}
