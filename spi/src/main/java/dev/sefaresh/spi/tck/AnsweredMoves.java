package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.AccountMove.deposit;
import static dev.sefaresh.spi.port.AccountMove.hold;
import static dev.sefaresh.spi.port.AccountMove.release;
import static dev.sefaresh.spi.port.AccountMove.spend;
import static dev.sefaresh.spi.port.AccountMove.withdraw;
import static dev.sefaresh.spi.port.Posting.Kind.NO_SUCH_ACCOUNT;
import static dev.sefaresh.spi.port.Posting.Kind.NO_SUCH_HOLD;
import static dev.sefaresh.spi.port.Posting.Kind.OTHER_CURRENCY;
import static dev.sefaresh.spi.port.Posting.Kind.POSTED;
import static dev.sefaresh.spi.port.Posting.Kind.SHORT;
import static dev.sefaresh.spi.tck.AccountsBench.X;
import static dev.sefaresh.spi.tck.AccountsBench.Y;
import static dev.sefaresh.spi.tck.Specimens.eur;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Posting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What accounts say to a move, then and later. */
final class AnsweredMoves {
    private static final Money ONE = eur("1.00");
    private static final Money TEN = eur("10.00");
    private static final Money TOO_MUCH = eur("99.00");
    private static final Money YEN = Money.ofMajor(CurrencyUnit.JPY, 3);

    private AnsweredMoves() {}

    static void opens_with_a_deposit(AccountsBench bench) {
        Accounts accounts = bench.accounts();
        Found.same("an account that nobody spoke of", Optional.empty(), accounts.find(X));
        accounts.post(bench.operation(1), withdraw(X, ONE));
        accounts.post(bench.operation(2), hold(X, ONE));
        accounts.post(bench.operation(3), spend(X, ONE, bench.operation(2)));
        Found.same("an account without a deposit", Optional.empty(), accounts.find(X));
        bench.posted(4, deposit(X, YEN));
        accounts.post(bench.operation(5), deposit(X, ONE));
        Found.same(
                "the currency of the account",
                Optional.of(CurrencyUnit.JPY),
                accounts.find(X).map(Account::currency));
    }

    static void tells_what_is_available(AccountsBench bench) {
        Map<AccountMove, Money> available = new LinkedHashMap<>();
        available.put(deposit(X, TEN), TEN);
        available.put(hold(X, eur("4.00")), eur("6.00"));
        available.put(spend(X, ONE, bench.operation(2)), eur("6.00"));
        available.put(release(X, eur("2.00"), bench.operation(2)), eur("8.00"));
        available.put(withdraw(X, eur("7.99")), eur("0.01"));
        available.put(deposit(X, ONE, bench.operation(9)), eur("1.01"));
        int number = 0;
        for (Map.Entry<AccountMove, Money> step : available.entrySet()) {
            number++;
            bench.answered(number, step.getKey(), POSTED, step.getValue());
        }
    }

    static void gives_what_there_is(AccountsBench bench) {
        bench.posted(1, deposit(X, TEN));
        bench.posted(2, hold(X, eur("4.00")));
        bench.answered(3, hold(X, eur("6.01")), SHORT, eur("6.00"));
        bench.answered(4, withdraw(X, eur("6.01")), SHORT, eur("6.00"));
        bench.posted(5, deposit(Y, TEN));
        bench.posted(6, hold(Y, eur("4.00")));
        bench.posted(7, withdraw(Y, eur("2.00")));
        bench.posted(8, hold(Y, eur("4.00")));
        bench.answered(9, withdraw(Y, ONE), SHORT, eur("0.00"));
    }

    static void spends_in_parts(AccountsBench bench) {
        bench.posted(1, deposit(X, TEN));
        bench.posted(2, hold(X, eur("5.00")));
        bench.posted(3, spend(X, eur("2.00"), bench.operation(2)));
        bench.posted(4, release(X, eur("1.00"), bench.operation(2)));
        bench.answered(5, spend(X, eur("2.01"), bench.operation(2)), SHORT, eur("2.00"));
        bench.answered(6, release(X, eur("2.01"), bench.operation(2)), SHORT, eur("2.00"));
        bench.posted(7, spend(X, ONE, bench.operation(2)));
        bench.posted(8, release(X, ONE, bench.operation(2)));
        bench.answered(9, spend(X, eur("0.01"), bench.operation(2)), SHORT, eur("0.00"));
    }

    static void spends_holds_only(AccountsBench bench) {
        bench.posted(1, deposit(X, TEN));
        bench.posted(3, hold(X, ONE));
        bench.posted(4, spend(X, ONE, bench.operation(3)));
        bench.posted(5, deposit(Y, TEN));
        bench.posted(6, hold(Y, ONE));
        bench.accounts().post(bench.operation(2), hold(X, TOO_MUCH));
        Map<Integer, String> others = Map.of(
                1, "a deposit",
                2, "a hold that was SHORT",
                4, "a spend",
                6, "a hold of another account",
                9, "an operation that nobody spoke of");
        others.forEach((number, what) -> {
            OperationId of = bench.operation(number);
            Found.same(
                    "the answer to a spend of " + what,
                    NO_SUCH_HOLD,
                    bench.kind(10 + number, spend(X, eur("0.50"), of)));
            Found.same(
                    "the answer to a release of " + what,
                    NO_SUCH_HOLD,
                    bench.kind(20 + number, release(X, eur("0.50"), of)));
        });
    }

