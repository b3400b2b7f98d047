package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Stock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The stock that commits of a {@link JdbcOrderStore} on the same database move. Joins the host's transaction if there is one.
 *
 * <p>Failures are {@link StoreFailed}. Thread-safe.
 */
public final class JdbcStock implements Stock {
    private final Connections connections;
    private final Statements statements;

    private JdbcStock(DataSource database, HostTransaction host, Dialect dialect) {
        this.connections = new Connections(database, host);
        this.statements = dialect.statements();
    }

    /** Stock that never joins a transaction of the host. Asks the database which one it is. */
    public static JdbcStock on(DataSource database) {
        return on(database, HostTransaction.none());
    }

    /** Stock that joins the host's transaction where there is one. Asks the database which one it is. */
    public static JdbcStock on(DataSource database, HostTransaction host) {
        return on(database, host, Dialect.of(database));
    }

    /** The same, for databases that hide behind something else and do not tell. */
    public static JdbcStock on(DataSource database, HostTransaction host, Dialect dialect) {
        return new JdbcStock(database, host, dialect);
    }

    @Override
    public Map<String, Level> levels(Set<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return connections.joined(
                "looking up the stock of " + skus.size() + " articles",
                Unit.STATEMENT,
                connection -> levels(connection, skus));
    }

    private static Map<String, Level> levels(Connection connection, Set<String> skus) throws SQLException {
        Map<String, Level> levels = new HashMap<>();
        skus.forEach(sku -> levels.put(sku, Level.NONE));
        try (PreparedStatement statement =
                connection.prepareStatement("select sku, on_hand, reserved from stock where sku = any(?)")) {
            new Arguments(connection, statement).addAll(SqlType.TEXT, List.copyOf(skus), sku -> sku);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    levels.put(
                            results.getString(1),
                            new Level(
                                    Numbers.plain(results.getBigDecimal(2)), Numbers.plain(results.getBigDecimal(3))));
                }
            }
        }
        return levels;
    }

    @Override
    public void receive(String receipt, String sku, Quantity quantity) {
        connections.joined("receiving " + sku + " by " + receipt, statements.unit(), connection -> {
            statements.receive(connection, receipt, sku, quantity);
            return sku;
        });
    }
}
