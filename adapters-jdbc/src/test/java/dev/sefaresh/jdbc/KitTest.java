package dev.sefaresh.jdbc;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.OrderStoreRules;
import dev.sefaresh.spi.tck.StoreBench;
import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Store, stock and register keep their contracts on every engine. */
@OnEveryEngine
class KitTest {
    private final Engine engine;

    KitTest(Engine engine) {
        this.engine = engine;
    }

    private StoreBench store() {
        HikariDataSource database = engine.database();
        PlainTransactions transactions = new PlainTransactions();
        return StoreBench.of(JdbcOrderStore.on(database, transactions))
                .with(JdbcStock.on(database, transactions))
                .with(JdbcInvoiceRegister.on(database))
                .with((commits, work) -> {
                    try (Connection connection = database.getConnection();
                            PlainTransactions.Transaction transaction = transactions.begin(connection)) {
                        work.run();
                        if (commits) {
                            transaction.commit();
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> the_store_keeps_its_contract() {
        Kit<StoreBench> kit = OrderStoreRules.of(this::store);
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
}
