package dev.sefaresh.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** One row, read from left to right in the order of the mapping: no column is looked up by its name. For one thread. */
final class Row {
    /** The number of the document that it is a line of, or 0. */
    final int owner;

    /** Its own number, or 0. */
    final int number;

    private final ResultSet results;
    private final Parts parts;
    private final int[] slots;
    private int at;
    private @Nullable CurrencyUnit currency;

    /** {@code slots} says where in the result each column of the table stands. */
    Row(int owner, int number, ResultSet results, Parts parts, int[] slots) {
        this.owner = owner;
        this.number = number;
        this.results = results;
        this.parts = parts;
        this.slots = slots;
    }

    <V> V next(SqlType<V> type) throws SQLException {
        return type.decode().apply(filled(type.kind()));
    }

    <V> Optional<V> nextIfAny(SqlType<V> type) throws SQLException {
        return Optional.ofNullable(type.kind().read(results, slots[at++])).map(type.decode());
    }

    /** The currency of the amounts to its right. */
    void nextCurrency() throws SQLException {
        currency = next(SqlType.CURRENCY);
    }

    Money nextMoney() throws SQLException {
        if (currency == null) {
            throw new IllegalStateException("an amount without a currency to its left");
        }
        return nextMoney(currency);
    }

    Money nextMoney(CurrencyUnit currency) throws SQLException {
        BigDecimal amount = (BigDecimal) filled(Kind.DECIMAL);
        return Money.of(currency, amount.setScale(currency.getDecimalPlaces()));
    }

    /** Skips so many columns if the first of them is empty. */
    boolean skipIfEmpty(int columns) throws SQLException {
        boolean empty = results.getObject(slots[at]) == null;
        at += empty ? columns : 0;
        return empty;
    }

    <L> List<L> lines(Table<L> table) {
        return parts.of(table, number);
    }

    private Object filled(Kind kind) throws SQLException {
        Object value = kind.read(results, slots[at++]);
        if (value == null) {
            throw new IllegalStateException("nothing stands in column " + at);
        }
        return value;
    }
}
