package dev.sefaresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.tck.AccountsRules;
import dev.sefaresh.spi.tck.Bench;
import dev.sefaresh.spi.tck.CouponsRules;
import dev.sefaresh.spi.tck.Host;
import dev.sefaresh.spi.tck.InboxBench;
import dev.sefaresh.spi.tck.InboxRules;
import dev.sefaresh.spi.tck.InvoiceRegisterRules;
import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.OrderStoreRules;
import dev.sefaresh.spi.tck.RegisterBench;
import dev.sefaresh.spi.tck.StockRules;
import dev.sefaresh.spi.tck.StoreBench;
import dev.sefaresh.spi.tck.SuppressionsBench;
import dev.sefaresh.spi.tck.SuppressionsRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Store, stock, register, inbox, accounts, coupons and suppressions keep their contracts. */
class ContractTest extends StoreTest {
    private long deadlocksBefore;

    ContractTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void count() {
        deadlocksBefore = deadlocks();
    }

    /** Not even one that the adapter might have tried again after. */
    @AfterEach
    void no_deadlock() {
        assertThat(deadlocks()).isEqualTo(deadlocksBefore);
    }

    @TestFactory
    Stream<DynamicTest> of_the_store() {
        return tests(OrderStoreRules.of(this::storeBench));
    }

    @TestFactory
    Stream<DynamicTest> of_the_stock() {
        return tests(StockRules.of(() -> JdbcStock.on(engine.database())));
    }

    @TestFactory
    Stream<DynamicTest> of_the_register() {
        return tests(InvoiceRegisterRules.of(this::registerBench));
    }

    @TestFactory
    Stream<DynamicTest> of_the_inbox() {
        return tests(InboxRules.of(this::inboxBench));
    }

    @TestFactory
    Stream<DynamicTest> of_the_accounts() {
        return tests(AccountsRules.of(() -> JdbcAccounts.on(engine.database())));
    }

    @TestFactory
    Stream<DynamicTest> of_the_coupons() {
        return tests(CouponsRules.of(() -> JdbcCoupons.on(engine.database())));
    }

    @TestFactory
    Stream<DynamicTest> of_the_suppressions() {
        return tests(SuppressionsRules.of(() -> {
            DataSource empty = engine.database();
            return SuppressionsBench.of(JdbcSuppressions.on(empty)).reopening(() -> JdbcSuppressions.on(empty));
        }));
    }

    private StoreBench storeBench() {
        DataSource empty = engine.database();
        PlainTransactions transactions = new PlainTransactions();
        return StoreBench.of(JdbcOrderStore.on(empty, transactions))
                .with(JdbcStock.on(empty, transactions))
                .with(JdbcInvoiceRegister.on(empty))
                .with(host(empty, transactions));
    }

    private InboxBench inboxBench() {
        DataSource empty = engine.database();
        PlainTransactions transactions = new PlainTransactions();
        return InboxBench.of(JdbcInbox.on(empty, transactions)).with(host(empty, transactions));
    }

    private static Host host(DataSource database, PlainTransactions transactions) {
        return (commits, work) -> {
            try (Connection connection = database.getConnection();
                    PlainTransactions.Transaction transaction = transactions.begin(connection)) {
                work.run();
                if (commits) {
                    transaction.commit();
                }
            }
        };
    }

    private RegisterBench registerBench() {
        return RegisterBench.of(JdbcInvoiceRegister.on(engine.database())).forgedBy(this::forge);
    }

    private void forge(RegisterEntry entry) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update register set digest = head where series = ? and number = ?")) {
            statement.setString(1, entry.series());
            statement.setLong(2, entry.number());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <B extends Bench> Stream<DynamicTest> tests(Kit<B> kit) {
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
}
