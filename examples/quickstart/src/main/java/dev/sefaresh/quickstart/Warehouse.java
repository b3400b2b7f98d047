package dev.sefaresh.quickstart;

import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.jdbc.PlainTransactions;
import dev.sefaresh.spi.model.Quantity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** Has in stock what is sold, because exactly that arrives before: one goods receipt a sale. */
final class Warehouse {
    private final DataSource database;
    private final PlainTransactions transactions = new PlainTransactions();
    private final JdbcStock stock;

    Warehouse(DataSource database) {
        this.database = database;
        this.stock = JdbcStock.on(database, transactions);
    }

    /** Receives all of it in one transaction; a receipt that was entered before is not entered again. */
    void receive(String receipt, Map<String, Quantity> goods) throws SQLException {
        if (goods.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            goods.forEach((sku, quantity) -> stock.receive(receipt, sku, quantity));
            transaction.commit();
        }
    }
}
