package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a host that uses plain connections.
 *
 * <pre>{@code
 * PlainTransactions transactions = new PlainTransactions();
 * OrderStore store = JdbcOrderStore.on(database, transactions);
 * ...
 * try (Connection connection = database.getConnection();
 *         PlainTransactions.Transaction transaction = transactions.begin(connection)) {
 *     ...                      // statements of the host on the connection, and commits of the store
 *     transaction.commit();
 * }
 * }</pre>
 *
 * <p>Thread-safe: each thread has its own transaction.
 */
public final class PlainTransactions implements HostTransaction {
    private final ThreadLocal<@Nullable Transaction> open = new ThreadLocal<>();

    /**
     * Makes the connection the calling thread's transaction until that is closed.
     *
     * @throws IllegalStateException if the thread has one open
     */
    public Transaction begin(Connection connection) throws SQLException {
        if (open.get() != null) {
            throw new IllegalStateException("the thread has a transaction open already");
        }
        Transaction begun = new Transaction(connection);
        open.set(begun);
        return begun;
    }

    @Override
    public Optional<Connection> current() {
        return Optional.ofNullable(open.get()).map(transaction -> transaction.connection);
    }

    @Override
    public void afterCommit(Runnable action) {
        Transaction transaction = open.get();
        if (transaction == null) {
            action.run();
        } else {
            transaction.waiting.add(action);
        }
    }

    /** One transaction, of the thread that began it. Closing it rolls back what was not committed. */
    public final class Transaction implements AutoCloseable {
        private final Connection connection;
        private final boolean autoCommit;
        private final List<Runnable> waiting = new ArrayList<>();

        private Transaction(Connection connection) throws SQLException {
            this.connection = connection;
            this.autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
        }

        /**
         * Commits, and runs what waited for it. More can be done and committed after.
         *
         * @throws RuntimeException of the first action that failed; all were run
         */
        public void commit() throws SQLException {
            connection.commit();
            List<Runnable> actions = List.copyOf(waiting);
            waiting.clear();
            RuntimeException failed = null;
            for (Runnable action : actions) {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    if (failed == null) {
                        failed = e;
                    } else {
                        failed.addSuppressed(e);
                    }
                }
            }
            if (failed != null) {
                throw failed;
            }
        }

        /** Rolls back what was not committed, and gives the connection its autocommit mode back. */
        @Override
        public void close() throws SQLException {
            open.remove();
            waiting.clear();
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }
}
