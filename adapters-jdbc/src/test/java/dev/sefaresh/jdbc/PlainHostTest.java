package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainHostTest extends HostTest {
    private final PlainTransactions transactions = new PlainTransactions();

    PlainHostTest(Engine engine) {
        super(engine);
    }

    @Override
    HostTransaction host() {
        return transactions;
    }

    @Override
    void transaction(boolean commits, HostWork work) throws SQLException {
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            work.with(connection);
            if (commits) {
                transaction.commit();
            }
        }
    }

    @Test
    void a_thread_has_one_transaction_at_a_time() throws Exception {
        transaction(
                true,
                connection -> assertThatThrownBy(() -> transactions.begin(connection))
                        .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void all_actions_are_run_though_one_fails() throws Exception {
        List<String> ran = new ArrayList<>();
        assertThatThrownBy(() -> transaction(true, connection -> {
                    hosted.commit(birth("A").build());
                    hosted.afterCommit(() -> {
                        throw new IllegalStateException("first");
                    });
                    hosted.afterCommit(() -> {
                        throw new IllegalStateException("second");
                    });
                    hosted.afterCommit(() -> ran.add("third"));
                }))
                .hasMessage("first")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(ran).containsExactly("third");
        assertThat(exists("A")).isTrue();
    }

    @Test
    void the_connection_is_given_back_as_it_was() throws Exception {
        try (Connection connection = database.getConnection()) {
            try (PlainTransactions.Transaction transaction = transactions.begin(connection)) {
                assertThat(connection.getAutoCommit()).isFalse();
                transaction.commit();
            }
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void a_connection_in_autocommit_mode_is_no_transaction() throws Exception {
        try (Connection connection = database.getConnection()) {
            JdbcOrderStore wrong = JdbcOrderStore.on(database, new HostTransaction() {
                @Override
                public Optional<Connection> current() {
                    return Optional.of(connection);
                }

                @Override
                public void afterCommit(Runnable action) {
                    action.run();
                }
            });
            assertThatThrownBy(() -> wrong.commit(birth("A").build()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("autocommit");
        }
        assertThat(exists("A")).isFalse();
    }
}
