package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Posting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/** Accounts that keep their contract. */
class ModelAccounts implements Accounts {
    private final Map<OperationId, Posting> answered = new HashMap<>();
    private final Map<AccountId, List<AccountEntry>> books = new HashMap<>();

    @Override
    public Posting post(OperationId operation, AccountMove move) {
        Objects.requireNonNull(operation);
        Objects.requireNonNull(move);
        return posted(operation, move);
    }

    synchronized Posting posted(OperationId operation, AccountMove move) {
        Posting before = answered.get(operation);
        return before == null ? enter(operation, move, decide(move)) : again(operation, before, move);
    }

    Posting again(OperationId operation, Posting before, AccountMove move) {
        if (!before.move().equals(move)) {
            throw new IllegalArgumentException(operation + " was " + before.move() + ", not " + move);
        }
        return before;
    }

    synchronized Posting decide(AccountMove move) {
        return Posting.of(move, account(move.account()), left(move));
    }

    /** What the hold that the move is of has left. */
    Optional<Money> left(AccountMove move) {
        List<AccountEntry> book = entries(move.account());
        return book.stream()
                .filter(entry -> entry.move().kind() == AccountMove.Kind.HOLD)
                .filter(entry -> move.of().equals(Optional.of(entry.operation())))
                .findFirst()
                .map(hold -> book.stream()
                        .filter(entry -> entry.move().kind().isOfHold())
                        .filter(entry -> entry.move().of().equals(Optional.of(hold.operation())))
                        .map(entry -> entry.move().amount())
                        .reduce(hold.move().amount(), Money::minus));
    }

    synchronized Posting enter(OperationId operation, AccountMove move, Posting posting) {
        answered.put(operation, posting);
        if (posting.isPosted()) {
            book(operation, move, before(move).after(move));
        }
        return posting;
    }

    synchronized Account before(AccountMove move) {
        return account(move.account()).orElse(Account.empty(move.amount().getCurrencyUnit()));
    }

    synchronized void book(OperationId operation, AccountMove move, Account after) {
        books.computeIfAbsent(key(move.account()), unseen -> new ArrayList<>())
                .add(new AccountEntry(operation, move, after));
    }

    /** Under which name the book is kept. */
    AccountId key(AccountId account) {
        return Objects.requireNonNull(account);
    }

    private synchronized Optional<Account> account(AccountId account) {
        List<AccountEntry> book = books.getOrDefault(key(account), List.of());
        return book.isEmpty()
                ? Optional.empty()
                : Optional.of(book.get(book.size() - 1).after());
    }

    @Override
    public synchronized Optional<Posting> lookup(OperationId operation) {
        return Optional.ofNullable(answered.get(Objects.requireNonNull(operation)));
    }

    synchronized boolean knows(OperationId operation) {
        return answered.containsKey(operation);
    }

    @Override
    public Optional<Account> find(AccountId account) {
        return account(account);
    }

    @Override
    public synchronized List<AccountEntry> entries(AccountId account) {
        return List.copyOf(books.getOrDefault(key(account), List.of()));
    }
}
