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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** H2: whatever is done is one transaction. Its clock stands still within one, which matters to nobody in an embedded database. */
final class H2Statements implements Statements {
    @Override
    public String name(Kind kind) {
        return kind.h2();
    }

    @Override
    public Connections.Unit unit() {
        return Connections.Unit.TRANSACTION;
    }

    @Override
    public Optional<CommitResult> commit(Connection connection, Commit commit) throws SQLException {
        return new H2Commit(connection, this, commit).run();
    }

    /**
     * Looks for what is ready, then takes each by its token: whoever moves the token first has the task. Who comes second for all
     * of them looks again.
     */
    @Override
    public List<Lease> claim(Connection connection, WorkerId worker, Duration lease, int atMost) throws SQLException {
        Instant now = H2.now(connection);
        Instant lapse = now.plus(Numbers.microseconds(lease), ChronoUnit.MICROS);
        while (true) {
            List<Lease> ready = ready(connection, now, atMost);
            List<Lease> taken = take(connection, ready, worker, lapse);
            if (ready.isEmpty() || !taken.isEmpty()) {
                return taken;
            }
        }
    }

    private static List<Lease> take(Connection connection, List<Lease> ready, WorkerId worker, Instant lapse)
            throws SQLException {
        int[] took = Rows.batch(
                connection,
                "update task set holder = ?, token = token + 1, ready_at = ?" + Tasks.HELD,
                ready,
                (arguments, found) -> Tasks.give(arguments.add(worker.text()).add(SqlType.INSTANT, lapse), found));
        List<Lease> taken = new ArrayList<>();
        for (int i = 0; i < took.length; i++) {
            if (took[i] == 1) {
                taken.add(new Lease(ready.get(i).task(), ready.get(i).token() + 1));
            }
        }
        return taken;
    }

    /** By key, so that two workers never wait for each other in a circle. */
    private static List<Lease> ready(Connection connection, Instant now, int atMost) throws SQLException {
        List<Lease> ready = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select " + Tasks.COLUMNS + " from task t where t.ready_at <= ?"
                        + " order by t.ready_at, t.order_id, t.document, t.kind limit ?")) {
            new Arguments(connection, statement).add(SqlType.INSTANT, now).add(atMost);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    ready.add(Tasks.lease(results));
                }
            }
        }
        ready.sort(Comparator.comparing(found -> found.task().id().toString()));
        return ready;
    }

    @Override
    public Optional<RegisterEntry> register(Connection connection, OrderId order, SealedDocument document)
            throws SQLException {
        return H2Register.register(connection, order, document);
    }

    @Override
    public Map<Shelf, LockedShelves.State> lock(Connection connection, List<Shelf> shelves) throws SQLException {
        Map<Shelf, LockedShelves.State> states = new HashMap<>();
        for (Shelf shelf : shelves) {
            Rows.first(
                            connection,
                            "select on_hand, reserved, incoming, expected, moves from stock"
                                    + " where sku = ? and location = ? for update",
                            arguments -> arguments.add(shelf),
                            row -> LockedShelves.State.of(row, 1))
                    .ifPresent(state -> states.put(shelf, state));
        }
        return states;
    }

    @Override
    public boolean addUnlessThere(Connection connection, String insert, Rows.Given given) throws SQLException {
        return H2.addUnlessThere(connection, insert, given);
    }

    @Override
    public boolean keep(Connection connection, EventId id, Received received) throws SQLException {
        return H2.addUnlessThere(connection, Events.KEEP, arguments -> Events.give(arguments, id, received));
    }

    /** Nothing to wait for: each definition is made only where it is missing, and what meets another is tried again. */
    @Override
    public void waitToMigrate(Connection connection) {}
}
