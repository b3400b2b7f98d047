package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.jdbc.JdbcAccounts;
import dev.sefaresh.jdbc.JdbcCoupons;
import dev.sefaresh.jdbc.JdbcInbox;
import dev.sefaresh.jdbc.JdbcInvoiceRegister;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.jdbc.JdbcSuppressions;
import dev.sefaresh.jdbc.Migrations;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.Suppressions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** A database of its own in memory, whose clock is moved by hand as well: leases run by the store's own clock. For one thread. */
final class H2Storage implements Storage {
    private static final String NOW = "current_timestamp(6)";

    private final JdbcConnectionPool pool;
    private final DataSource database;
    private final OrderStore store;
    private final Stock stock;
    private final InvoiceRegister register;
    private final Inbox inbox;
    private final Accounts accounts;
    private final Coupons coupons;
    private final Suppressions suppressions;

    H2Storage(String name, HandClock clock) {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=100", "", "");
        Migrations.apply(pool);
        database = byThisClock(pool, clock);
        store = JdbcOrderStore.on(database);
        stock = JdbcStock.on(database);
        register = JdbcInvoiceRegister.on(database);
        inbox = JdbcInbox.on(database);
        accounts = JdbcAccounts.on(database);
        coupons = JdbcCoupons.on(database);
        suppressions = JdbcSuppressions.on(database);
    }

    @Override
    public OrderStore store() {
        return store;
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public InvoiceRegister register() {
        return register;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Coupons coupons() {
        return coupons;
    }

    @Override
    public Suppressions suppressions() {
        return suppressions;
    }

    @Override
    public List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select order_id, document, kind, born, due_at from task order by order_id, document, kind");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                TaskId id = new TaskId(
                        OrderId.of(row.getString(1)),
                        DocumentNo.parse(row.getString(2)),
                        TaskKind.valueOf(row.getString(3)));
                tasks.add(new Task(
                        id,
                        row.getLong(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tasks cannot be read", e);
        }
        return tasks;
    }

    @Override
    public void close() {
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("shutdown");
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be shut down", e);
        }
        pool.dispose();
    }

    /** H2 can be asked for no other time than the machine's, so the question is answered in the statement. */
    private static DataSource byThisClock(DataSource real, HandClock clock) {
        return proxy(
                DataSource.class,
                (method, arguments) -> method.invoke(real, arguments) instanceof Connection connection
                        ? asking(connection, clock)
                        : null);
    }

    private static Connection asking(Connection real, HandClock clock) {
        return proxy(Connection.class, (method, arguments) -> {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String text) {
                arguments[0] = text.replace(NOW, "timestamp with time zone '" + clock.instant() + "'");
            }
            return method.invoke(real, arguments);
        });
    }

    private interface Call {
        @Nullable
        Object by(Method method, @Nullable Object @Nullable [] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                H2Storage.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.by(method, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                }));
    }
}
