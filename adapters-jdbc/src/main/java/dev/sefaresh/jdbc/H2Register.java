package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.SealedDocument;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How H2 numbers documents: the series' row is locked, and the chain walked in Java. */
final class H2Register {
    private H2Register() {}

    static boolean isOpen(Connection connection, String series) throws SQLException {
        return Rows.first(
                        connection,
                        "select 1 from series where name = ?",
                        arguments -> arguments.add(series),
                        row -> row.getInt(1))
                .isPresent();
    }

    /** The document's entry, made now or before; empty if its series is not open. */
    static Optional<RegisterEntry> register(Connection connection, OrderId order, SealedDocument document)
            throws SQLException {
        if (!isOpen(connection, document.series())) {
            return entry(connection, order, document);
        }
        lock(connection, document.series());
        Optional<RegisterEntry> entry = entry(connection, order, document);
        return entry.isPresent() ? entry : Optional.of(enter(connection, order, document));
    }

    /** The next entry of a series that is open. */
    static RegisterEntry enter(Connection connection, OrderId order, SealedDocument document) throws SQLException {
        Last last = lock(connection, document.series());
        LocalDate date = last.date == null || document.date().isAfter(last.date) ? document.date() : last.date;
        RegisterEntry entry = new RegisterEntry(document.series(), last.number + 1, date);
        byte[] digest = (byte[]) Chain.DIGEST.encode().apply(document.digest());
        byte[] head = Chain.head(last.head, digest, entry);
        Rows.batch(
                connection,
                "insert into register (series, number, order_id, invoice, issued_on, digest, head) values (?, ?, ?, ?, ?, ?, ?)",
                List.of(entry),
                (arguments, row) -> arguments
                        .add(row.series())
                        .add(row.number())
                        .add(order.text())
                        .add(Chain.invoice(document))
                        .add(SqlType.DATE, row.date())
                        .add(SqlType.BYTES, digest)
                        .add(SqlType.BYTES, head));
        Rows.batch(
                connection,
                "update series set last_number = ?, last_date = ?, head = ? where name = ?",
                List.of(entry),
                (arguments, row) -> arguments
                        .add(row.number())
                        .add(SqlType.DATE, row.date())
                        .add(SqlType.BYTES, head)
                        .add(row.series()));
        return entry;
    }

    private record Last(long number, @Nullable LocalDate date, byte[] head) {}

    private static Last lock(Connection connection, String series) throws SQLException {
        return Rows.first(
                        connection,
                        "select last_number, last_date, head from series where name = ? for update",
                        arguments -> arguments.add(series),
                        row -> new Last(row.getLong(1), row.getObject(2, LocalDate.class), row.getBytes(3)))
                .orElseThrow(() -> new IllegalStateException("series " + series + " is gone"));
    }

    private static Optional<RegisterEntry> entry(Connection connection, OrderId order, SealedDocument document)
            throws SQLException {
        return Rows.first(
                connection,
                "select series, number, issued_on from register where order_id = ? and invoice = ?",
                arguments -> arguments.add(order.text()).add(Chain.invoice(document)),
                row -> new RegisterEntry(row.getString(1), row.getLong(2), row.getObject(3, LocalDate.class)));
    }
}
