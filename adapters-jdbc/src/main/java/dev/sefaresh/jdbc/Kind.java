package dev.sefaresh.jdbc;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The eight kinds of columns.
 *
 * @param postgres what PostgreSQL calls it
 * @param h2 what H2 calls it
 * @param type what JDBC calls it
 * @param catalog what metadata calls it
 * @param room an array of the class that drivers send fastest
 * @param exact whether its text says all, everywhere and whatever a session is set to: if not, seconds since 1970 do
 * @param parser makes of the text what is ready for JDBC
 */
record Kind(
        String postgres,
        String h2,
        int type,
        Set<Integer> catalog,
        IntFunction<@Nullable Object[]> room,
        boolean exact,
        Function<String, Object> parser,
        Setter setter) {
    // spotless:off
    static final Kind TEXT = new Kind("text", "varchar", Types.VARCHAR, Set.of(Types.VARCHAR),
            String[]::new, true, text -> text, (to, at, value) -> to.setString(at, (String) value));
    static final Kind INT = new Kind("int4", "int", Types.INTEGER, Set.of(Types.INTEGER),
            Integer[]::new, true, Integer::valueOf, (to, at, value) -> to.setInt(at, (Integer) value));
    static final Kind LONG = new Kind("int8", "bigint", Types.BIGINT, Set.of(Types.BIGINT),
            Long[]::new, true, Long::valueOf, (to, at, value) -> to.setLong(at, (Long) value));
    static final Kind BOOL = new Kind("bool", "boolean", Types.BOOLEAN, Set.of(Types.BOOLEAN, Types.BIT),
            Boolean[]::new, true, Boolean::valueOf, (to, at, value) -> to.setBoolean(at, (Boolean) value));
    static final Kind DECIMAL = new Kind("numeric", "numeric(38, 9)", Types.NUMERIC, Set.of(Types.NUMERIC),
            BigDecimal[]::new, true, BigDecimal::new, (to, at, value) -> to.setBigDecimal(at, (BigDecimal) value));
    static final Kind DATE = new Kind("date", "date", Types.DATE, Set.of(Types.DATE),
            LocalDate[]::new, false, seconds -> LocalDate.ofInstant(instant(seconds), UTC), PreparedStatement::setObject);
    static final Kind INSTANT = new Kind("timestamptz", "timestamp(6) with time zone", Types.TIMESTAMP_WITH_TIMEZONE,
            Set.of(Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP),
            OffsetDateTime[]::new, false, seconds -> instant(seconds).atOffset(UTC), PreparedStatement::setObject);
    static final Kind BYTES = new Kind("bytea", "varbinary", Types.VARBINARY, Set.of(Types.VARBINARY, Types.BINARY),
            byte[][]::new, true, HexFormat.of()::parseHex, (to, at, value) -> to.setBytes(at, (byte[]) value));
    // spotless:on

    interface Setter {
        void set(PreparedStatement to, int at, Object value) throws SQLException;
    }

    /** What a load selects, to be parsed. */
    String asText(String expression, String text) {
        return "cast(" + (exact ? expression : "extract(epoch from " + expression + ")") + " as " + text + ")";
    }

    Object parse(String text) {
        return parser.apply(text);
    }

    /** Sets a parameter. An absent value has a type too, or PostgreSQL would prepare the statement once more for it. */
    void set(PreparedStatement to, int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            to.setNull(at, type);
        } else {
            setter.set(to, at, value);
        }
    }

    private static Instant instant(String seconds) {
        return Instant.EPOCH.plus(new BigDecimal(seconds).movePointRight(6).longValueExact(), ChronoUnit.MICROS);
    }
}
