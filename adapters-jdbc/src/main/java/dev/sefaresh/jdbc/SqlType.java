package dev.sefaresh.jdbc;

import static java.util.stream.Collectors.joining;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * How a value of ours lies in a column, and how it is made again.
 *
 * @param <V> the values
 */
record SqlType<V>(Kind kind, Function<V, Object> encode, Function<Object, V> decode) {
    static final SqlType<String> TEXT = plain(Kind.TEXT, String.class).as(SqlType::storable, text -> text);
    static final SqlType<Integer> INT = plain(Kind.INT, Integer.class);
    static final SqlType<Long> LONG = plain(Kind.LONG, Long.class);
    static final SqlType<Boolean> BOOL = plain(Kind.BOOL, Boolean.class);
    static final SqlType<BigDecimal> DECIMAL = plain(Kind.DECIMAL, BigDecimal.class);
    static final SqlType<LocalDate> DATE = plain(Kind.DATE, LocalDate.class);
    static final SqlType<byte[]> BYTES = plain(Kind.BYTES, byte[].class);
    static final SqlType<Instant> INSTANT =
            plain(Kind.INSTANT, OffsetDateTime.class).as(SqlType::toTheMicrosecond, OffsetDateTime::toInstant);
    static final SqlType<Quantity> QUANTITY = DECIMAL.as(Quantity::value, Quantity::new);
    static final SqlType<CurrencyUnit> CURRENCY =
            plain(Kind.TEXT, String.class).as(CurrencyUnit::getCode, CurrencyUnit::of);
    static final SqlType<DocumentNo> DOCUMENT =
            plain(Kind.TEXT, String.class).as(DocumentNo::toString, DocumentNo::parse);
    static final SqlType<Duration> DURATION = plain(Kind.TEXT, String.class).as(Duration::toString, Duration::parse);
    static final SqlType<ZoneId> ZONE = plain(Kind.TEXT, String.class).as(ZoneId::getId, ZoneId::of);

    private static final int MICROSECOND = 1_000;

    /** The names of an enum. */
    static <E extends Enum<E>> SqlType<E> named(Class<E> type) {
        return plain(Kind.TEXT, String.class).as(Enum::name, name -> Enum.valueOf(type, name));
    }

    /** Several of them in one text, with this between them, which none of them has; none is an empty text, and none of them is. */
    static <V> SqlType<List<V>> listed(String between, Function<V, String> write, Function<String, V> read) {
        return TEXT.as(
                values -> values.stream().map(write).collect(joining(between)),
                text -> text.isEmpty()
                        ? List.of()
                        : Stream.of(text.split(between, -1)).map(read).toList());
    }

    private static <V> SqlType<V> plain(Kind kind, Class<V> type) {
        return new SqlType<>(kind, value -> value, type::cast);
    }

    /** The same column for values that can be made of these and back. */
    <W> SqlType<W> as(Function<W, V> from, Function<V, W> to) {
        return new SqlType<>(kind, from.andThen(encode), decode.andThen(to));
    }

    /** The text, if every database gives it back: PostgreSQL refuses a NUL, and half a character would become a question mark. */
    private static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("has a NUL at " + i);
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new IllegalArgumentException("has half a character at " + i);
                }
                i++;
            }
        }
        return text;
    }

    private static OffsetDateTime toTheMicrosecond(Instant instant) {
        if (instant.getNano() % MICROSECOND != 0) {
            throw new IllegalArgumentException("is finer than a microsecond: " + instant);
        }
        return instant.atOffset(ZoneOffset.UTC);
    }
}
