package dev.sefaresh.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts what goes over the connections of a database, and makes it take longer, as a way there and back would.
 *
 * <p>A statement is whatever waits for the server's answer: an execution, a batch, an explicit commit. A transaction is what the
 * server has to make durable: an explicit commit, or a statement that writes in autocommit mode. Reads are transactions to the
 * server too, but they cost no disk and are not counted. Thread-safe.
 */
final class Wire {
    private static final Pattern WRITES = Pattern.compile("\\b(insert into|update|delete from)\\b");

    private final long awayNanos;
    private final LongAdder statements = new LongAdder();
    private final LongAdder transactions = new LongAdder();

    /** Whether a text writes, found out once: looking through a load's each time was half of the client's work. */
    private final ConcurrentMap<String, Boolean> writing = new ConcurrentHashMap<>();

    /** Each round trip takes so many microseconds longer. */
    Wire(int away) {
        this.awayNanos = TimeUnit.MICROSECONDS.toNanos(away);
    }

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
                wentThereAndBack();
                transactions.increment();
            }
            return result instanceof PreparedStatement statement && arguments != null
                    ? counted(connection, statement, writes((String) arguments[0]))
                    : result;
        });
    }

    private boolean writes(String text) {
        return writing.computeIfAbsent(text, unknown -> WRITES.matcher(unknown).find());
    }

    private PreparedStatement counted(Connection connection, PreparedStatement statement, boolean writes) {
        return proxy(PreparedStatement.class, statement, (method, arguments, result) -> {
            if (method.startsWith("execute")) {
                wentThereAndBack();
                if (writes && connection.getAutoCommit()) {
                    transactions.increment();
                }
            }
            return result;
        });
    }

    private void wentThereAndBack() {
        statements.increment();
        long end = System.nanoTime() + awayNanos;
        for (long left = awayNanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
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