    static void knows_its_accounts(AccountsBench bench) {
        bench.posted(1, deposit(Y, TEN));
        bench.posted(2, hold(Y, ONE));
        bench.answered(3, withdraw(X, ONE), NO_SUCH_ACCOUNT, eur("0.00"));
        bench.answered(4, hold(X, YEN), NO_SUCH_ACCOUNT, Money.zero(CurrencyUnit.JPY));
        bench.answered(5, spend(X, ONE, bench.operation(2)), NO_SUCH_ACCOUNT, eur("0.00"));
        bench.answered(6, release(X, ONE, bench.operation(2)), NO_SUCH_ACCOUNT, eur("0.00"));
    }

    static void keeps_to_its_currency(AccountsBench bench) {
        bench.posted(1, deposit(X, TEN));
        bench.posted(2, hold(X, eur("4.00")));
        bench.answered(3, deposit(X, YEN), OTHER_CURRENCY, eur("6.00"));
        bench.answered(4, withdraw(X, YEN), OTHER_CURRENCY, eur("6.00"));
        bench.answered(5, hold(X, YEN), OTHER_CURRENCY, eur("6.00"));
        bench.answered(6, spend(X, YEN, bench.operation(2)), OTHER_CURRENCY, eur("6.00"));
        bench.answered(7, release(X, YEN, bench.operation(2)), OTHER_CURRENCY, eur("6.00"));
    }

    static void says_the_first_reason(AccountsBench bench) {
        OperationId none = bench.operation(9);
        Found.same("without any account", NO_SUCH_ACCOUNT, bench.kind(1, spend(X, YEN, none)));
        bench.posted(2, deposit(X, ONE));
        Found.same("in another currency", OTHER_CURRENCY, bench.kind(3, spend(X, YEN, none)));
        Found.same("too much of no hold", NO_SUCH_HOLD, bench.kind(4, spend(X, TOO_MUCH, none)));
    }

    static void moves_nothing_on_a_no(AccountsBench bench) {
        bench.posted(1, deposit(X, TEN));
        bench.posted(2, hold(X, eur("4.00")));
        String before = bench.state();
        List<AccountMove> refused = List.of(
                withdraw(X, TOO_MUCH),
                hold(X, TOO_MUCH),
                spend(X, TOO_MUCH, bench.operation(2)),
                release(X, TOO_MUCH, bench.operation(2)),
                spend(X, ONE, bench.operation(99)),
                release(X, ONE, bench.operation(99)),
                deposit(X, YEN),
                withdraw(X, YEN),
                withdraw(Y, ONE),
                hold(Y, ONE));
        for (int i = 0; i < refused.size(); i++) {
            Posting.Kind kind = bench.kind(10 + i, refused.get(i));
            Found.holds("the answer to " + refused.get(i) + " is a no", kind != POSTED, kind);
            Found.same("what there is after " + refused.get(i) + " was answered " + kind, before, bench.state());
        }
    }

    static void answers_the_same_again(AccountsBench bench) {
        List<AccountMove> moves = List.of(
                deposit(X, TEN, bench.operation(99)),
                hold(X, eur("4.00")),
                spend(X, ONE, bench.operation(2)),
                release(X, ONE, bench.operation(2)),
                withdraw(X, ONE),
                withdraw(X, TOO_MUCH),
                spend(X, ONE, bench.operation(98)),
                withdraw(X, YEN),
                withdraw(Y, ONE));
        List<Posting> answers = IntStream.range(0, moves.size())
                .mapToObj(i -> bench.accounts().post(bench.operation(i + 1), moves.get(i)))
                .toList();
        bench.posted(20, deposit(X, TOO_MUCH));
        bench.posted(21, deposit(Y, TOO_MUCH));
        bench.posted(98, hold(X, ONE));
        String before = bench.state();
        for (int i = 0; i < moves.size(); i++) {
            Posting again = bench.accounts().post(bench.operation(i + 1), moves.get(i));
            Found.same("the answer to " + moves.get(i) + " again", answers.get(i), again);
            Found.same("what there is after " + moves.get(i) + " again", before, bench.state());
        }
    }

    static void refuses_another_move(AccountsBench bench) {
        bench.posted(1, deposit(X, TEN, bench.operation(99)));
        bench.accounts().post(bench.operation(2), withdraw(X, TOO_MUCH));
        String before = bench.state();
        Map<AccountMove, Integer> others = Map.of(
                deposit(X, ONE, bench.operation(99)), 1,
                deposit(Y, TEN, bench.operation(99)), 1,
                deposit(X, TEN), 1,
                deposit(X, TEN, bench.operation(98)), 1,
                deposit(X, Money.ofMajor(CurrencyUnit.JPY, 10), bench.operation(99)), 1,
                withdraw(X, TEN), 1,
                withdraw(X, ONE), 2,
                withdraw(Y, TOO_MUCH), 2);
        others.forEach((move, number) -> {
            Found.refused(
                    "under an operation that was answered for another move: " + move,
                    IllegalArgumentException.class,
                    () -> bench.accounts().post(bench.operation(number), move));
            Found.same("what there is after " + move, before, bench.state());
        });
    }

    static void finds_what_was_answered(AccountsBench bench) {
        OperationId yes = bench.operation(1);
        Found.same(
                "what was answered to nothing",
                Optional.empty(),
                bench.accounts().lookup(yes));
        Posting posted = bench.accounts().post(yes, deposit(X, TEN));
        Found.same("what was answered, a yes", POSTED, posted.kind());
        OperationId no = bench.operation(2);
        Posting refused = bench.accounts().post(no, withdraw(X, TOO_MUCH));
        bench.posted(3, deposit(X, TOO_MUCH));
        Found.same(
                "what was answered, a yes",
                Optional.of(posted),
                bench.accounts().lookup(yes));
        Found.same(
                "what was answered, a no",
                Optional.of(refused),
                bench.accounts().lookup(no));
    }
}
