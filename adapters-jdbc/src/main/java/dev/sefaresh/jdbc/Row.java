package dev.sefaresh.jdbc;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One row, read from left to right in the order of the mapping: no column is looked up by its name. It comes as an array of texts,
 * so that rows of all tables are alike. For one thread.
 */
final class Row {
    /** The number of the document that it is a line of, or 0. */
    final int owner;

    /** Its own number, or 0. */
    final int number;

    private final @Nullable Object[] cells;
    private final Parts parts;
    private int at;
    private @Nullable CurrencyUnit currency;

    /** The array stands in this place of the result. */
    Row(int owner, int number, ResultSet results, int place, Parts parts) throws SQLException {
        this.owner = owner;
        this.number = number;
        this.parts = parts;
        Array array = results.getArray(place);
        this.cells = (Object[]) array.getArray();
    }

    <V> V next(SqlType<V> type) {
        return type.decode().apply(filled(type.kind()));
    }

    <V> Optional<V> nextIfAny(SqlType<V> type) {
        return Optional.ofNullable(cell(type.kind())).map(type.decode());
    }

    /** The currency of the amounts to its right. */
    void nextCurrency() {
        currency = next(SqlType.CURRENCY);
    }

    Money nextMoney() {
        if (currency == null) {
            throw new IllegalStateException("an amount without a currency to its left");
        }
        return nextMoney(currency);
    }

    Money nextMoney(CurrencyUnit currency) {
        BigDecimal amount = (BigDecimal) filled(Kind.DECIMAL);
        return Money.of(currency, amount.setScale(currency.getDecimalPlaces()));
    }

    /** Skips so many columns if the first of them is empty. */
    boolean skipIfEmpty(int columns) {
        boolean empty = cells[at] == null;
        at += empty ? columns : 0;
        return empty;
    }

    <L> List<L> lines(Table<L> table) {
        return parts.of(table, number);
    }

    private Object filled(Kind kind) {
        Object value = cell(kind);
        if (value == null) {
            throw new IllegalStateException("nothing stands in column " + at);
        }
        return value;
    }

    private @Nullable Object cell(Kind kind) {
        Object text = cells[at++];
        return text == null ? null : kind.parse((String) text);
    }
}
