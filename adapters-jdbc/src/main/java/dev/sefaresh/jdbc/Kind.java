package dev.sefaresh.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
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
 */
record Kind(
        String postgres,
        String h2,
        int type,
        Set<Integer> catalog,
        IntFunction<@Nullable Object[]> room,
        Reader reader,
        Setter setter) {
    // spotless:off
    static final Kind TEXT = new Kind("text", "varchar", Types.VARCHAR, Set.of(Types.VARCHAR),
            String[]::new, ResultSet::getString, (to, at, value) -> to.setString(at, (String) value));
    static final Kind INT = new Kind("int4", "int", Types.INTEGER, Set.of(Types.INTEGER),
            Integer[]::new, (from, at) -> present(from, from.getInt(at)), (to, at, value) -> to.setInt(at, (Integer) value));
    static final Kind LONG = new Kind("int8", "bigint", Types.BIGINT, Set.of(Types.BIGINT),
            Long[]::new, (from, at) -> present(from, from.getLong(at)), (to, at, value) -> to.setLong(at, (Long) value));
    static final Kind BOOL = new Kind("bool", "boolean", Types.BOOLEAN, Set.of(Types.BOOLEAN, Types.BIT),
            Boolean[]::new, (from, at) -> present(from, from.getBoolean(at)), (to, at, value) -> to.setBoolean(at, (Boolean) value));
    static final Kind DECIMAL = new Kind("numeric", "numeric(38, 9)", Types.NUMERIC, Set.of(Types.NUMERIC),
            BigDecimal[]::new, ResultSet::getBigDecimal, (to, at, value) -> to.setBigDecimal(at, (BigDecimal) value));
    static final Kind DATE = new Kind("date", "date", Types.DATE, Set.of(Types.DATE),
            LocalDate[]::new, (from, at) -> from.getObject(at, LocalDate.class), PreparedStatement::setObject);
    static final Kind INSTANT = new Kind("timestamptz", "timestamp(6) with time zone", Types.TIMESTAMP_WITH_TIMEZONE,
            Set.of(Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP),
            OffsetDateTime[]::new, (from, at) -> from.getObject(at, OffsetDateTime.class), PreparedStatement::setObject);
    static final Kind BYTES = new Kind("bytea", "varbinary", Types.VARBINARY, Set.of(Types.VARBINARY, Types.BINARY),
            byte[][]::new, ResultSet::getBytes, (to, at, value) -> to.setBytes(at, (byte[]) value));
    // spotless:on

    interface Reader {
        @Nullable
        Object read(ResultSet from, int at) throws SQLException;
    }

    interface Setter {
        void set(PreparedStatement to, int at, Object value) throws SQLException;
    }

    /** What stands in this place of a row. */
    @Nullable
    Object read(ResultSet from, int at) throws SQLException {
        return reader.read(from, at);
    }

    /** Sets a parameter. An absent value has a type too, or PostgreSQL would prepare the statement once more for it. */
    void set(PreparedStatement to, int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            to.setNull(at, type);
        } else {
            setter.set(to, at, value);
        }
    }

    private static @Nullable Object present(ResultSet from, Object value) throws SQLException {
        return from.wasNull() ? null : value;
    }
}
