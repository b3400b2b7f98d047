package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.util.Optional;

/**
 * Tells the store of a transaction that the host has open on the calling thread, and that the store is to read and write in.
 * {@link PlainTransactions} is one for hosts without a framework.
 *
 * <p>The transaction should be READ COMMITTED: then no answer of the store ends it. Under a stricter level, PostgreSQL fails a
 * commit that comes second with 40001, and the host repeats its transaction. The same holds (40P01) for hosts that commit several
 * orders that move stock or number invoices in one transaction, in different orders.
 *
 * <p>Implementations are thread-safe.
 */
public interface HostTransaction {
    /**
     * The connection of the calling thread's transaction, not in autocommit mode; empty if it has none. The store does not close
     * it.
     */
    Optional<Connection> current();

    /** Keeps the action until the calling thread's transaction has committed; it is never run after a rollback. */
    void afterCommit(Runnable action);

    /** Of a host that never has a transaction open. */
    static HostTransaction none() {
        return new HostTransaction() {
            @Override
            public Optional<Connection> current() {
                return Optional.empty();
            }

            @Override
            public void afterCommit(Runnable action) {
                action.run();
            }
        };
    }
}
