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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What every {@link Accounts} has to do. */
public final class AccountsRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<AccountsBench>> ALL = List.of(
            rule(1, "An account MUST be there, in the currency of its first deposit, from that deposit on and never before, whatever else was tried on it.", AccountsRules::opens_with_a_deposit),
            rule(2, "POSTED MUST come with what is available then: a deposit and a release add to it, a withdrawal and a hold take from it, a spend takes only what was held.", AccountsRules::tells_what_is_available),
            rule(3, "A withdrawal or hold of all that is available MUST be POSTED, and one of more MUST be answered SHORT, with what is available.", AccountsRules::gives_what_there_is),
            rule(4, "A hold MUST be spent and released in as many parts as it takes; beyond what it has left the answer MUST be SHORT, with what it has left, even if more is available.", AccountsRules::spends_in_parts),
            rule(5, "A spend or release of what is no hold that was POSTED to the same account MUST be answered NO_SUCH_HOLD.", AccountsRules::spends_holds_only),
            rule(6, "All but a deposit MUST be answered NO_SUCH_ACCOUNT where nothing was ever deposited, with nothing available.", AccountsRules::knows_its_accounts),
            rule(7, "A move in another currency than the account's MUST be answered OTHER_CURRENCY, with what is available in the account's: the caller converts, never the account.", AccountsRules::keeps_to_its_currency),
            rule(8, "Of several reasons to say no the first MUST be the answer: NO_SUCH_ACCOUNT, OTHER_CURRENCY, NO_SUCH_HOLD, SHORT.", AccountsRules::says_the_first_reason),
            rule(9, "An answer other than POSTED MUST move nothing, hold nothing and enter nothing.", AccountsRules::moves_nothing_on_a_no),
            rule(10, "post MUST be idempotent by its operation id: the same again gets the answer that it got, yes or no, with what was available then, and moves nothing, whatever has become of the account meanwhile.", AccountsRules::answers_the_same_again),
            rule(11, "The operation id of an answered move with any other move MUST be refused with an IllegalArgumentException and change nothing: the old answer would be taken for an answer to the new move.", AccountsRules::refuses_another_move),
            rule(12, "lookup MUST tell what a move was answered, yes or no, and nothing of an operation that it does not know, which it leaves unknown.", AccountsRules::finds_what_was_answered),
            rule(13, "entries MUST be the moves that were POSTED, oldest first, each with its operation and all that the move said, the source of a deposit too.", AccountsRules::keeps_its_book),
            rule(14, "Balance and held MUST be the sums of the entries, in find and after each entry.", AccountsRules::adds_up),
            rule(15, "Many that take from one account, or from one hold, at once MUST NOT take more than there is between them.", AccountsRules::is_never_overdrawn),
            rule(16, "Moves that are posted at once MUST all be in the balance, those that open the account too.", AccountsRules::loses_nothing),
            rule(17, "The same operation by many at once MUST be done once, and all MUST get the same answer.", AccountsRules::does_it_once),
            rule(18, "find MUST show one moment: never the balance of one and the held of another.", AccountsRules::shows_one_moment),
            rule(19, "Accounts and operations that are not equal MUST be kept apart, however alike they look.", AccountsRules::keeps_apart),
            rule(20, "Amounts MUST be kept to the minor unit, of whatever size and of currencies with however many decimals.", AccountsRules::keeps_amounts),
            rule(21, "A null SHOULD be refused with a NullPointerException and change nothing.", AccountsRules::refuses_nulls));
    // spotless:on

    private static final int WORKERS = 8;
    private static final int ROUNDS = 10;
    private static final int LOOKS = 50;
    private static final AccountId X = AccountId.of("X");
    private static final AccountId Y = AccountId.of("Y");
    private static final AccountId Z = AccountId.of("Z");
    private static final Money ONE = eur("1.00");
    private static final Money TEN = eur("10.00");
    private static final Money FIFTY = eur("50.00");
    private static final Money TOO_MUCH = eur("99.00");
    private static final Money YEN = Money.ofMajor(CurrencyUnit.JPY, 3);

    private AccountsRules() {}

    /** A kit of them; no accounts are there yet. */
    public static Kit<AccountsBench> of(Supplier<Accounts> accounts) {
        return new Kit<>(ALL, () -> new AccountsBench(accounts.get()));
    }

    private static Rule<AccountsBench> rule(int number, String intent, Rule.Check<AccountsBench> check) {
        return Rule.of("Accounts", number, intent, check);
    }

    private static void opens_with_a_deposit(AccountsBench bench) {
        Accounts accounts = bench.accounts();
        Found.same("an account that nobody spoke of", Optional.empty(), accounts.find(X));
        accounts.post(operation(1), withdraw(X, ONE));
        accounts.post(operation(2), hold(X, ONE));
        accounts.post(operation(3), spend(X, ONE, operation(2)));
        Found.same("an account without a deposit", Optional.empty(), accounts.find(X));
        posted(bench, 4, deposit(X, YEN));
        accounts.post(operation(5), deposit(X, ONE));
        Found.same(
                "the currency of the account",
                Optional.of(CurrencyUnit.JPY),
                accounts.find(X).map(Account::currency));
    }

    private static void tells_what_is_available(AccountsBench bench) {
        Map<AccountMove, Money> available = new LinkedHashMap<>();
        available.put(deposit(X, TEN), TEN);
        available.put(hold(X, eur("4.00")), eur("6.00"));
        available.put(spend(X, ONE, operation(2)), eur("6.00"));
        available.put(release(X, eur("2.00"), operation(2)), eur("8.00"));
        available.put(withdraw(X, eur("7.99")), eur("0.01"));
        available.put(deposit(X, ONE, operation(9)), eur("1.01"));
        int number = 0;
        for (Map.Entry<AccountMove, Money> step : available.entrySet()) {
            number++;
            answered(bench, number, step.getKey(), POSTED, step.getValue());
        }
    }

    private static void gives_what_there_is(AccountsBench bench) {
        posted(bench, 1, deposit(X, TEN));
        posted(bench, 2, hold(X, eur("4.00")));
        answered(bench, 3, hold(X, eur("6.01")), SHORT, eur("6.00"));
        answered(bench, 4, withdraw(X, eur("6.01")), SHORT, eur("6.00"));
        posted(bench, 5, deposit(Y, TEN));
        posted(bench, 6, hold(Y, eur("4.00")));
        posted(bench, 7, withdraw(Y, eur("2.00")));
        posted(bench, 8, hold(Y, eur("4.00")));
        answered(bench, 9, withdraw(Y, ONE), SHORT, eur("0.00"));
    }

    private static void spends_in_parts(AccountsBench bench) {
        posted(bench, 1, deposit(X, TEN));
        posted(bench, 2, hold(X, eur("5.00")));
        posted(bench, 3, spend(X, eur("2.00"), operation(2)));
        posted(bench, 4, release(X, eur("1.00"), operation(2)));
        answered(bench, 5, spend(X, eur("2.01"), operation(2)), SHORT, eur("2.00"));
        answered(bench, 6, release(X, eur("2.01"), operation(2)), SHORT, eur("2.00"));
        posted(bench, 7, spend(X, ONE, operation(2)));
        posted(bench, 8, release(X, ONE, operation(2)));
        answered(bench, 9, spend(X, eur("0.01"), operation(2)), SHORT, eur("0.00"));
    }

    private static void spends_holds_only(AccountsBench bench) {
        posted(bench, 1, deposit(X, TEN));
        posted(bench, 3, hold(X, ONE));
        posted(bench, 4, spend(X, ONE, operation(3)));
        posted(bench, 5, deposit(Y, TEN));
        posted(bench, 6, hold(Y, ONE));
        bench.accounts().post(operation(2), hold(X, TOO_MUCH));
        Map<Integer, String> others = Map.of(
                1, "a deposit",
                2, "a hold that was SHORT",
                4, "a spend",
                6, "a hold of another account",
                9, "an operation that nobody spoke of");
        others.forEach((number, what) -> {
            OperationId of = operation(number);
            Found.same(
                    "the answer to a spend of " + what,
                    NO_SUCH_HOLD,
                    kind(bench, 10 + number, spend(X, eur("0.50"), of)));
            Found.same(
                    "the answer to a release of " + what,
                    NO_SUCH_HOLD,
                    kind(bench, 20 + number, release(X, eur("0.50"), of)));
        });
    }

    private static void knows_its_accounts(AccountsBench bench) {
        posted(bench, 1, deposit(Y, TEN));
        posted(bench, 2, hold(Y, ONE));
        answered(bench, 3, withdraw(X, ONE), NO_SUCH_ACCOUNT, eur("0.00"));
        answered(bench, 4, hold(X, YEN), NO_SUCH_ACCOUNT, Money.zero(CurrencyUnit.JPY));
        answered(bench, 5, spend(X, ONE, operation(2)), NO_SUCH_ACCOUNT, eur("0.00"));
        answered(bench, 6, release(X, ONE, operation(2)), NO_SUCH_ACCOUNT, eur("0.00"));
    }

    private static void keeps_to_its_currency(AccountsBench bench) {
        posted(bench, 1, deposit(X, TEN));
        posted(bench, 2, hold(X, eur("4.00")));
        answered(bench, 3, deposit(X, YEN), OTHER_CURRENCY, eur("6.00"));
        answered(bench, 4, withdraw(X, YEN), OTHER_CURRENCY, eur("6.00"));
        answered(bench, 5, hold(X, YEN), OTHER_CURRENCY, eur("6.00"));
        answered(bench, 6, spend(X, YEN, operation(2)), OTHER_CURRENCY, eur("6.00"));
        answered(bench, 7, release(X, YEN, operation(2)), OTHER_CURRENCY, eur("6.00"));
    }

    private static void says_the_first_reason(AccountsBench bench) {
        OperationId none = operation(9);
        Found.same("without any account", NO_SUCH_ACCOUNT, kind(bench, 1, spend(X, YEN, none)));
        posted(bench, 2, deposit(X, ONE));
        Found.same("in another currency", OTHER_CURRENCY, kind(bench, 3, spend(X, YEN, none)));
        Found.same("too much of no hold", NO_SUCH_HOLD, kind(bench, 4, spend(X, TOO_MUCH, none)));
    }

    private static void moves_nothing_on_a_no(AccountsBench bench) {
        posted(bench, 1, deposit(X, TEN));
        posted(bench, 2, hold(X, eur("4.00")));
        String before = state(bench);
        List<AccountMove> refused = List.of(
                withdraw(X, TOO_MUCH),
                hold(X, TOO_MUCH),
                spend(X, TOO_MUCH, operation(2)),
                release(X, TOO_MUCH, operation(2)),
                spend(X, ONE, operation(99)),
                release(X, ONE, operation(99)),
                deposit(X, YEN),
                withdraw(X, YEN),
                withdraw(Y, ONE),
                hold(Y, ONE));
        for (int i = 0; i < refused.size(); i++) {
            Posting.Kind kind = kind(bench, 10 + i, refused.get(i));
            Found.holds("the answer to " + refused.get(i) + " is a no", kind != POSTED, kind);
            Found.same("what there is after " + refused.get(i) + " was answered " + kind, before, state(bench));
        }
    }

    private static void answers_the_same_again(AccountsBench bench) {
        List<AccountMove> moves = List.of(
                deposit(X, TEN, operation(99)),
                hold(X, eur("4.00")),
                spend(X, ONE, operation(2)),
                release(X, ONE, operation(2)),
                withdraw(X, ONE),
                withdraw(X, TOO_MUCH),
                spend(X, ONE, operation(98)),
                withdraw(X, YEN),
                withdraw(Y, ONE));
        List<Posting> answers = IntStream.range(0, moves.size())
                .mapToObj(i -> bench.accounts().post(operation(i + 1), moves.get(i)))
                .toList();
        posted(bench, 20, deposit(X, TOO_MUCH));
        posted(bench, 21, deposit(Y, TOO_MUCH));
        posted(bench, 98, hold(X, ONE));
        String before = state(bench);
        for (int i = 0; i < moves.size(); i++) {
            Posting again = bench.accounts().post(operation(i + 1), moves.get(i));
            Found.same("the answer to " + moves.get(i) + " again", answers.get(i), again);
            Found.same("what there is after " + moves.get(i) + " again", before, state(bench));
        }
    }

    private static void refuses_another_move(AccountsBench bench) {
        posted(bench, 1, deposit(X, TEN, operation(99)));
        bench.accounts().post(operation(2), withdraw(X, TOO_MUCH));
        String before = state(bench);
        Map<AccountMove, Integer> others = Map.of(
                deposit(X, ONE, operation(99)), 1,
                deposit(Y, TEN, operation(99)), 1,
                deposit(X, TEN), 1,
                deposit(X, TEN, operation(98)), 1,
                deposit(X, Money.ofMajor(CurrencyUnit.JPY, 10), operation(99)), 1,
                withdraw(X, TEN), 1,
                withdraw(X, ONE), 2,
                withdraw(Y, TOO_MUCH), 2);
        others.forEach((move, number) -> {
            Found.refused(
                    "under an operation that was answered for another move: " + move,
                    IllegalArgumentException.class,
                    () -> bench.accounts().post(operation(number), move));
            Found.same("what there is after " + move, before, state(bench));
        });
    }

    private static void finds_what_was_answered(AccountsBench bench) {
        OperationId yes = operation(1);
        Found.same(
                "what was answered to nothing",
                Optional.empty(),
                bench.accounts().lookup(yes));
        Posting posted = bench.accounts().post(yes, deposit(X, TEN));
        Found.same("what was answered, a yes", POSTED, posted.kind());
        OperationId no = operation(2);
        Posting refused = bench.accounts().post(no, withdraw(X, TOO_MUCH));
        posted(bench, 3, deposit(X, TOO_MUCH));
        Found.same(
                "what was answered, a yes",
                Optional.of(posted),
                bench.accounts().lookup(yes));
        Found.same(
                "what was answered, a no",
                Optional.of(refused),
                bench.accounts().lookup(no));
    }

    private static void keeps_its_book(AccountsBench bench) {
        Found.same("the book of nothing", List.of(), bench.accounts().entries(X));
        List<AccountMove> moves = List.of(
                deposit(X, TEN, operation(99)),
                hold(X, eur("4.00")),
                spend(X, ONE, operation(2)),
                release(X, ONE, operation(2)),
                withdraw(X, ONE),
                deposit(X, ONE));
        Map<OperationId, AccountMove> posted = new LinkedHashMap<>();
        for (int i = 0; i < moves.size(); i++) {
            posted.put(operation(i + 1), moves.get(i));
            posted(bench, i + 1, moves.get(i));
            posted(bench, 100 + i, deposit(Y, ONE));
        }
        Found.same(
                "the book",
                List.copyOf(posted.entrySet()),
                bench.accounts().entries(X).stream()
                        .map(entry -> Map.entry(entry.operation(), entry.move()))
                        .toList());
    }

    private static void adds_up(AccountsBench bench) {
        posted(bench, 1, deposit(X, TEN));
        posted(bench, 2, hold(X, eur("4.00")));
        posted(bench, 3, spend(X, ONE, operation(2)));
        posted(bench, 4, deposit(X, eur("0.99")));
        posted(bench, 5, release(X, ONE, operation(2)));
        posted(bench, 6, withdraw(X, eur("2.50")));
        Found.same(
                "what there is", Optional.of(added(bench, X)), bench.accounts().find(X));
        Found.same("the sums of the moves", new Account(eur("7.49"), eur("2.00")), added(bench, X));
    }

    private static void is_never_overdrawn(AccountsBench bench) throws Exception {
        posted(bench, 1, deposit(X, FIFTY));
        posted(bench, 2, deposit(Y, FIFTY));
        posted(bench, 3, hold(Y, FIFTY));
        posted(bench, 4, deposit(Z, FIFTY));
        AtomicInteger withdrawn = new AtomicInteger();
        AtomicInteger spent = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                count(withdrawn, bench, operation(worker + 1, 1, i), withdraw(X, ONE));
                count(spent, bench, operation(worker + 1, 2, i), spend(Y, ONE, operation(3)));
                count(held, bench, operation(worker + 1, 3, i), hold(Z, ONE));
            }
            return worker;
        });
        String tries = " that were POSTED, of " + WORKERS * ROUNDS + " at once, while there was enough for 50";
        Found.same("withdrawals" + tries, 50, withdrawn.get());
        Found.same("spends of one hold" + tries, 50, spent.get());
        Found.same("holds" + tries, 50, held.get());
    }

    private static void loses_nothing(AccountsBench bench) throws Exception {
        posted(bench, 1, deposit(Y, TOO_MUCH));
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                bench.accounts().post(operation(worker + 1, 1, i), deposit(X, ONE));
                bench.accounts().post(operation(worker + 1, 2, i), withdraw(Y, ONE));
            }
            return worker;
        });
        int moves = WORKERS * ROUNDS;
        Found.same("after " + moves + " deposits at once", Optional.of(ONE.multipliedBy(moves)), available(bench, X));
        Found.same(
                "after " + moves + " withdrawals at once",
                Optional.of(TOO_MUCH.minus(ONE.multipliedBy(moves))),
                available(bench, Y));
        Found.same(
                "the sum of the deposits",
                available(bench, X),
                Optional.of(added(bench, X).available()));
        Found.same(
                "the sum of the withdrawals",
                available(bench, Y),
                Optional.of(added(bench, Y).available()));
    }

    private static void does_it_once(AccountsBench bench) throws Exception {
        posted(bench, 1, deposit(Y, TOO_MUCH));
        List<AccountMove> moves = List.of(deposit(X, TEN), withdraw(Y, ONE), hold(Y, ONE), withdraw(Z, ONE));
        for (int i = 0; i < moves.size(); i++) {
            AccountMove move = moves.get(i);
            OperationId id = operation(10 + i);
            List<Posting> answers = Race.of(WORKERS, worker -> bench.accounts().post(id, move));
            Found.same("the answers to one " + move, Set.of(answers.get(0)), Set.copyOf(answers));
        }
        List<Boolean> done = Race.of(WORKERS, worker -> {
            AccountId mine = AccountId.of("of " + worker);
            Found.thrownBy(() -> bench.accounts().post(operation(20), deposit(mine, ONE)));
            return !bench.accounts().entries(mine).isEmpty();
        });
        Found.same(
                "of moves by one operation at once",
                1L,
                done.stream().filter(it -> it).count());
        Found.same("after a deposit of ten", Optional.of(TEN), available(bench, X));
        Found.same("after one withdrawal and one hold", Optional.of(eur("97.00")), available(bench, Y));
    }

    private static void shows_one_moment(AccountsBench bench) throws Exception {
        posted(bench, 1, deposit(X, ONE));
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
            bench.accounts().post(operation(1, 1, i), hold(X, ONE));
            bench.accounts().post(operation(1, 2, i), spend(X, ONE, operation(1, 1, i)));
            bench.accounts().post(operation(1, 3, i), deposit(X, ONE));
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

    private static void keeps_apart(AccountsBench bench) {
        for (int i = 0; i < Texts.ALIKE.size(); i++) {
            OrderId order = OrderId.of(Texts.ALIKE.get(i));
            Money amount = ONE.multipliedBy(i + 1L);
            AccountId account = AccountId.of(Texts.ALIKE.get(i));
            Posting posting =
                    bench.accounts().post(new OperationId(order, DocumentNo.operation(1, 1)), deposit(account, amount));
            Found.same("the first deposit to " + account, POSTED, posting.kind());
            Found.same("what is in " + account, Optional.of(amount), available(bench, account));
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

    private static void keeps_amounts(AccountsBench bench) {
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
            bench.accounts().post(operation(i, 1, 1), deposit(account, amount));
            bench.accounts().post(operation(i, 1, 2), deposit(account, amount));
            bench.accounts().post(operation(i, 1, 3), deposit(account, amount));
            bench.accounts().post(operation(i, 1, 4), withdraw(account, amount));
            Money twice = amount.multipliedBy(2);
            Found.same("twice " + amount, Optional.of(twice), available(bench, account));
            Money more = twice.plus(Money.ofMinor(amount.getCurrencyUnit(), 1));
            Found.same(
                    "the answer to a hold of one minor unit more",
                    SHORT,
                    bench.accounts()
                            .post(operation(i, 1, 5), hold(account, more))
                            .kind());
        }
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(AccountsBench bench) {
        Accounts accounts = bench.accounts();
        Found.refusedNull("post(null, move)", () -> accounts.post(null, deposit(X, ONE)));
        Found.refusedNull("post(operation, null)", () -> accounts.post(operation(1), null));
        Found.refusedNull("lookup(null)", () -> accounts.lookup(null));
        Found.refusedNull("find(null)", () -> accounts.find(null));
        Found.refusedNull("entries(null)", () -> accounts.entries(null));
        Found.same("the book", List.of(), accounts.entries(X));
    }

    private static OperationId operation(int number) {
        return operation(0, 1, number);
    }

    private static OperationId operation(int worker, int payment, int number) {
        return new OperationId(OrderId.of("by " + worker), DocumentNo.operation(payment, number + 1));
    }

    private static Posting.Kind kind(AccountsBench bench, int number, AccountMove move) {
        return bench.accounts().post(operation(number), move).kind();
    }

    private static void posted(AccountsBench bench, int number, AccountMove move) {
        Found.same("the answer to " + move, POSTED, kind(bench, number, move));
    }

    private static void answered(
            AccountsBench bench, int number, AccountMove move, Posting.Kind kind, Money available) {
        Found.same(
                "the answer to " + move,
                new Posting(kind, available),
                bench.accounts().post(operation(number), move));
    }

    private static void count(AtomicInteger posted, AccountsBench bench, OperationId operation, AccountMove move) {
        if (bench.accounts().post(operation, move).isPosted()) {
            posted.incrementAndGet();
        }
    }

    private static Optional<Money> available(AccountsBench bench, AccountId account) {
        return bench.accounts().find(account).map(Account::available);
    }

    /** What two accounts have. */
    private static String state(AccountsBench bench) {
        return available(bench, X) + ", " + bench.accounts().entries(X) + "; "
                + bench.accounts().entries(Y);
    }

    /** What the moves in the book add up to; after each entry it must be so too. */
    private static Account added(AccountsBench bench, AccountId account) {
        List<AccountEntry> entries = bench.accounts().entries(account);
        Account sums = Account.empty(entries.get(0).after().currency());
        for (AccountEntry entry : entries) {
            sums = sums.after(entry.move());
            Found.same("after " + entry.move(), sums, entry.after());
        }
        return sums;
    }
}
