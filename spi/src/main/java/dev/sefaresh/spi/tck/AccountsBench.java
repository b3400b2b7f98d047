package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Posting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Accounts, of which there is none. */
public record AccountsBench(Accounts accounts) implements Bench {
    static final AccountId X = AccountId.of("X");
    static final AccountId Y = AccountId.of("Y");

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    OperationId operation(int number) {
        return operation(0, 1, number);
    }

    OperationId operation(int worker, int payment, int number) {
        return new OperationId(OrderId.of("by " + worker), DocumentNo.operation(payment, number + 1));
    }

    Posting.Kind kind(int number, AccountMove move) {
        return accounts.post(operation(number), move).kind();
    }

    void posted(int number, AccountMove move) {
        Found.same("the answer to " + move, Posting.Kind.POSTED, kind(number, move));
    }

    void answered(int number, AccountMove move, Posting.Kind kind, Money available) {
        Found.same("the answer to " + move, new Posting(move, kind, available), accounts.post(operation(number), move));
    }

    Optional<Money> available(AccountId account) {
        return accounts.find(account).map(Account::available);
    }

    /** What two accounts have. */
    String state() {
        return available(X) + ", " + accounts.entries(X) + "; " + accounts.entries(Y);
    }

    /** What the moves in the book add up to; after each entry it must be so too. */
    Account added(AccountId account) {
        List<AccountEntry> entries = accounts.entries(account);
        Account sums = Account.empty(entries.get(0).after().currency());
        for (AccountEntry entry : entries) {
            sums = sums.after(entry.move());
            Found.same("after " + entry.move(), sums, entry.after());
        }
        return sums;
    }
}
