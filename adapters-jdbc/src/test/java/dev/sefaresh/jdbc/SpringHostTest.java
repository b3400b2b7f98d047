package dev.sefaresh.jdbc;

import java.sql.Connection;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class SpringHostTest extends HostTest {
    SpringHostTest(Engine engine) {
        super(engine);
    }

    /** All that a host with Spring has to write. */
    private record SpringTransactions(DataSource database) implements HostTransaction {
        @Override
        public Optional<Connection> current() {
            return TransactionSynchronizationManager.isActualTransactionActive()
                    ? Optional.of(DataSourceUtils.getConnection(database))
                    : Optional.empty();
        }

        @Override
        public void afterCommit(Runnable action) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    action.run();
                }
            });
        }
    }

    @Override
    HostTransaction host() {
        return new SpringTransactions(database);
    }

    @Override
    void transaction(boolean commits, HostWork work) {
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(status -> {
            try {
                work.with(DataSourceUtils.getConnection(database));
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            if (!commits) {
                status.setRollbackOnly();
            }
        });
    }
}
