package dev.sefaresh.jdbc;

import static java.util.stream.Collectors.joining;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.Verdict;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rows of the inbox. Headers lie in two arrays of one length: one row an event, so that whatever is done is one statement. */
final class Events {
    /** What {@link #give} gives. A database says in its own tongue that one that is there is left as it is. */
    static final String KEEP =
            "insert into inbox (tender, event, received_at, header_names, header_values, body, verdict)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    private static final SqlType<Verdict> VERDICT = SqlType.named(Verdict.class);

    private static final String SELECT =
            "select t.tender, t.event, t.received_at, t.header_names, t.header_values, t.body, t.verdict, t.note"
                    + " from inbox t";

    private static final String BY_ID = " where t.tender = ? and t.event = ?";
    private static final String OF_VERDICT = SELECT + " where t.verdict = ?";

    /** The first condition says it in the tongue of indexes, as in {@link ListStatements}. */
    private static final String AFTER = " and t.received_at >= ? and (t.received_at, t.tender, t.event) > (?, ?, ?)";

    private static final String OLDEST_FIRST = " order by t.verdict, t.received_at, t.tender, t.event limit ?";

    static final String FIRST_PAGE = OF_VERDICT + OLDEST_FIRST;
    static final String NEXT_PAGE = OF_VERDICT + AFTER + OLDEST_FIRST;

    private static final String SETTLE =
            "update inbox set verdict = ?, note = ? where tender = ? and event = ? and verdict = any(?)";

    static final String FORGET = "delete from inbox where verdict in ("
            + Stream.of(Verdict.values())
                    .filter(verdict -> !verdict.isOpen())
                    .map(verdict -> "'" + verdict + "'")
                    .collect(joining(", "))
            + ") and received_at < ?";

    private Events() {}

    private record Header(String name, String value) {}

    static Arguments give(Arguments arguments, EventId id, Received received) throws SQLException {
        List<Header> headers = new ArrayList<>();
        received.headers().forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return arguments
                .add(column("tender"), id.tender())
                .add(column("event"), id.event())
                .add(SqlType.INSTANT, received.at())
                .addAll(column("header_names"), headers, Header::name)
                .addAll(column("header_values"), headers, Header::value)
                .add(SqlType.BYTES, received.body())
                .add(VERDICT, Verdict.WAITING);
    }

    /** Text that is refused in the column's name. */
    private static SqlType<String> column(String name) {
        return new SqlType<>(
                Kind.TEXT,
                text -> {
                    try {
                        return SqlType.TEXT.encode().apply(text);
                    } catch (IllegalArgumentException refused) {
                        throw new IllegalArgumentException("inbox." + name + " " + refused.getMessage(), refused);
                    }
                },
                SqlType.TEXT.decode());
    }

    static Optional<Kept> find(Connection connection, EventId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + BY_ID)) {
            new Arguments(connection, statement).add(id.tender()).add(id.event());
            return rows(statement).stream().findFirst();
        }
    }

    static boolean settle(Connection connection, EventId id, Verdict verdict, String note) throws SQLException {
        List<Verdict> before =
                Stream.of(Verdict.values()).filter(verdict::mayFollow).toList();
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            return new Arguments(connection, statement)
                            .add(VERDICT, verdict)
                            .add(column("note"), note)
                            .add(id.tender())
                            .add(id.event())
                            .addAll(VERDICT, before, one -> one)
                            .run()
                    == 1;
        }
    }

    /** Goes on after an event by when it came in, which never changes; begins anew if it is gone. */
    static List<Kept> page(Connection connection, Verdict verdict, Optional<EventId> after, int atMost)
            throws SQLException {
        Optional<Instant> at = after.isEmpty() ? Optional.empty() : receivedAt(connection, after.get());
        try (PreparedStatement statement = connection.prepareStatement(at.isPresent() ? NEXT_PAGE : FIRST_PAGE)) {
            Arguments arguments = new Arguments(connection, statement).add(VERDICT, verdict);
            if (at.isPresent()) {
                giveAfter(arguments, after.orElseThrow(), at.get());
            }
            arguments.add(atMost);
            return rows(statement);
        }
    }

    static Arguments giveAfter(Arguments arguments, EventId last, Instant at) throws SQLException {
        return arguments
                .add(SqlType.INSTANT, at)
                .add(SqlType.INSTANT, at)
                .add(last.tender())
                .add(last.event());
    }

    private static Optional<Instant> receivedAt(Connection connection, EventId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select t.received_at from inbox t" + BY_ID)) {
            new Arguments(connection, statement).add(id.tender()).add(id.event());
            try (ResultSet results = statement.executeQuery()) {
                return results.next() ? Optional.of(instant(results, 1)) : Optional.empty();
            }
        }
    }

    static int forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            return new Arguments(connection, statement)
                    .add(SqlType.INSTANT, before)
                    .run();
        }
    }

    private static List<Kept> rows(PreparedStatement statement) throws SQLException {
        List<Kept> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                EventId id = new EventId(results.getString(1), results.getString(2));
                Received received = new Received(
                        id.tender(),
                        instant(results, 3),
                        headers(texts(results, 4), texts(results, 5)),
                        results.getBytes(6));
                rows.add(new Kept(
                        id,
                        received,
                        VERDICT.decode().apply(results.getString(7)),
                        Optional.ofNullable(results.getString(8))));
            }
        } catch (IllegalArgumentException unreadable) {
            throw StoreFailed.unreadable("reading inbox", unreadable);
        }
        return rows;
    }

    private static Map<String, List<String>> headers(Object[] names, Object[] values) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            headers.computeIfAbsent((String) names[i], name -> new ArrayList<>())
                    .add((String) values[i]);
        }
        return headers;
    }

    private static Object[] texts(ResultSet results, int column) throws SQLException {
        Array array = results.getArray(column);
        return (Object[]) array.getArray();
    }

    private static Instant instant(ResultSet results, int column) throws SQLException {
        return results.getObject(column, OffsetDateTime.class).toInstant();
    }
}
