package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Posting;
import dev.sefaresh.spi.port.Posting.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class AccountsRulesTest extends KitTest<AccountsBench> {
    AccountsRulesTest() {
        super(
                AccountsRules.ALL,
                List.of(
                        broken(1, FindsWhatIsNotThere::new),
                        broken(2, TellsTheBalance::new),
                        broken(3, GivesACentMore::new),
                        broken(4, SpendsMoreThanWasHeld::new),
                        broken(5, SpendsHoldsOfOthers::new),
                        broken(6, IsShortWithoutAccount::new),
                        broken(7, IsShortOfOtherCurrencies::new),
                        broken(8, LooksForTheHoldFirst::new),
                        broken(9, TakesWhatThereIs::new),
                        broken(10, TriesAgainWhatWasShort::new),
                        broken(11, AnswersWhateverIsAsked::new),
                        broken(12, ForgetsItsRefusals::new),
                        broken(13, ForgetsTheSource::new),
                        broken(14, ShowsWhatIsAvailable::new),
                        broken(15, LooksFirst::new),
                        broken(16, LosesDeposits::new),
                        broken(17, DoesItAgain::new),
                        broken(18, ReadsTwice::new),
                        broken(19, IgnoresCase::new),
                        broken(20, CountsInDoubles::new),
                        broken(21, FindsNothingUnderNull::new)));
    }

    private static Broken<AccountsBench> broken(int rule, Supplier<Accounts> accounts) {
        return new Broken<>("Accounts-" + rule, () -> new AccountsBench(accounts.get()));
    }

    @Override
    Kit<AccountsBench> kit(Supplier<AccountsBench> benches) {
        return AccountsRules.of(() -> benches.get().accounts());
    }

    @Override
    List<Supplier<AccountsBench>> sound() {
        return List.of(() -> new AccountsBench(new ModelAccounts()));
    }

    private static final class FindsWhatIsNotThere extends ModelAccounts {
        @Override
        public Optional<Account> find(AccountId account) {
            return super.find(account).or(() -> Optional.of(Account.empty(CurrencyUnit.EUR)));
        }
    }

    private static final class TellsTheBalance extends ModelAccounts {
        @Override
        synchronized Posting decide(AccountMove move) {
            Posting posting = super.decide(move);
            return posting.isPosted()
                    ? new Posting(move, Kind.POSTED, before(move).after(move).balance())
                    : posting;
        }
    }

    private static final class GivesACentMore extends ModelAccounts {
        @Override
        synchronized Posting decide(AccountMove move) {
            Posting posting = super.decide(move);
            boolean cent = move.kind() == AccountMove.Kind.WITHDRAW
                    && posting.kind() == Kind.SHORT
                    && move.amount().equals(posting.available().plusMinor(1));
            return cent
                    ? new Posting(move, Kind.POSTED, before(move).after(move).available())
                    : posting;
        }
    }

    private static final class SpendsMoreThanWasHeld extends ModelAccounts {
        @Override
        Optional<Money> left(AccountMove move) {
            return super.left(move).map(left -> left.plus(before(move).available()));
        }
    }

    private static final class SpendsHoldsOfOthers extends ModelAccounts {
        private final ConcurrentHashMap<OperationId, Money> holds = new ConcurrentHashMap<>();

        @Override
        synchronized void book(OperationId operation, AccountMove move, Account after) {
            super.book(operation, move, after);
            if (move.kind() == AccountMove.Kind.HOLD) {
                holds.put(operation, move.amount());
            }
        }

        @Override
        Optional<Money> left(AccountMove move) {
            return super.left(move).or(() -> move.of().map(holds::get));
        }
    }

    private static final class IsShortWithoutAccount extends ModelAccounts {
        @Override
        synchronized Posting decide(AccountMove move) {
            Posting posting = super.decide(move);
            boolean withdrawal = move.kind() == AccountMove.Kind.WITHDRAW;
            return withdrawal && posting.kind() == Kind.NO_SUCH_ACCOUNT
                    ? new Posting(move, Kind.SHORT, posting.available())
                    : posting;
        }
    }

    private static final class IsShortOfOtherCurrencies extends ModelAccounts {
        @Override
        synchronized Posting decide(AccountMove move) {
            Posting posting = super.decide(move);
            boolean withdrawal = move.kind() == AccountMove.Kind.WITHDRAW;
            return withdrawal && posting.kind() == Kind.OTHER_CURRENCY
                    ? new Posting(move, Kind.SHORT, posting.available())
                    : posting;
        }
    }

    private static final class LooksForTheHoldFirst extends ModelAccounts {
        @Override
        synchronized Posting decide(AccountMove move) {
            Posting posting = super.decide(move);
            boolean noHold = move.kind().isOfHold() && left(move).isEmpty();
            return noHold && posting.kind() == Kind.OTHER_CURRENCY
                    ? new Posting(move, Kind.NO_SUCH_HOLD, posting.available())
                    : posting;
        }
    }

    private static final class TakesWhatThereIs extends ModelAccounts {
        @Override
        synchronized Posting enter(OperationId operation, AccountMove move, Posting posting) {
            Posting answer = super.enter(operation, move, posting);
            boolean some = answer.kind() == Kind.SHORT && answer.available().isPositive();
            if (some && move.kind() == AccountMove.Kind.WITHDRAW) {
                AccountMove part = AccountMove.withdraw(move.account(), answer.available());
                book(operation, part, before(part).after(part));
            }
            return answer;
        }
    }

    private static final class TriesAgainWhatWasShort extends ModelAccounts {
        @Override
        Posting again(OperationId operation, Posting before, AccountMove move) {
            Posting answer = super.again(operation, before, move);
            return answer.kind() == Kind.SHORT ? enter(operation, move, decide(move)) : answer;
        }
    }

    private static final class AnswersWhateverIsAsked extends ModelAccounts {
        @Override
        Posting again(OperationId operation, Posting before, AccountMove move) {
            return before;
        }
    }

    private static final class ForgetsItsRefusals extends ModelAccounts {
        @Override
        public synchronized Optional<Posting> lookup(OperationId operation) {
            return super.lookup(operation).filter(Posting::isPosted);
        }
    }

    private static final class ForgetsTheSource extends ModelAccounts {
        @Override
        public synchronized List<AccountEntry> entries(AccountId account) {
            return super.entries(account).stream()
                    .map(entry -> new AccountEntry(entry.operation(), sourceless(entry.move()), entry.after()))
                    .toList();
        }

        private static AccountMove sourceless(AccountMove move) {
            return move.kind() == AccountMove.Kind.DEPOSIT ? AccountMove.deposit(move.account(), move.amount()) : move;
        }
    }

    private static final class ShowsWhatIsAvailable extends ModelAccounts {
        @Override
        public Optional<Account> find(AccountId account) {
            return super.find(account)
                    .map(found -> new Account(
                            found.available(), Account.empty(found.currency()).held()));
        }
    }

    private static final class LooksFirst extends ModelAccounts {
        @Override
        Posting posted(OperationId operation, AccountMove move) {
            if (knows(operation) || move.kind() == AccountMove.Kind.DEPOSIT) {
                return super.posted(operation, move);
            }
            Posting seen = decide(move);
            pause();
            synchronized (this) {
                return knows(operation) ? super.posted(operation, move) : enter(operation, move, seen);
            }
        }
    }

    private static final class LosesDeposits extends ModelAccounts {
        @Override
        Posting posted(OperationId operation, AccountMove move) {
            Account seen = before(move);
            pause();
            synchronized (this) {
                if (move.kind() != AccountMove.Kind.DEPOSIT
                        || knows(operation)
                        || before(move).equals(seen)) {
                    return super.posted(operation, move);
                }
                Posting posting = super.posted(operation, move);
                book(operation, move, seen.after(move));
                return posting;
            }
        }
    }

    private static final class DoesItAgain extends ModelAccounts {
        @Override
        Posting posted(OperationId operation, AccountMove move) {
            if (knows(operation)) {
                return super.posted(operation, move);
            }
            pause();
            synchronized (this) {
                return enter(operation, move, decide(move));
            }
        }
    }

    private static final class ReadsTwice extends ModelAccounts {
        @Override
        public Optional<Account> find(AccountId account) {
            Optional<Account> first = super.find(account);
            pause();
            return first.flatMap(then -> super.find(account).map(now -> new Account(then.balance(), now.held())));
        }
    }

    private static final class IgnoresCase extends ModelAccounts {
        @Override
        AccountId key(AccountId account) {
            return AccountId.of(account.text().toLowerCase(Locale.ROOT));
        }
    }

    private static final class CountsInDoubles extends ModelAccounts {
        @Override
        synchronized void book(OperationId operation, AccountMove move, Account after) {
            super.book(operation, move, new Account(rounded(after.balance()), rounded(after.held())));
        }

        private static Money rounded(Money money) {
            double amount = money.getAmount().doubleValue();
            return Money.of(money.getCurrencyUnit(), BigDecimal.valueOf(amount), RoundingMode.HALF_UP);
        }
    }

    private static final class FindsNothingUnderNull extends ModelAccounts {
        @Override
        public Optional<Account> find(AccountId account) {
            return account == null ? Optional.empty() : super.find(account);
        }
    }
}
