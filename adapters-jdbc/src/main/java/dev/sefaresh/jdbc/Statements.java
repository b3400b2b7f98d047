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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be said differently to different databases. All take their locks in one order: the order, its shelves in theirs, the
 * series by name. Implementations are thread-safe.
 */
interface Statements {
    /** How the database calls a kind of column. */
    String name(Kind kind);

    /** What a commit, a claim or a registration needs around it on a connection of our own. */
    Connections.Unit unit();

    /** What became of the commit; empty if a series or a shelf is not open: then nothing is written. */
    Optional<CommitResult> commit(Connection connection, Commit commit) throws SQLException;

    /** Gives the worker at most so many tasks that are ready, by the database's clock. */
    List<Lease> claim(Connection connection, WorkerId worker, Duration lease, int atMost) throws SQLException;

    /** The document's entry, made now or before; empty if its series is not open: then nothing is written. */
    Optional<RegisterEntry> register(Connection connection, OrderId order, SealedDocument document) throws SQLException;

    /** Locks the rows of these shelves in this order, to the end of the transaction; a shelf without a row is left out. */
    Map<Shelf, LockedShelves.State> lock(Connection connection, List<Shelf> shelves) throws SQLException;

    /** Inserts a row, unless there is one with its key; answers whether it did. */
    boolean addUnlessThere(Connection connection, String insert, Rows.Given given) throws SQLException;

    /** Keeps an event, unless it was kept before: whether it is new. */
    boolean keep(Connection connection, EventId id, Received received) throws SQLException;

    /** Waits until no other process migrates, until the end of the transaction. */
    void waitToMigrate(Connection connection) throws SQLException;
}
