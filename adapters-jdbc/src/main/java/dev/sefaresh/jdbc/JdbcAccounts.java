package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Posting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Accounts in a database. A move is one short transaction that locks its account; where the host has a transaction, it joins that,
 * and the account stays locked until the host's end. A host that moves several accounts in one transaction, or commits orders too,
 * does so in the same sequence each time, or may have to repeat it (40P01).
 *
 * <p>Failures are {@link StoreFailed}: whether a move was made is for {@link #lookup} to say. Thread-safe.
 */
public final class JdbcAccounts implements Accounts {
    private final Connections connections;
    private final Statements statements;

    private JdbcAccounts(DataSource database, HostTransaction host, Dialect dialect) {
        this.connections = new Connections(database, host);
        this.statements = dialect.statements();
    }

    /** Accounts that never join a transaction of the host. Asks the database which one it is. */
    public static JdbcAccounts on(DataSource database) {
        return on(database, HostTransaction.none());
    }

    /** Accounts that join the host's transaction where there is one. Asks the database which one it is. */
    public static JdbcAccounts on(DataSource database, HostTransaction host) {
        return on(database, host, Dialect.of(database));
    }

    /** The same, for databases that hide behind something else and do not tell. */
    public static JdbcAccounts on(DataSource database, HostTransaction host, Dialect dialect) {
        return new JdbcAccounts(database, host, dialect);
    }

    @Override
    public Posting post(OperationId operation, AccountMove move) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(move, "move");
        return connections.joined(
                "posting the " + move + " by " + operation,
                Unit.TRANSACTION,
                connection -> new AccountBook(connection, statements).post(operation, move));
    }

    @Override
    public Optional<Posting> lookup(OperationId operation) {
        Objects.requireNonNull(operation, "operation");
        return connections.joined(
                "looking up the posting by " + operation,
                Unit.STATEMENT,
                connection -> new AccountBook(connection, statements).lookup(operation));
    }

    @Override
    public Optional<Account> find(AccountId account) {
        Objects.requireNonNull(account, "account");
        return connections.joined(
                "looking into account " + account,
                Unit.STATEMENT,
                connection -> new AccountBook(connection, statements).find(account));
    }

    @Override
    public List<AccountEntry> entries(AccountId account) {
        Objects.requireNonNull(account, "account");
        return connections.joined(
                "reading the book of account " + account,
                Unit.STATEMENT,
                connection -> new AccountBook(connection, statements).entries(account));
    }
}
