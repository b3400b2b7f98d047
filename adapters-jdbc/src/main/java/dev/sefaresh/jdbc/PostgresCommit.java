package dev.sefaresh.jdbc;

import static java.util.stream.Collectors.joining;

import dev.sefaresh.jdbc.Tables.Part;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.Delta;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shortage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A commit as one statement, so one round trip, and all or nothing in autocommit mode too.
 *
 * <p>It reads as its order of locks. Where stock moves, steps that can say no come first and only lock: the order, its shelves in
 * theirs. {@code head} is the first that writes, and everything after it reads {@code from head}, so that a no is an answer
 * without a row, never an error, and leaves a host's transaction usable. The series are locked last, as they are the hottest rows.
 *
 * <p>Why nothing was written, if nothing is lacking, is asked afterwards: few commits want to know, and each would pay for it.
 *
 * <p>Steps that have nothing to do in a commit are left out. Which these are is its shape; the text of a shape is made once, so
 * that the driver and the server know it again. Values go as arguments only, rows as one array a column. Thread-safe.
 */
final class PostgresCommit {
    private static final int COMMITTED = 1;
    private static final int REGISTERED = 2;
    private static final int SHORT = 3;
    private static final int UNOPENED = 4;

    /** Text and its arguments side by side, so that they cannot drift apart. */
    private record Step(Predicate<Commit> when, String text, Values values) {}

    private interface Values {
        void give(Arguments arguments, Commit commit) throws SQLException;
    }

    private static final Values NOTHING = (arguments, commit) -> {};
    private static final Predicate<Commit> ALWAYS = commit -> true;
    private static final Predicate<Commit> BORN = commit -> commit.expectedVersion() == 0;
    private static final Predicate<Commit> GROWN = BORN.negate();
    private static final Predicate<Commit> AGREED_ANEW =
            GROWN.and(commit -> commit.changes().agreement());
    private static final Predicate<Commit> MOVES = commit -> !commit.moves().isEmpty();
    private static final Predicate<Commit> REGISTERS =
            commit -> !commit.registrations().isEmpty();
    private static final Predicate<Commit> REGISTERS_ONE =
            commit -> commit.registrations().size() == 1;
    private static final Predicate<Commit> REGISTERS_MANY =
            commit -> commit.registrations().size() > 1;

    /** At which version the command was done, and which one stands now. */
    private static final String WHY_NOT = "select (select version from command where order_id = ? and id = ?),"
            + " (select version from sales_order where id = ?)";

    private static final String NOT_DONE = "not exists (select from command where order_id = ? and id = ?)";
    private static final String UNCHANGED = "id = ? and version = ? and " + NOT_DONE;

    private final List<Step> steps = new ArrayList<>();
    private final ConcurrentMap<BitSet, String> texts = new ConcurrentHashMap<>();

    PostgresCommit() {
        guard();
        step(MOVES, PostgresStock.FREE, PostgresStock::giveNeeds);
        head();
        Tables.PARTS.forEach(this::rows);
        added(Tables.EVENT, commit -> Tables.numbered(commit.events()));
        step(commit -> commit.tasksBorn().size() == 1, PostgresTasks.BORN_ONE, PostgresTasks::giveBornOne);
        step(commit -> commit.tasksBorn().size() > 1, PostgresTasks.BORN_MANY, PostgresTasks::giveBornMany);
        step(commit -> !PostgresTasks.doneForGood(commit).isEmpty(), PostgresTasks.DONE, PostgresTasks::giveDone);
        command();
        step(MOVES, PostgresStock.MOVED, PostgresStock::giveMoves);
        step(
                REGISTERS_ONE,
                PostgresRegister.ONE,
                (arguments, commit) -> PostgresRegister.giveOne(
                        arguments, commit.registrations().get(0)));
        step(
                REGISTERS_MANY,
                PostgresRegister.MANY,
                (arguments, commit) -> PostgresRegister.giveMany(arguments, commit.registrations()));
        answer();
    }

    /** What became of it; empty if a series or a shelf is not open yet: then nothing is written. */
    Optional<CommitResult> run(Connection connection, Commit commit) throws SQLException {
        BitSet shape = shape(commit);
        try (PreparedStatement statement = connection.prepareStatement(texts.computeIfAbsent(shape, this::text))) {
            Arguments arguments = new Arguments(connection, statement);
            for (int i = shape.nextSetBit(0); i >= 0; i = shape.nextSetBit(i + 1)) {
                steps.get(i).values.give(arguments, commit);
            }
            try (ResultSet results = statement.executeQuery()) {
                return results.next() ? read(results) : whyNot(connection, commit);
            }
        }
    }

