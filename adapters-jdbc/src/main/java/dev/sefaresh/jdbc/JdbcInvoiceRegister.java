package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.SealedDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The register that commits of a {@link JdbcOrderStore} on the same database join, for those who register apart from it, and for
 * whoever checks the chain. Each entry is a transaction of its own, whatever the host has open.
 *
 * <p>An entry's head is SHA-256 of the head before it (nothing for the first), the document's digest, and {@code
 * series/number/date} in UTF-8.
 *
 * <p>Failures are {@link StoreFailed}. Thread-safe.
 */
public final class JdbcInvoiceRegister implements InvoiceRegister {
    /** The series may have to be opened, and another may register the same document at the same time. */
    private static final int TRIES = 4;

    private static final String INTEGRITY = "23";
    private static final int ROWS_AT_ONCE = 1_000;

    private final Connections connections;
    private final Statements statements;
    private final Series series;

    private JdbcInvoiceRegister(DataSource database, Dialect dialect) {
        this.connections = new Connections(database, HostTransaction.none());
        this.statements = dialect.statements();
        this.series = new Series(connections, statements);
    }

    /** A register in this database, which is asked which one it is. */
    public static JdbcInvoiceRegister on(DataSource database) {
        return on(database, Dialect.of(database));
    }

    /** The same, for databases that hide behind something else and do not tell. */
    public static JdbcInvoiceRegister on(DataSource database, Dialect dialect) {
        return new JdbcInvoiceRegister(database, dialect);
    }

    @Override
    public RegisterEntry register(OrderId order, SealedDocument document) {
        String subject = "registering invoice " + document.invoice() + " of order " + order;
        for (int i = 1; i < TRIES; i++) {
            try {
                Optional<RegisterEntry> entry = attempt(subject, order, document);
                if (entry.isPresent()) {
                    return entry.get();
                }
                series.open(document.series());
            } catch (StoreFailed e) {
                if (!e.sqlState().orElse("").startsWith(INTEGRITY)) {
                    throw e;
                }
            }
        }
        return attempt(subject, order, document)
                .orElseThrow(
                        () -> new StoreFailed(subject, "series " + document.series() + " does not stay open", null));
    }

    private Optional<RegisterEntry> attempt(String subject, OrderId order, SealedDocument document) {
        return connections.apart(
                subject, statements.unit(), connection -> statements.register(connection, order, document));
    }

    @Override
    public long verify(String name) {
        return connections.apart("verifying series " + name, Unit.TRANSACTION, connection -> verify(connection, name));
    }

    /** Where the series says that it stands, and every entry up to there: what is added meanwhile is left for the next time. */
    private static long verify(Connection connection, String name) throws SQLException {
        Walk walk = new Walk(name);
        Walk.Last last = last(connection, name);
        try (PreparedStatement statement = connection.prepareStatement(
                "select number, issued_on, digest, head from register where series = ? and number <= ? order by number")) {
            statement.setFetchSize(ROWS_AT_ONCE);
            new Arguments(connection, statement).add(name).add(last.number());
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    walk.to(
                            new RegisterEntry(name, results.getLong(1), results.getObject(2, LocalDate.class)),
                            results.getBytes(3),
                            results.getBytes(4));
                }
            }
        }
        return walk.end(last);
    }

    private static Walk.Last last(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select last_number, last_date, head from series where name = ?")) {
            new Arguments(connection, statement).add(name);
            try (ResultSet results = statement.executeQuery()) {
                return results.next()
                        ? new Walk.Last(results.getLong(1), results.getObject(2, LocalDate.class), results.getBytes(3))
                        : new Walk.Last(Long.MAX_VALUE, null, Chain.START);
            }
        }
    }

    /** Goes along a chain from its beginning. For one thread. */
    private static final class Walk {
        private record Last(long number, @Nullable LocalDate date, byte[] head) {}

        private final String series;
        private long number;
        private @Nullable LocalDate date;
        private byte[] head = Chain.START;

        private Walk(String series) {
            this.series = series;
        }

        private void to(RegisterEntry entry, byte[] digest, byte[] stored) {
            number++;
            require(entry.number() == number, "is missing");
            require(date == null || !entry.date().isBefore(date), "is dated before its predecessor");
            head = Chain.head(head, digest, entry);
            require(Arrays.equals(head, stored), "was changed, or its predecessor was");
            date = entry.date();
        }

        private long end(Last last) {
            long count = number;
            if (last.number == Long.MAX_VALUE) {
                require(count == 0, "is in the register, and the series is gone; it");
            } else if (count < last.number) {
                number++;
                require(false, "is missing");
            }
            require(Arrays.equals(head, last.head), "is not what the series says it ends with");
            require(Objects.equals(date, last.date), "has not the date that the series ends with");
            return count;
        }

        private void require(boolean fits, String otherwise) {
            if (!fits) {
                throw new IllegalStateException("entry " + series + "/" + number + " " + otherwise);
            }
        }
    }
}
