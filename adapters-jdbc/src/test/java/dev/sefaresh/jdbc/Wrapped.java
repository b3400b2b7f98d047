package dev.sefaresh.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Databases seen through something that stands before them. */
final class Wrapped {
    private Wrapped() {}

    /** Notes statements, batches, commits and rollbacks. */
    static DataSource noting(DataSource database, List<String> notes) {
        return proxy(
                DataSource.class,
                database,
                (method, result) -> result instanceof Connection connection ? noting(connection, notes) : result);
    }

    /** Calls itself otherwise. */
    static DataSource named(DataSource database, String name) {
        return proxy(
                DataSource.class,
                database,
                (method, result) -> !(result instanceof Connection connection)
                        ? result
                        : proxy(
                                Connection.class,
                                connection,
                                (asked, answer) -> !(answer instanceof DatabaseMetaData data)
                                        ? answer
                                        : proxy(
                                                DatabaseMetaData.class,
                                                data,
                                                (what, said) -> what.equals("getDatabaseProductName") ? name : said)));
    }

    private static Connection noting(Connection connection, List<String> notes) {
        return proxy(Connection.class, connection, (method, result) -> {
            if (List.of("commit", "rollback", "setAutoCommit").contains(method)) {
                notes.add(method);
            }
            return result instanceof PreparedStatement statement
                    ? proxy(PreparedStatement.class, statement, (call, answer) -> {
                        if (call.startsWith("execute")) {
                            notes.add(call);
                        }
                        return answer;
                    })
                    : result;
        });
    }

    /** Says something else instead. */
    static DataSource rewording(DataSource database, UnaryOperator<String> words) {
        return replaced(
                DataSource.class,
                database,
                (method, arguments, result) -> result.get() instanceof Connection connection
                        ? replaced(
                                Connection.class,
                                connection,
                                (call, text, answer) -> call.equals("prepareStatement")
                                        ? connection.prepareStatement(words.apply((String) text[0]))
                                        : answer.get())
                        : result.get());
    }

    /** Loses the connection as soon as this method is called on it. */
    static DataSource breaking(DataSource database, String method) {
        return replaced(
                DataSource.class,
                database,
                (got, none, result) -> result.get() instanceof Connection connection
                        ? replaced(Connection.class, connection, (call, arguments, answer) -> {
                            if (call.equals(method)) {
                                throw new SQLException(method + " was lost", "08006");
                            }
                            return answer.get();
                        })
                        : result.get());
    }

    private interface Answer {
        Object get() throws Throwable;
    }

    private interface Instead {
        Object of(String method, Object[] arguments, Answer answer) throws Throwable;
    }

    private static <T> T replaced(Class<T> type, T target, Instead instead) {
        return type.cast(Proxy.newProxyInstance(
                Wrapped.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Answer answer = () -> method.invoke(target, arguments);
                    try {
                        return instead.of(method.getName(), arguments, answer);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private interface Seen {
        Object of(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Seen seen) {
        return replaced(type, target, (method, arguments, answer) -> seen.of(method, answer.get()));
    }
}
