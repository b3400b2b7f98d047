package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.AccountMove.deposit;
import static dev.sefaresh.spi.port.AccountMove.hold;
import static dev.sefaresh.spi.port.AccountMove.release;
import static dev.sefaresh.spi.port.AccountMove.spend;
import static dev.sefaresh.spi.port.AccountMove.withdraw;
import static dev.sefaresh.spi.port.Posting.Kind.POSTED;
import static dev.sefaresh.spi.port.Posting.Kind.SHORT;
import static dev.sefaresh.spi.tck.AccountsBench.X;
import static dev.sefaresh.spi.tck.AccountsBench.Y;
import static dev.sefaresh.spi.tck.Specimens.eur;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Posting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What accounts remember. */
final class KeptAccounts {
    private static final Money ONE = eur("1.00");
    private static final Money TEN = eur("10.00");

    private KeptAccounts() {}

    static void keeps_its_book(AccountsBench bench) {
        Found.same("the book of nothing", List.of(), bench.accounts().entries(X));
        List<AccountMove> moves = List.of(
                deposit(X, TEN, bench.operation(99)),
                hold(X, eur("4.00")),
                spend(X, ONE, bench.operation(2)),
                release(X, ONE, bench.operation(2)),
                withdraw(X, ONE),
                deposit(X, ONE));
        Map<OperationId, AccountMove> posted = new LinkedHashMap<>();
        for (int i = 0; i < moves.size(); i++) {
            posted.put(bench.operation(i + 1), moves.get(i));
            bench.posted(i + 1, moves.get(i));
            bench.posted(100 + i, deposit(Y, ONE));
        }
        Found.same(
                "the book",
                List.copyOf(posted.entrySet()),
                bench.accounts().entries(X).stream()
                        .map(entry -> Map.entry(entry.operation(), entry.move()))
                        .toList());
    }

    static void adds_up(AccountsBench bench) {
        bench.posted(1, deposit(X, TEN));
        bench.posted(2, hold(X, eur("4.00")));
        bench.posted(3, spend(X, ONE, bench.operation(2)));
        bench.posted(4, deposit(X, eur("0.99")));
        bench.posted(5, release(X, ONE, bench.operation(2)));
        bench.posted(6, withdraw(X, eur("2.50")));
        Found.same(
                "what there is", Optional.of(bench.added(X)), bench.accounts().find(X));
        Found.same("the sums of the moves", new Account(eur("7.49"), eur("2.00")), bench.added(X));
    }

    static void keeps_apart(AccountsBench bench) {
        for (int i = 0; i < Texts.ALIKE.size(); i++) {
            OrderId order = OrderId.of(Texts.ALIKE.get(i));
            Money amount = ONE.multipliedBy(i + 1L);
            AccountId account = AccountId.of(Texts.ALIKE.get(i));
            Posting posting =
                    bench.accounts().post(new OperationId(order, DocumentNo.operation(1, 1)), deposit(account, amount));
            Found.same("the first deposit to " + account, POSTED, posting.kind());
            Found.same("what is in " + account, Optional.of(amount), bench.available(account));
        }
        OrderId order = OrderId.of("A");
        List<OperationId> operations = List.of(
                new OperationId(order, DocumentNo.operation(1, 1)),
                new OperationId(order, DocumentNo.payment(11)),
                new OperationId(order, DocumentNo.operation(11, 1)),
                new OperationId(order, DocumentNo.operation(1, 11)),
                new OperationId(OrderId.of("A/P1.1"), DocumentNo.operation(1, 1)));
        AccountId account = AccountId.of("of operations");
        operations.forEach(operation -> bench.accounts().post(operation, deposit(account, ONE)));
        Found.same(
                "operations that look alike",
                operations,
                bench.accounts().entries(account).stream()
                        .map(AccountEntry::operation)
                        .toList());
    }

    static void keeps_amounts(AccountsBench bench) {
        List<Money> amounts = List.of(
                Money.ofMinor(CurrencyUnit.EUR, 1),
                Money.ofMinor(CurrencyUnit.JPY, 1),
                Money.ofMinor(CurrencyUnit.of("KWD"), 1),
                Money.ofMinor(CurrencyUnit.of("IRR"), Long.MAX_VALUE),
                Money.ofMinor(CurrencyUnit.of("KWD"), Long.MAX_VALUE),
                Money.ofMinor(CurrencyUnit.JPY, Long.MAX_VALUE));
        for (int i = 0; i < amounts.size(); i++) {
            Money amount = amounts.get(i);
            AccountId account = AccountId.of("of " + amount);
            bench.accounts().post(bench.operation(i, 1, 1), deposit(account, amount));
            bench.accounts().post(bench.operation(i, 1, 2), deposit(account, amount));
            bench.accounts().post(bench.operation(i, 1, 3), deposit(account, amount));
            bench.accounts().post(bench.operation(i, 1, 4), withdraw(account, amount));
            Money twice = amount.multipliedBy(2);
            Found.same("twice " + amount, Optional.of(twice), bench.available(account));
            Money more = twice.plus(Money.ofMinor(amount.getCurrencyUnit(), 1));
            Found.same(
                    "the answer to a hold of one minor unit more",
                    SHORT,
                    bench.accounts()
                            .post(bench.operation(i, 1, 5), hold(account, more))
                            .kind());
        }
    }

    @SuppressWarnings("NullAway") // that is what it is about
    static void refuses_nulls(AccountsBench bench) {
        Accounts accounts = bench.accounts();
        Found.refusedNull("post(null, move)", () -> accounts.post(null, deposit(X, ONE)));
        Found.refusedNull("post(operation, null)", () -> accounts.post(bench.operation(1), null));
        Found.refusedNull("lookup(null)", () -> accounts.lookup(null));
        Found.refusedNull("find(null)", () -> accounts.find(null));
        Found.refusedNull("entries(null)", () -> accounts.entries(null));
        Found.same("the book", List.of(), accounts.entries(X));
    }
}
