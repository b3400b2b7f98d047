package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.AccountMove.deposit;
import static dev.sefaresh.spi.port.AccountMove.hold;
import static dev.sefaresh.spi.port.AccountMove.spend;
import static dev.sefaresh.spi.port.AccountMove.withdraw;
import static dev.sefaresh.spi.tck.AccountsBench.X;
import static dev.sefaresh.spi.tck.AccountsBench.Y;
import static dev.sefaresh.spi.tck.Specimens.eur;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Posting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.Money;

/** What becomes of accounts that many move at once. */
final class MovesAtOnce {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 10;
    private static final int LOOKS = 50;
    private static final AccountId Z = AccountId.of("Z");
    private static final Money ONE = eur("1.00");
    private static final Money TEN = eur("10.00");
    private static final Money FIFTY = eur("50.00");
    private static final Money TOO_MUCH = eur("99.00");

    private MovesAtOnce() {}

    static void is_never_overdrawn(AccountsBench bench) throws Exception {
        bench.posted(1, deposit(X, FIFTY));
        bench.posted(2, deposit(Y, FIFTY));
        bench.posted(3, hold(Y, FIFTY));
        bench.posted(4, deposit(Z, FIFTY));
        AtomicInteger withdrawn = new AtomicInteger();
        AtomicInteger spent = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                count(withdrawn, bench, bench.operation(worker + 1, 1, i), withdraw(X, ONE));
                count(spent, bench, bench.operation(worker + 1, 2, i), spend(Y, ONE, bench.operation(3)));
                count(held, bench, bench.operation(worker + 1, 3, i), hold(Z, ONE));
            }
            return worker;
        });
        String tries = " that were POSTED, of " + WORKERS * ROUNDS + " at once, while there was enough for 50";
        Found.same("withdrawals" + tries, 50, withdrawn.get());
        Found.same("spends of one hold" + tries, 50, spent.get());
        Found.same("holds" + tries, 50, held.get());
    }

    private static void count(AtomicInteger posted, AccountsBench bench, OperationId operation, AccountMove move) {
        if (bench.accounts().post(operation, move).isPosted()) {
            posted.incrementAndGet();
        }
    }

    static void loses_nothing(AccountsBench bench) throws Exception {
        bench.posted(1, deposit(Y, TOO_MUCH));
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                bench.accounts().post(bench.operation(worker + 1, 1, i), deposit(X, ONE));
                bench.accounts().post(bench.operation(worker + 1, 2, i), withdraw(Y, ONE));
            }
            return worker;
        });
        int moves = WORKERS * ROUNDS;
        Found.same("after " + moves + " deposits at once", Optional.of(ONE.multipliedBy(moves)), bench.available(X));
        Found.same(
                "after " + moves + " withdrawals at once",
                Optional.of(TOO_MUCH.minus(ONE.multipliedBy(moves))),
                bench.available(Y));
        Found.same(
                "the sum of the deposits",
                bench.available(X),
                Optional.of(bench.added(X).available()));
        Found.same(
                "the sum of the withdrawals",
                bench.available(Y),
                Optional.of(bench.added(Y).available()));
    }

    static void does_it_once(AccountsBench bench) throws Exception {
        bench.posted(1, deposit(Y, TOO_MUCH));
        List<AccountMove> moves = List.of(deposit(X, TEN), withdraw(Y, ONE), hold(Y, ONE), withdraw(Z, ONE));
        for (int i = 0; i < moves.size(); i++) {
            AccountMove move = moves.get(i);
            OperationId id = bench.operation(10 + i);
            List<Posting> answers = Race.of(WORKERS, worker -> bench.accounts().post(id, move));
            Found.same("the answers to one " + move, Set.of(answers.get(0)), Set.copyOf(answers));
        }
        List<Boolean> done = Race.of(WORKERS, worker -> {
            AccountId mine = AccountId.of("of " + worker);
            Found.thrownBy(() -> bench.accounts().post(bench.operation(20), deposit(mine, ONE)));
            return !bench.accounts().entries(mine).isEmpty();
        });
        Found.same(
                "of moves by one operation at once",
                1L,
                done.stream().filter(it -> it).count());
        Found.same("after a deposit of ten", Optional.of(TEN), bench.available(X));
        Found.same("after one withdrawal and one hold", Optional.of(eur("97.00")), bench.available(Y));
    }

    static void shows_one_moment(AccountsBench bench) throws Exception {
        bench.posted(1, deposit(X, ONE));
        AtomicInteger readers = new AtomicInteger(WORKERS - 1);
        Race.of(WORKERS, worker -> {
            if (worker == 0) {
                goAround(bench, readers);
            } else {
                look(bench, readers);
            }
            return worker;
        });
    }

    /** As long as somebody looks: one euro is held, goes, and comes again. */
    private static void goAround(AccountsBench bench, AtomicInteger readers) {
        for (int i = 1; readers.get() > 0; i++) {
            bench.accounts().post(bench.operation(1, 1, i), hold(X, ONE));
            bench.accounts().post(bench.operation(1, 2, i), spend(X, ONE, bench.operation(1, 1, i)));
            bench.accounts().post(bench.operation(1, 3, i), deposit(X, ONE));
        }
    }

    private static void look(AccountsBench bench, AtomicInteger readers) {
        try {
            for (int i = 0; i < LOOKS; i++) {
                Account account = Found.present("the account", bench.accounts().find(X));
                Found.holds(
                        "no more is held than there is", !account.available().isNegative(), account);
            }
        } finally {
            readers.decrementAndGet();
        }
    }
}
