package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.port.AccountMove.deposit;
import static dev.sefaresh.spi.port.AccountMove.hold;
import static dev.sefaresh.spi.port.AccountMove.spend;
import static dev.sefaresh.spi.port.AccountMove.withdraw;
import static dev.sefaresh.spi.tck.Specimens.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.Posting;
import dev.sefaresh.spi.port.Posting.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts inside transactions of the host, and after failures. What else they do is for {@link ContractTest}. */
class AccountsTest extends StoreTest {
    private static final AccountId X = AccountId.of("X");
    private static final AccountId Y = AccountId.of("Y");

    private final PlainTransactions transactions = new PlainTransactions();
    private JdbcAccounts accounts;
    private JdbcAccounts hosted;

    AccountsTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void join() {
        accounts = JdbcAccounts.on(database);
        hosted = JdbcAccounts.on(database, transactions);
    }

    private interface HostWork {
        void done() throws Exception;
    }

    private void transaction(boolean commits, HostWork work) throws Exception {
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            work.done();
            if (commits) {
                transaction.commit();
            }
        }
    }

    private static OperationId operation(int number) {
        return new OperationId(OrderId.of("A"), DocumentNo.operation(1, number));
    }

    @Test
    void what_the_host_commits_is_moved_and_what_it_rolls_back_was_never() throws Exception {
        accounts.post(operation(1), deposit(X, eur("10.00")));
        Map<String, Long> before = content();
        HostWork moves = () -> {
            hosted.post(operation(2), hold(X, eur("4.00")));
            hosted.post(operation(3), spend(X, eur("1.00"), operation(2)));
            hosted.post(operation(4), deposit(Y, eur("1.00"), operation(3)));
            assertThat(hosted.find(X)).as("the host sees it").contains(new Account(eur("9.00"), eur("3.00")));
            assertThat(accounts.find(X)).as("nobody else does").contains(new Account(eur("10.00"), eur("0.00")));
            assertThat(accounts.lookup(operation(2))).isEmpty();
        };
        transaction(false, moves);
        assertThat(content()).isEqualTo(before);
        transaction(true, moves);
        assertThat(accounts.find(X)).contains(new Account(eur("9.00"), eur("3.00")));
        assertThat(accounts.find(Y)).contains(new Account(eur("1.00"), eur("0.00")));
    }

    @Test
    void no_answer_ends_the_hosts_transaction_and_a_refusal_leaves_nothing_in_it() throws Exception {
        accounts.post(operation(1), deposit(X, eur("10.00")));
        transaction(true, () -> {
            assertThat(hosted.post(operation(2), withdraw(X, eur("10.01"))).kind())
                    .isEqualTo(Kind.SHORT);
            assertThat(hosted.post(operation(3), withdraw(Y, eur("1.00"))).kind())
                    .isEqualTo(Kind.NO_SUCH_ACCOUNT);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hosted.post(operation(1), deposit(Y, eur("10.00"))))
                    .withMessageContainingAll("A/P1.1", "account X", "account Y");
            assertThat(hosted.post(operation(4), withdraw(X, eur("1.00"))).isPosted())
                    .isTrue();
        });
        assertThat(accounts.find(X)).contains(new Account(eur("9.00"), eur("0.00")));
        assertThat(accounts.find(Y)).as("opened for what was refused").isEmpty();
    }

    /** The first has taken the last euro and has not committed yet. */
    @Test
    void who_comes_second_waits_for_the_first_and_finds_nothing_left() throws Exception {
        accounts.post(operation(1), deposit(X, eur("1.00")));
        CompletableFuture<Posting> second = new CompletableFuture<>();
        transaction(true, () -> {
            assertThat(hosted.post(operation(2), withdraw(X, eur("1.00"))).isPosted())
                    .isTrue();
            second.completeAsync(() -> accounts.post(operation(3), withdraw(X, eur("1.00"))));
            untilSomeoneWaits();
            assertThat(second).isNotDone();
        });
        assertThat(second.get(10, TimeUnit.SECONDS))
                .isEqualTo(new Posting(withdraw(X, eur("1.00")), Kind.SHORT, eur("0.00")));
    }

    /** The first has opened the account and has not committed yet. */
    @Test
    void a_second_deposit_waits_for_the_first_and_is_added() throws Exception {
        CompletableFuture<Posting> second = new CompletableFuture<>();
        transaction(true, () -> {
            hosted.post(operation(1), deposit(X, eur("1.00")));
            second.completeAsync(() -> accounts.post(operation(2), deposit(X, eur("2.00"))));
            untilSomeoneWaits();
            assertThat(second).isNotDone();
        });
        assertThat(second.get(10, TimeUnit.SECONDS))
                .isEqualTo(new Posting(deposit(X, eur("2.00")), Kind.POSTED, eur("3.00")));
    }

    /** H2 does not tell of an insert that it waits. */
    private void untilSomeoneWaits() throws InterruptedException {
        String waiting = engine == Engine.H2
                ? "select count(*) from information_schema.sessions where blocker_id is not null"
                        + " or executing_statement like 'insert into account (%'"
                : "select count(*) from pg_locks where not granted";
        for (int i = 0; i < 2_000; i++) {
            if (number(waiting) > 0) {
                return;
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("nobody waits");
    }

    @Test
    void what_failed_is_not_half_done_and_can_be_tried_again() throws SQLException {
        accounts.post(operation(1), deposit(X, eur("10.00")));
        Map<String, Long> before = content();
        JdbcAccounts broken =
                JdbcAccounts.on(Wrapped.breaking(database, "commit"), HostTransaction.none(), Dialect.of(database));
        assertThatThrownBy(() -> broken.post(operation(2), withdraw(X, eur("4.00"))))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContainingAll("A/P1.2", "WITHDRAW of EUR 4.00", "account X");
        assertThat(content()).isEqualTo(before);
        assertThat(accounts.lookup(operation(2))).isEmpty();
        assertThat(accounts.post(operation(2), withdraw(X, eur("4.00"))))
                .isEqualTo(new Posting(withdraw(X, eur("4.00")), Kind.POSTED, eur("6.00")));
    }

    @Test
    void what_a_newer_version_wrote_is_named() {
        accounts.post(operation(1), deposit(X, eur("10.00")));
        run("update account_entry set kind = 'CONFISCATE'");
        assertThatThrownBy(() -> accounts.entries(X))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContainingAll("A/P1.1", "CONFISCATE");
        assertThatThrownBy(() -> accounts.post(operation(1), deposit(X, eur("10.00"))))
                .as("no refusal")
                .isInstanceOf(StoreFailed.class);
    }

    /** What a person who asks the tables finds. */
    @Test
    void the_tables_add_up() throws Exception {
        accounts.post(operation(1), deposit(X, eur("50.00")));
        race(WORKERS, worker -> {
            for (int i = 0; i < 10; i++) {
                OperationId hold = new OperationId(OrderId.of("by " + worker), DocumentNo.operation(1, i + 1));
                accounts.post(hold, hold(X, eur("2.00")));
                accounts.post(
                        new OperationId(hold.order(), DocumentNo.operation(2, i + 1)), spend(X, eur("1.25"), hold));
            }
        });
        assertThat(number("select count(*) from account_entry where answer <> 'POSTED'"))
                .as("moves that came too late")
                .isPositive();
        assertThat(text("""
                select case when a.entries = count(*) and a.entries = max(e.number)
                    and a.balance = sum(case e.kind when 'DEPOSIT' then e.amount when 'SPEND' then -e.amount else 0 end)
                    and a.held = sum(case e.kind when 'HOLD' then e.amount when 'SPEND' then -e.amount else 0 end)
                    and a.held <= a.balance then 'adds up' else 'does not' end
                from account a join account_entry e on e.account = a.id and e.number is not null
                group by a.id, a.entries, a.balance, a.held""")).isEqualTo("adds up");
    }
}