    private static Optional<CommitResult> whyNot(Connection connection, Commit commit) throws SQLException {
        return Rows.first(
                        connection,
                        WHY_NOT,
                        arguments -> giveCommand(arguments, commit)
                                .add(commit.after().id().text()),
                        row -> whyNot(row, commit))
                .orElseThrow();
    }

    /** One that has something to number, and would be right still, had a series to wait for. */
    private static Optional<CommitResult> whyNot(ResultSet row, Commit commit) throws SQLException {
        long done = row.getLong(1);
        if (done > 0) {
            return Optional.of(new CommitResult.Repeated(done));
        }
        boolean waits = !commit.registrations().isEmpty() && row.getLong(2) == commit.expectedVersion();
        return waits ? Optional.empty() : Optional.of(new CommitResult.Stale());
    }

    /** The statement for commits of this shape. */
    String text(Commit commit) {
        return text(shape(commit));
    }

    private static Optional<CommitResult> read(ResultSet results) throws SQLException {
        Map<DocumentNo, RegisterEntry> entries = new HashMap<>();
        List<Shortage> shortages = new ArrayList<>();
        boolean committed = false;
        do {
            switch (results.getInt(1)) {
                case COMMITTED -> committed = true;
                case REGISTERED ->
                    entries.put(
                            DocumentNo.invoice(results.getInt(3)),
                            new RegisterEntry(
                                    results.getString(2), results.getLong(4), results.getObject(6, LocalDate.class)));
                case SHORT ->
                    shortages.add(new Shortage(
                            new Shelf(results.getString(2), LocationId.of(results.getString(7))),
                            Numbers.plain(results.getBigDecimal(4)),
                            Numbers.plain(results.getBigDecimal(5)),
                            Optional.ofNullable(results.getObject(6, LocalDate.class))));
                case UNOPENED -> {} // the row itself says it: nothing was written, and nothing is stale
                default -> throw new IllegalStateException("an answer of kind " + results.getInt(1));
            }
        } while (results.next());
        if (committed) {
            return Optional.of(new CommitResult.Committed(entries));
        }
        return shortages.isEmpty() ? Optional.empty() : Optional.of(new CommitResult.Lacking(shortages));
    }

    private void guard() {
        step(ALWAYS, "with recursive ", NOTHING);
        step(
                BORN.and(MOVES),
                "guard as (select ?::text as id where not exists (select from sales_order where id = ?) and " + NOT_DONE
                        + ")",
                (arguments, commit) -> giveCommand(
                        arguments
                                .add(commit.after().id().text())
                                .add(commit.after().id().text()),
                        commit));
        step(
                GROWN.and(MOVES),
                "guard as (select id from sales_order where " + UNCHANGED + " for no key update)",
                PostgresCommit::giveUnchanged);
    }

    private static void giveUnchanged(Arguments arguments, Commit commit) throws SQLException {
        giveCommand(arguments.add(commit.after().id().text()).add(commit.expectedVersion()), commit);
    }

    private static Arguments giveCommand(Arguments arguments, Commit commit) throws SQLException {
        return arguments.add(commit.after().id().text()).add(commit.command().text());
    }

    private void head() {
        step(
                BORN,
                "head as (insert into sales_order (id, " + Tables.HEAD.columnNames() + ") select ?::text, "
                        + Tables.HEAD.columns.stream()
                                .map(PostgresCommit::parameter)
                                .collect(joining(", ")),
                (arguments, commit) ->
                        arguments.add(commit.after().id().text()).addCells(Tables.HEAD, Tables.HEAD.columns, commit));
        step(
                GROWN,
                "head as (update sales_order o set " + assignments(Tables.HEAD_MOVING),
                (arguments, commit) -> arguments.addCells(Tables.HEAD, Tables.HEAD_MOVING, commit));
        step(
                AGREED_ANEW,
                ", " + assignments(Tables.HEAD_AGREED),
                (arguments, commit) -> arguments.addCells(Tables.HEAD, Tables.HEAD_AGREED, commit));
        step(BORN.and(MOVES), " from guard where not exists (select from lacking)", NOTHING);
        step(GROWN.and(MOVES), " from guard where o.id = guard.id and not exists (select from lacking)", NOTHING);
        step(BORN.and(MOVES.negate()), " where " + NOT_DONE, PostgresCommit::giveCommand);
        step(GROWN.and(MOVES.negate()), " where " + UNCHANGED, PostgresCommit::giveUnchanged);
        step(
                REGISTERS,
                " and " + PostgresRegister.OPEN,
                (arguments, commit) -> PostgresRegister.giveSeries(arguments, commit.registrations()));
        step(BORN, " on conflict (id) do nothing returning id)", NOTHING);
        step(GROWN, " returning o.id)", NOTHING);
    }

