package dev.sefaresh.core.inmemory;

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

/** Accounts in lists. Thread-safe. */
public final class InMemoryAccounts implements Accounts {
    private final Map<OperationId, Posting> answers = new HashMap<>();
    private final Map<AccountId, List<AccountEntry>> books = new HashMap<>();
    private final Map<Hold, Money> left = new HashMap<>();

    private record Hold(AccountId account, OperationId operation) {}

    @Override
    public synchronized Posting post(OperationId operation, AccountMove move) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(move, "move");
        Posting before = answers.get(operation);
        if (before == null) {
            return answer(operation, move);
        }
        if (!before.move().equals(move)) {
            throw new IllegalArgumentException("operation " + operation + " was answered for the " + before.move()
                    + ", so it cannot be the " + move + ": that needs an operation of its own");
        }
        return before;
    }

    private Posting answer(OperationId operation, AccountMove move) {
        Optional<Account> account = find(move.account());
        Posting posting = Posting.of(move, account, move.of().map(of -> left.get(new Hold(move.account(), of))));
        if (posting.isPosted()) {
            enter(operation, move, account);
        }
        answers.put(operation, posting);
        return posting;
    }

    private void enter(OperationId operation, AccountMove move, Optional<Account> account) {
        Account before = account.orElse(Account.empty(move.amount().getCurrencyUnit()));
        books.computeIfAbsent(move.account(), opened -> new ArrayList<>())
                .add(new AccountEntry(operation, move, before.after(move)));
        switch (move.kind()) {
            case DEPOSIT, WITHDRAW -> {}
            case HOLD -> left.put(new Hold(move.account(), operation), move.amount());
            case SPEND, RELEASE ->
                left.computeIfPresent(
                        new Hold(move.account(), move.of().orElseThrow()), (hold, most) -> most.minus(move.amount()));
        }
    }

    @Override
    public synchronized Optional<Posting> lookup(OperationId operation) {
        return Optional.ofNullable(answers.get(Objects.requireNonNull(operation, "operation")));
    }

    @Override
    public synchronized Optional<Account> find(AccountId account) {
        List<AccountEntry> book = book(account);
        return book.isEmpty()
                ? Optional.empty()
                : Optional.of(book.get(book.size() - 1).after());
    }

    @Override
    public synchronized List<AccountEntry> entries(AccountId account) {
        return List.copyOf(book(account));
    }

    private List<AccountEntry> book(AccountId account) {
        return books.getOrDefault(Objects.requireNonNull(account, "account"), List.of());
    }
}
