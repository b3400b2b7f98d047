package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Column.Getter;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Collects the columns of a {@link Table}, one call a column, in the order of the migrations.
 *
 * @param <T> the rows
 * @param <B> what builds one
 */
final class Spec<T, B> {
    private final String name;
    private final Table.Reader<B> builder;
    private final Function<B, T> build;
    private final List<Column<T>> columns = new ArrayList<>();
    private final List<Step<B>> steps = new ArrayList<>();
    private List<String> keys = List.of();
    private String join = "";
    private @Nullable Function<T, CurrencyUnit> currency;

    /** Takes from a row what one column has, and gives it to the builder. */
    private interface Step<B> {
        void read(Row row, B into) throws SQLException;
    }

    /** Tells a builder its place in the file. */
    interface Numbering<B> {
        void tell(B builder, int owner, int number);
    }

    private Spec(String name, Table.Reader<B> builder, Function<B, T> build) {
        this.name = name;
        this.builder = builder;
        this.build = build;
    }

    /** A table whose rows a builder makes. */
    static <T, B> Spec<T, B> table(String name, Supplier<B> builder, Function<B, T> build) {
        return new Spec<>(name, row -> builder.get(), build);
    }

    /** A table whose rows are read by hand: see {@link #read}. */
    static <T> Spec<T, Row> table(String name) {
        return new Spec<>(name, row -> row, row -> {
            throw new IllegalStateException(name + " is not read");
        });
    }

    /** Rows are numbered within the order. */
    Spec<T, B> numbered() {
        keys = List.of("number");
        return this;
    }

    /** Rows are numbered within the order, and know it. */
    Spec<T, B> numbered(BiConsumer<B, Integer> number) {
        keys = List.of("number");
        steps.add((row, into) -> number.accept(into, row.number));
        return this;
    }

    /** Rows are numbered within a document of the order. */
    Spec<T, B> numberedWithin(String owner) {
        keys = List.of(owner, "number");
        return this;
    }

    /** Rows are numbered within a document of the order, and know both numbers. */
    Spec<T, B> numberedWithin(String owner, Numbering<B> numbering) {
        keys = List.of(owner, "number");
        steps.add((row, into) -> numbering.tell(into, row.owner, row.number));
        return this;
    }

    /** Rows have a name within the order. */
    Spec<T, B> keyed(String key) {
        keys = List.of(key);
        return this;
    }

    <V> Spec<T, B> col(String column, SqlType<V> type, Function<T, V> get, BiConsumer<B, V> set) {
        steps.add((row, into) -> set.accept(into, row.next(type)));
        return col(column, type, get);
    }

    /** A column of a row that is read by hand. */
    <V> Spec<T, B> col(String column, SqlType<V> type, Function<T, V> get) {
        return add(Column.of(column, type.kind(), false, row -> type.encode().apply(get.apply(row))));
    }

    <V> Spec<T, B> opt(String column, SqlType<V> type, Function<T, Optional<V>> get, BiConsumer<B, Optional<V>> set) {
        steps.add((row, into) -> set.accept(into, row.nextIfAny(type)));
        return opt(column, type, get);
    }

    /** A column of a row that is read by hand, and need not be filled. */
    <V> Spec<T, B> opt(String column, SqlType<V> type, Function<T, Optional<V>> get) {
        return add(Column.of(
                column,
                type.kind(),
                true,
                row -> get.apply(row).map(type.encode()).orElse(null)));
    }

    /** The currency of the amounts to its right. */
    Spec<T, B> currency(String column, Function<T, CurrencyUnit> get) {
        currency = get;
        steps.add((row, into) -> row.nextCurrency());
        return col(column, SqlType.CURRENCY, get);
    }

    Spec<T, B> money(String column, Function<T, Money> get, BiConsumer<B, Money> set) {
        Function<T, CurrencyUnit> ruling = Objects.requireNonNull(currency, "a currency to the left of " + column);
        steps.add((row, into) -> set.accept(into, row.nextMoney()));
        return add(Column.of(column, Kind.DECIMAL, false, row -> amount(get.apply(row), ruling.apply(row))));
    }

    /** Values of a value: their columns lie in the same row. */
    <G, C> Spec<T, B> group(
            Function<T, G> get,
            BiConsumer<B, G> set,
            Supplier<C> groupBuilder,
            Function<C, G> groupBuild,
            UnaryOperator<Spec<G, C>> filled) {
        Spec<G, C> group = filled.apply(table(name, groupBuilder, groupBuild));
        group.columns.forEach(column -> columns.add(column.within(get::apply)));
        steps.add((row, into) -> set.accept(into, group.build(row)));
        return this;
    }

    /** Values of a value that is read by hand. */
    <G> Spec<T, B> group(
            Function<T, G> get, BiConsumer<B, G> set, UnaryOperator<Spec<G, Row>> filled, Table.Reader<G> reader) {
        filled.apply(table(name)).columns.forEach(column -> columns.add(column.within(get::apply)));
        steps.add((row, into) -> set.accept(into, reader.read(row)));
        return this;
    }

    /** A value that is there or not, all its columns or none, and is read by hand. */
    <G> Spec<T, B> optGroup(
            Function<T, Optional<G>> get,
            BiConsumer<B, Optional<G>> set,
            UnaryOperator<Spec<G, Row>> filled,
            Table.Reader<G> reader) {
        Getter<T, G> part = row -> get.apply(row).orElse(null);
        List<Column<G>> group = filled.apply(table(name)).columns;
        group.forEach(column -> columns.add(column.within(part).orEmpty()));
        steps.add((row, into) ->
                set.accept(into, row.skipIfEmpty(group.size()) ? Optional.empty() : Optional.of(reader.read(row))));
        return this;
    }

    /** Lines, which lie in a table of their own. */
    <L> Spec<T, B> lines(Table<L> table, BiConsumer<B, List<L>> set) {
        steps.add((row, into) -> set.accept(into, row.lines(table)));
        return this;
    }

    /** A load takes the last column from this one of a joined table instead, if it is filled there. */
    Spec<T, B> orRather(String elsewhere) {
        columns.set(columns.size() - 1, columns.get(columns.size() - 1).orRather(elsewhere));
        return this;
    }

    /** What a load joins to this table, which it calls {@code t}. */
    Spec<T, B> join(String clause) {
        join = " " + clause;
        return this;
    }

    /** The table, each row made by its builder. */
    Table<T> end() {
        return new Table<>(name, keys, columns, join, this::build);
    }

    /** The table, each row made by this reader. */
    Table<T> read(Table.Reader<T> reader) {
        return new Table<>(name, keys, columns, join, reader);
    }

    private T build(Row row) throws SQLException {
        B into = builder.read(row);
        for (Step<B> step : steps) {
            step.read(row, into);
        }
        return build.apply(into);
    }

    private Spec<T, B> add(Column<T> column) {
        columns.add(column);
        return this;
    }

    private static BigDecimal amount(Money money, CurrencyUnit ruling) {
        if (!money.getCurrencyUnit().equals(ruling)) {
            throw new IllegalArgumentException("is " + money + " in a row of " + ruling);
        }
        return money.getAmount();
    }
}
