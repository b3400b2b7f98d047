package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Posting;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as one connection sees them. A move locks its account first, and then adds its entry: whoever comes second with the
 * same operation finds that entry, and has changed nothing yet. For one thread.
 */
final class AccountBook {
    private static final SqlType<AccountMove.Kind> KIND = SqlType.named(AccountMove.Kind.class);
    private static final SqlType<Posting.Kind> ANSWER = SqlType.named(Posting.Kind.class);

    private static final String OPEN =
            "insert into account (id, currency, balance, held, entries) values (?, ?, 0, 0, 0)";
    private static final String FIND = "select currency, balance, held, entries from account where id = ?";
    private static final String CHANGE = "update account set balance = ?, held = ?, entries = ? where id = ?";

    /** What {@link #move} reads comes first. */
    private static final String ENTRY =
            "select kind, account, currency, amount, of_order, of_operation, answer, available_in, available,"
                    + " order_id, operation, balance, held from account_entry";

    private static final String ENTER =
            "insert into account_entry (order_id, operation, kind, account, currency, amount, of_order, of_operation,"
                    + " answer, available_in, available, number, balance, held) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String LEFT = """
            select h.currency, h.amount - coalesce((
                select sum(e.amount) from account_entry e
                where e.of_order = h.order_id and e.of_operation = h.operation and e.number is not null
                    and e.kind in ('SPEND', 'RELEASE')), 0)
            from account_entry h
            where h.order_id = ? and h.operation = ? and h.account = ? and h.kind = 'HOLD' and h.number is not null""";

    private final Connection connection;
    private final Statements statements;

    AccountBook(Connection connection, Statements statements) {
        this.connection = connection;
        this.statements = statements;
    }

    private record Found(Account account, long entries) {}

    /** What the move is answered, now or before. */
    Posting post(OperationId operation, AccountMove move) throws SQLException {
        Optional<Found> found = lock(move);
        Posting posting = Posting.of(move, found.map(Found::account), left(move));
        @Nullable Found after = posting.isPosted() ? after(found.orElseThrow(), move) : null;
        if (!enter(operation, move, posting, after)) {
            return before(operation, move);
        }
        if (after != null) {
            change(move.account(), after);
        }
        return posting;
    }

    private static Found after(Found before, AccountMove move) {
        return new Found(before.account.after(move), before.entries + 1);
    }

    /** A deposit opens the account that is not there. */
    private Optional<Found> lock(AccountMove move) throws SQLException {
        Optional<Found> found = found(move.account(), FIND + " for update");
        if (found.isPresent() || move.kind() != AccountMove.Kind.DEPOSIT) {
            return found;
        }
        statements.addUnlessThere(
                connection,
                OPEN,
                arguments -> arguments
                        .add(move.account().text())
                        .add(SqlType.CURRENCY, move.amount().getCurrencyUnit()));
        return found(move.account(), FIND + " for update");
    }

    Optional<Account> find(AccountId account) throws SQLException {
        return found(account, FIND).map(Found::account);
    }

    private Optional<Found> found(AccountId account, String text) throws SQLException {
        return Rows.first(
                connection,
                text,
                arguments -> arguments.add(account.text()),
                row -> new Found(
                        new Account(money(row, 1, row.getBigDecimal(2)), money(row, 1, row.getBigDecimal(3))),
                        row.getLong(4)));
    }

    /** The account is locked, and all that moves its holds. */
    private Optional<Money> left(AccountMove move) throws SQLException {
        if (!move.kind().isOfHold()) {
            return Optional.empty();
        }
        return Rows.first(
                connection,
                LEFT,
                arguments -> give(arguments, move.of().orElseThrow())
                        .add(move.account().text()),
                row -> money(row, 1, row.getBigDecimal(2)));
    }

    /** Whether the operation is new. */
    private boolean enter(OperationId operation, AccountMove move, Posting posting, @Nullable Found after)
            throws SQLException {
        return statements.addUnlessThere(connection, ENTER, arguments -> {
            give(arguments, operation)
                    .add(KIND, move.kind())
                    .add(move.account().text())
                    .add(SqlType.CURRENCY, move.amount().getCurrencyUnit())
                    .add(SqlType.DECIMAL, move.amount().getAmount())
                    .add(Kind.TEXT, move.of().map(of -> of.order().text()).orElse(null))
                    .add(
                            Kind.TEXT,
                            move.of().map(of -> of.operation().toString()).orElse(null))
                    .add(ANSWER, posting.kind())
                    .add(SqlType.CURRENCY, posting.available().getCurrencyUnit())
                    .add(SqlType.DECIMAL, posting.available().getAmount())
                    .add(Kind.LONG, after == null ? null : after.entries)
                    .add(
                            Kind.DECIMAL,
                            after == null ? null : after.account.balance().getAmount())
                    .add(
                            Kind.DECIMAL,
                            after == null ? null : after.account.held().getAmount());
        });
    }

    private void change(AccountId account, Found after) throws SQLException {
        try (var statement = connection.prepareStatement(CHANGE)) {
            new Arguments(connection, statement)
                    .add(SqlType.DECIMAL, after.account.balance().getAmount())
                    .add(SqlType.DECIMAL, after.account.held().getAmount())
                    .add(after.entries)
                    .add(account.text())
                    .run();
        }
    }

    /** What was answered to an operation that is not new. */
    private Posting before(OperationId operation, AccountMove move) throws SQLException {
        Posting before = lookup(operation)
                .orElseThrow(() -> new IllegalStateException("the entry of " + operation + " is not to be seen"));
        if (!before.move().equals(move)) {
            throw new IllegalArgumentException("operation " + operation + " was answered for the " + before.move()
                    + ", so it cannot be the " + move + ": that needs an operation of its own");
        }
        return before;
    }

    Optional<Posting> lookup(OperationId operation) throws SQLException {
        return Rows.first(
                connection,
                ENTRY + " where order_id = ? and operation = ?",
                arguments -> give(arguments, operation),
                row -> readable(row, AccountBook::posting));
    }

    List<AccountEntry> entries(AccountId account) throws SQLException {
        return Rows.all(
                connection,
                ENTRY + " where account = ? and number is not null order by number",
                arguments -> arguments.add(account.text()),
                row -> readable(row, AccountBook::entry));
    }

    private static <V> V readable(ResultSet row, Rows.Read<V> read) throws SQLException {
        try {
            return read.from(row);
        } catch (IllegalArgumentException unreadable) {
            throw StoreFailed.unreadable(
                    "reading the entry of " + row.getString(10) + "/" + row.getString(11), unreadable);
        }
    }

    private static Posting posting(ResultSet row) throws SQLException {
        return new Posting(move(row), ANSWER.decode().apply(row.getString(7)), money(row, 8, row.getBigDecimal(9)));
    }

    private static AccountEntry entry(ResultSet row) throws SQLException {
        return new AccountEntry(
                operation(row, 10).orElseThrow(),
                move(row),
                new Account(money(row, 3, row.getBigDecimal(12)), money(row, 3, row.getBigDecimal(13))));
    }

    private static AccountMove move(ResultSet row) throws SQLException {
        return new AccountMove(
                KIND.decode().apply(row.getString(1)),
                AccountId.of(row.getString(2)),
                money(row, 3, row.getBigDecimal(4)),
                operation(row, 5));
    }

    private static Optional<OperationId> operation(ResultSet row, int at) throws SQLException {
        String order = row.getString(at);
        return order == null
                ? Optional.empty()
                : Optional.of(new OperationId(OrderId.of(order), DocumentNo.parse(row.getString(at + 1))));
    }

    private static Money money(ResultSet row, int currency, BigDecimal amount) throws SQLException {
        return Money.of(CurrencyUnit.of(row.getString(currency)), Numbers.plain(amount));
    }

    private static Arguments give(Arguments arguments, OperationId operation) throws SQLException {
        return arguments.add(operation.order().text()).add(SqlType.DOCUMENT, operation.operation());
    }
}
