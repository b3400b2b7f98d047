package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.port.Suppressions.Reason.BOUNCED;
import static dev.sefaresh.spi.port.Suppressions.Reason.UNSUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suppressions inside transactions of the host, and what lies in their table. What else they do is for {@link ContractTest}. */
class SuppressionsTest extends StoreTest {
    private static final String ADA = "ada@example.org";

    private final PlainTransactions transactions = new PlainTransactions();
    private JdbcSuppressions suppressions;
    private JdbcSuppressions hosted;

    SuppressionsTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void join() {
        suppressions = JdbcSuppressions.on(database);
        hosted = JdbcSuppressions.on(database, transactions);
    }

    @Test
    void people_find_addresses_in_small_letters() {
        suppressions.suppress("Ada@Example.ORG", UNSUBSCRIBED);
        suppressions.suppress("aDA@example.org", UNSUBSCRIBED);
        assertThat(text("select address || ' ' || reason from suppression")).isEqualTo(ADA + " UNSUBSCRIBED");
        assertThat(number("select count(*) from suppression")).isEqualTo(1);
    }

    @Test
    void what_the_host_rolls_back_was_never_said() throws Exception {
        suppressions.suppress(ADA, BOUNCED);
        changed(false);
        assertThat(suppressions.of(ADA)).containsExactly(BOUNCED);
        changed(true);
        assertThat(suppressions.of(ADA)).containsExactly(UNSUBSCRIBED);
    }

    /** What is there already does not end the host's transaction. */
    private void changed(boolean commits) throws Exception {
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            hosted.suppress(ADA, BOUNCED);
            hosted.lift(ADA, BOUNCED);
            hosted.lift(ADA, BOUNCED);
            hosted.suppress(ADA, UNSUBSCRIBED);
            assertThat(hosted.of(ADA)).as("the host sees it").containsExactly(UNSUBSCRIBED);
            assertThat(suppressions.of(ADA)).as("nobody else does").containsExactly(BOUNCED);
            if (commits) {
                transaction.commit();
            }
        }
    }

    /** Nobody is written to for a reason that this version does not know. */
    @Test
    void a_reason_of_the_future_is_an_error() {
        run("insert into suppression (address, reason) values ('" + ADA + "', 'OF_THE_FUTURE')");
        assertThatThrownBy(() -> suppressions.of(ADA))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContainingAll(ADA, "OF_THE_FUTURE");
    }

    @Test
    void what_cannot_be_written_names_the_address() {
        run("alter table suppression rename to elsewhere");
        try {
            assertThatThrownBy(() -> suppressions.suppress(ADA, BOUNCED))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContainingAll(ADA, "BOUNCED");
        } finally {
            run("alter table elsewhere rename to suppression");
        }
    }
}