    private <T> void rows(Part<T> part) {
        Table<T> table = part.table();
        added(table, commit -> part.delta().apply(commit.changes()).added());
        rows(
                table,
                table.columns,
                commit -> part.delta().apply(commit.changes()).changed(),
                ", " + table.name + "_changed as (update " + table.name + " t set "
                        + table.columns.stream()
                                .map(column -> column.name() + " = u." + column.name())
                                .collect(joining(", "))
                        + " from head, ",
                same(table) + ")");
        rows(
                table,
                List.of(),
                commit -> part.delta().apply(commit.changes()).removed(),
                ", " + table.name + "_removed as (delete from " + table.name + " t using head, ",
                same(table) + ")");
    }

    private <T> void added(Table<T> table, Function<Commit, List<Delta.Row<T>>> which) {
        rows(
                table,
                table.columns,
                which,
                ", " + table.name + "_added as (insert into " + table.name + " (order_id, "
                        + names(table, table.columns) + ") select head.id, u.* from head, ",
                ")");
    }

    /** Keys and these columns of the rows, called {@code u}: a single row as it is, which is half the work, several as arrays. */
    private <T> void rows(
            Table<T> table,
            List<Column<T>> columns,
            Function<Commit, List<Delta.Row<T>>> which,
            String before,
            String after) {
        String names = " u(" + names(table, columns) + ")";
        step(
                commit -> which.apply(commit).size() == 1,
                before
                        + types(table, columns).map(type -> "?::" + type).collect(joining(", ", "(values (", "))"))
                        + names
                        + after,
                (arguments, commit) -> {
                    Delta.Row<T> row = which.apply(commit).get(0);
                    arguments.addKey(table, row).addCells(table, columns, row.value());
                });
        step(
                commit -> which.apply(commit).size() > 1,
                before
                        + types(table, columns).map(type -> "?::" + type + "[]").collect(joining(", ", "unnest(", ")"))
                        + names
                        + after,
                (arguments, commit) -> {
                    List<Delta.Row<T>> rows = which.apply(commit);
                    arguments.addKeys(table, rows).addColumns(table, columns, rows);
                });
    }

    private void command() {
        step(
                ALWAYS,
                ", command_added as (insert into command (order_id, id, version, digest)"
                        + " select id, ?::text, ?::int8, ?::text from head)",
                (arguments, commit) -> arguments
                        .add(commit.command().text())
                        .add(commit.after().version())
                        .add(commit.digest()));
    }

    private void answer() {
        step(
                ALWAYS,
                "select " + COMMITTED
                        + ", null::text, null::int4, null::numeric, null::numeric, null::date, null::text from head",
                NOTHING);
        step(
                REGISTERS,
                "union all select " + REGISTERED
                        + ", series, invoice, number, null, issued_on, null from register_added",
                NOTHING);
        step(
                MOVES,
                "union all select case when needed > free then " + SHORT + " else " + UNOPENED
                        + " end, sku, null, needed, free, expected, location from lacking",
                NOTHING);
    }

    private void step(Predicate<Commit> when, String text, Values values) {
        steps.add(new Step(when, text, values));
    }

    /** Which steps it takes. */
    private BitSet shape(Commit commit) {
        BitSet shape = new BitSet(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).when.test(commit)) {
                shape.set(i);
            }
        }
        return shape;
    }

    private String text(BitSet shape) {
        return shape.stream().mapToObj(i -> steps.get(i).text).collect(joining("\n"));
    }

    private static String assignments(List<Column<Commit>> columns) {
        return columns.stream()
                .map(column -> column.name() + " = " + parameter(column))
                .collect(joining(", "));
    }

    private static String parameter(Column<?> column) {
        return "?::" + column.kind().postgres();
    }

    private static <T> Stream<String> types(Table<T> table, List<Column<T>> columns) {
        return Stream.concat(
                table.keys.stream().map(key -> Kind.INT.postgres()),
                columns.stream().map(column -> column.kind().postgres()));
    }

    private static <T> String names(Table<T> table, List<Column<T>> columns) {
        return Stream.of(table.keys, columns.stream().map(Column::name).toList())
                .flatMap(Collection::stream)
                .collect(joining(", "));
    }

    private static String same(Table<?> table) {
        return " where t.order_id = head.id"
                + table.keys.stream()
                        .map(key -> " and t." + key + " = u." + key)
                        .collect(joining());
    }
}
