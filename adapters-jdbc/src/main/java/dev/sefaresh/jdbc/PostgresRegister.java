package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.SealedDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How PostgreSQL numbers documents: the steps that a commit joins, and the statement that does it apart. */
final class PostgresRegister {
    /** The commit must not write if one of the series is not open. */
    static final String OPEN = "(select count(*) from series where name = any (?::text[])) = ?::int8";

    /** Reads {@code head}, and numbers one document. */
    static final String ONE = """
            , series_advanced as (
                update series s set last_number = s.last_number + 1, last_date = greatest(s.last_date, d.issued_on),
                    head = sha256(s.head || d.digest || convert_to(s.name || '/' || (s.last_number + 1) || '/'
                        || to_char(greatest(s.last_date, d.issued_on), 'YYYY-MM-DD'), 'UTF8'))
                from head, (values (?::int4, ?::text, ?::date, ?::bytea)) d(invoice, series, issued_on, digest)
                where s.name = d.series
                returning s.name, s.last_number, s.last_date, s.head, d.digest, d.invoice, head.id)
            , register_added as (
                insert into register (series, number, order_id, invoice, issued_on, digest, head)
                select name, last_number, id, invoice, last_date, digest, head from series_advanced
                returning series, invoice, number, issued_on)""";

    /** The same for several. Locks the series by name, and walks on from the last entry of each. */
    static final String MANY = """
            , document as (
                select invoice, series, issued_on, digest, row_number() over (partition by series order by nth) as nth
                from unnest(?::int4[], ?::text[], ?::date[], ?::bytea[]) with ordinality u(invoice, series, issued_on, digest, nth))
            , held_series as materialized (
                select s.name, s.last_number, s.last_date, s.head from head, series s
                where s.name in (select series from document) order by s.name for no key update of s)
            , chain(series, number, issued_on, head, nth) as (
                select name, last_number, last_date, head, 0::int8 from held_series
                union all
                select c.series, c.number + 1, greatest(c.issued_on, d.issued_on),
                    sha256(c.head || d.digest || convert_to(c.series || '/' || (c.number + 1) || '/'
                        || to_char(greatest(c.issued_on, d.issued_on), 'YYYY-MM-DD'), 'UTF8')), d.nth
                from chain c join document d on d.series = c.series and d.nth = c.nth + 1)
            , series_advanced as (
                update series s set last_number = c.number, last_date = c.issued_on, head = c.head
                from (select distinct on (series) * from chain order by series, nth desc) c where s.name = c.series)
            , register_added as (
                insert into register (series, number, order_id, invoice, issued_on, digest, head)
                select d.series, c.number, head.id, d.invoice, c.issued_on, d.digest, c.head
                from head, document d left join chain c on c.series = d.series and c.nth = d.nth
                returning series, invoice, number, issued_on)""";

    private static final String APART = """
            with done as (select series, number, issued_on from register where order_id = ? and invoice = ?)
            , head as (select ?::text as id where not exists (select from done))
            """
            + ONE
            + "\nselect series, number, issued_on from done"
            + "\nunion all select series, number, issued_on from register_added";

    private PostgresRegister() {}

    /** The arguments of {@link #OPEN}. */
    static void giveSeries(Arguments arguments, List<SealedDocument> documents) throws SQLException {
        List<String> series =
                documents.stream().map(SealedDocument::series).distinct().toList();
        arguments.addAll(SqlType.TEXT, series, name -> name).add(series.size());
    }

    /** The arguments of {@link #ONE}. */
    static void giveOne(Arguments arguments, SealedDocument document) throws SQLException {
        arguments
                .add(SqlType.INT, Chain.invoice(document))
                .add(document.series())
                .add(SqlType.DATE, document.date())
                .add(Chain.DIGEST, document.digest());
    }

    /** The arguments of {@link #MANY}. */
    static void giveMany(Arguments arguments, List<SealedDocument> documents) throws SQLException {
        arguments
                .addAll(SqlType.INT, documents, Chain::invoice)
                .addAll(SqlType.TEXT, documents, SealedDocument::series)
                .addAll(SqlType.DATE, documents, SealedDocument::date)
                .addAll(Chain.DIGEST, documents, SealedDocument::digest);
    }

    static Optional<RegisterEntry> register(Connection connection, OrderId order, SealedDocument document)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APART)) {
            Arguments arguments = new Arguments(connection, statement)
                    .add(order.text())
                    .add(SqlType.INT, Chain.invoice(document))
                    .add(order.text());
            giveOne(arguments, document);
            try (ResultSet results = statement.executeQuery()) {
                return results.next()
                        ? Optional.of(new RegisterEntry(
                                results.getString(1), results.getLong(2), results.getObject(3, LocalDate.class)))
                        : Optional.empty();
            }
        }
    }
}
