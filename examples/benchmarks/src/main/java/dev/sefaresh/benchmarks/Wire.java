package dev.sefaresh.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts what goes over the connections of a database.
 *
 * <p>A statement is whatever waits for the server's answer: an execution, a batch, an explicit commit. A transaction is what the
 * server has to make durable: an explicit commit, or a statement that writes in autocommit mode. Reads are transactions to the
 * server too, but they cost no disk and are not counted. Thread-safe.
 */
final class Wire {
    private static final Pattern WRITES = Pattern.compile("\\b(insert into|update|delete from)\\b");

    private final LongAdder statements = new LongAdder();
    private final LongAdder transactions = new LongAdder();

    long statements() {
        return statements.sum();
    }

    long transactions() {
        return transactions.sum();
    }

    /** The same database, counted. */
    DataSource over(DataSource database) {
        return proxy(
                DataSource.class,
                database,
                (method, arguments, result) -> result instanceof Connection connection ? counted(connection) : result);
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            if (method.equals("commit")) {
                statements.increment();
                transactions.increment();
            }
            return result instanceof PreparedStatement statement && arguments != null
                    ? counted(
                            connection,
                            statement,
                            WRITES.matcher((String) arguments[0]).find())
                    : result;
        });
    }

    private PreparedStatement counted(Connection connection, PreparedStatement statement, boolean writes) {
        return proxy(PreparedStatement.class, statement, (method, arguments, result) -> {
            if (method.startsWith("execute")) {
                statements.increment();
                if (writes && connection.getAutoCommit()) {
                    transactions.increment();
                }
            }
            return result;
        });
    }

    private interface Seen {
        @Nullable
        Object of(String method, Object @Nullable [] arguments, @Nullable Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, Seen seen) {
        return type.cast(Proxy.newProxyInstance(
                Wire.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> seen.of(method.getName(), arguments, invoke(method, target, arguments))));
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
