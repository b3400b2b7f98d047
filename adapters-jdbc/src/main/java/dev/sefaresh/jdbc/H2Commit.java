package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Tables.Part;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.CommitResult.Repeated;
import dev.sefaresh.spi.port.CommitResult.Stale;
import dev.sefaresh.spi.port.Delta;
import dev.sefaresh.spi.port.SealedDocument;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.StockChange.Holder;
import dev.sefaresh.spi.port.StockMove;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A commit in one transaction: locks and looks at all that can say no, then writes, a batch a table, the series last. A no
 * undoes nothing, so it leaves a host's transaction as it was. For one thread.
 */
final class H2Commit {
    private final Connection connection;
    private final Statements statements;
    private final Commit commit;
    private final OrderId order;

    H2Commit(Connection connection, Statements statements, Commit commit) {
        this.connection = connection;
        this.statements = statements;
        this.commit = commit;
        this.order = commit.after().id();
    }

    /** What became of it; empty if a series or a shelf is not open: then nothing is written. */
    Optional<CommitResult> run() throws SQLException {
        long version = Rows.first(
                        connection,
                        "select version from sales_order where id = ? for update",
                        arguments -> arguments.add(order.text()),
                        row -> row.getLong(1))
                .orElse(0L);
        Optional<Long> done = Rows.first(
                connection,
                "select version from command where order_id = ? and id = ?",
                arguments -> arguments.add(order.text()).add(commit.command().text()),
                row -> row.getLong(1));
        if (done.isPresent()) {
            return Optional.of(new Repeated(done.get()));
        }
        if (version != commit.expectedVersion()) {
            return Optional.of(new Stale());
        }
        List<StockMove> moves = commit.moves().stream().map(Commit.Held::move).toList();
        LockedShelves shelves = LockedShelves.lock(connection, statements, moves);
        List<Shortage> shortages = shelves.lacking(moves);
        if (!shortages.isEmpty()) {
            return Optional.of(new Lacking(shortages));
        }
        if (!shelves.areOpen() || !seriesAreOpen()) {
            return Optional.empty();
        }
        return Optional.of(head() ? new Committed(rest(shelves)) : new Stale());
    }

    private boolean seriesAreOpen() throws SQLException {
        for (SealedDocument document : commit.registrations()) {
            if (!H2Register.isOpen(connection, document.series())) {
                return false;
            }
        }
        return true;
    }

    /** False if another bore the order a moment ago: the statement failed then, and the transaction goes on. */
    private boolean head() throws SQLException {
        List<Commit> rows = List.of(commit);
        try {
            if (commit.expectedVersion() > 0) {
                Rows.batch(
                        connection,
                        Tables.HEAD.update,
                        rows,
                        (arguments, row) -> arguments.addRow(Tables.HEAD, row).add(order.text()));
            } else {
                Rows.batch(
                        connection,
                        Tables.HEAD.insert,
                        rows,
                        (arguments, row) -> arguments.add(order.text()).addRow(Tables.HEAD, row));
            }
            return true;
        } catch (SQLException e) {
            if (isIntegrity(e)) {
                return false;
            }
            throw e;
        }
    }

    private Map<DocumentNo, RegisterEntry> rest(LockedShelves shelves) throws SQLException {
        for (Part<?> part : Tables.PARTS) {
            rows(part);
        }
        List<Delta.Row<Event>> events = Tables.numbered(commit.events());
        Rows.batch(
                connection,
                Tables.EVENT.insert,
                events,
                (arguments, row) ->
                        arguments.add(order.text()).addKey(Tables.EVENT, row).addRow(Tables.EVENT, row.value()));
        tasks();
        Rows.batch(
                connection,
                Tables.COMMAND.insert,
                List.of(commit),
                (arguments, row) -> arguments
                        .add(order.text())
                        .add(commit.command().text())
                        .add(commit.after().version())
                        .add(commit.digest()));
        moves(shelves);
        return entries();
    }

    private <T> void rows(Part<T> part) throws SQLException {
        Table<T> table = part.table();
        Delta<T> delta = part.delta().apply(commit.changes());
        Rows.batch(
                connection,
                table.insert,
                delta.added(),
                (arguments, row) ->
                        arguments.add(order.text()).addKey(table, row).addRow(table, row.value()));
        Rows.batch(
                connection,
                table.update,
                delta.changed(),
                (arguments, row) ->
                        arguments.addRow(table, row.value()).add(order.text()).addKey(table, row));
        Rows.batch(
                connection,
                table.delete,
                delta.removed(),
                (arguments, row) -> arguments.add(order.text()).addKey(table, row));
    }

    /** Tasks are born in the hands of whoever commits, unless they sleep. */
    private void tasks() throws SQLException {
        List<TaskId> done = commit.tasksDone().stream()
                .sorted(Comparator.comparing(TaskId::toString))
                .toList();
        Rows.batch(
                connection,
                "delete from task where order_id = ? and document = ? and kind = ?",
                done,
                (arguments, task) -> arguments.add(task));
        if (!commit.tasksBorn().isEmpty()) {
            Instant now = H2.now(connection);
            Instant lapse = now.plus(Numbers.microseconds(commit.lease()), ChronoUnit.MICROS);
            Rows.batch(
                    connection,
                    "merge into task (order_id, document, kind, born, due_at, ready_at, token, holder)"
                            + " key (order_id, document, kind) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    commit.tasksBorn(),
                    (arguments, task) -> born(arguments, task, task.due().isAfter(now), lapse));
        }
    }

    private void born(Arguments arguments, Task task, boolean sleeps, Instant lapse) throws SQLException {
        arguments
                .add(task.id())
                .add(task.born())
                .add(SqlType.INSTANT, task.due())
                .add(SqlType.INSTANT, sleeps ? task.due() : lapse)
                .add(1)
                .add(Kind.TEXT, sleeps ? null : commit.worker().text());
    }

    private void moves(LockedShelves shelves) throws SQLException {
        for (Commit.Held held : commit.moves()) {
            shelves.enter(commit.after().version(), new Holder(order, held.document()), held.move());
        }
        shelves.write();
    }

    /** Series by name, so that no two commits wait for each other. */
    private Map<DocumentNo, RegisterEntry> entries() throws SQLException {
        Map<DocumentNo, RegisterEntry> entries = new HashMap<>();
        List<SealedDocument> bySeries = commit.registrations().stream()
                .sorted(Comparator.comparing(SealedDocument::series))
                .toList();
        for (SealedDocument document : bySeries) {
            entries.put(document.invoice(), H2Register.enter(connection, order, document));
        }
        return entries;
    }

    /** A batch wraps what its first row met. */
    private static boolean isIntegrity(SQLException e) {
        return e instanceof SQLIntegrityConstraintViolationException
                || e.getNextException() instanceof SQLIntegrityConstraintViolationException;
    }
}
