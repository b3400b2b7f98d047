package dev.sefaresh.core.tender;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Posting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * An order pays from an account as from a provider: customer credit, a gift card, a receipt of money for several orders. The
 * payment's instrument is the account's id. Money that is paid out or given back is deposited, and the account remembers for which
 * operation. Thread-safe if its accounts are.
 */
public final class AccountTender implements PaymentProvider {
    private final Accounts accounts;

    /** Over these accounts. */
    public AccountTender(Accounts accounts) {
        this.accounts = Objects.requireNonNull(accounts);
    }

    /** All but notices and renewals: what is held in an account is held until it is released. */
    @Override
    public Set<PaymentCapability> capabilities() {
        return EnumSet.complementOf(
                EnumSet.of(PaymentCapability.NOTICES, PaymentCapability.REAUTHORISE, PaymentCapability.INCREMENT));
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        Objects.requireNonNull(operation);
        return from(sale.instrument(), account -> post(operation, AccountMove.withdraw(account, sale.amount())));
    }

    @Override
    public PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
        Objects.requireNonNull(operation);
        if (authorisation.again().isPresent()) {
            return PaymentAnswer.notAttempted("what an account holds does not lapse: there is nothing to renew");
        }
        return from(
                authorisation.instrument(),
                account -> post(operation, AccountMove.hold(account, authorisation.amount())));
    }

    @Override
    public PaymentAnswer capture(OperationId operation, Capture capture) {
        Objects.requireNonNull(operation);
        return of(
                capture.of(),
                hold -> post(operation, AccountMove.spend(hold.account(), capture.amount(), capture.of())));
    }

    @Override
    public PaymentAnswer release(OperationId operation, Release release) {
        Objects.requireNonNull(operation);
        return of(
                release.of(),
                hold -> post(operation, AccountMove.release(hold.account(), release.amount(), release.of())));
    }

    /** Back into the account that the sale or capture took it from, and no more than that: one refund at a time. */
    @Override
    public synchronized PaymentAnswer refund(OperationId operation, Refund refund) {
        Objects.requireNonNull(operation);
        return of(refund.of(), taken -> {
            Money left = left(refund.of(), taken);
            boolean isNew = accounts.lookup(operation).isEmpty();
            return isNew
                            && left.isSameCurrency(refund.amount())
                            && refund.amount().isGreaterThan(left)
                    ? PaymentAnswer.declined(left + " of " + refund.of() + " can be given back, not " + refund.amount())
                    : post(operation, AccountMove.deposit(taken.account(), refund.amount(), refund.of()));
        });
    }

    /** What an operation took and was not given back. */
    private Money left(OperationId of, AccountMove taken) {
        return accounts.entries(taken.account()).stream()
                .map(AccountEntry::move)
                .filter(move -> move.kind() == AccountMove.Kind.DEPOSIT
                        && move.of().filter(of::equals).isPresent())
                .map(AccountMove::amount)
                .reduce(taken.balance().negated(), Money::minus);
    }

    @Override
    public PaymentAnswer payOut(OperationId operation, Payout payout) {
        Objects.requireNonNull(operation);
        return from(
                payout.instrument(),
                account -> post(operation, AccountMove.deposit(account, payout.amount(), operation)));
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return accounts.lookup(operation)
                .map(posting -> answer(operation, posting))
                .orElse(PaymentAnswer.of(Kind.NOT_FOUND));
    }

    /** An account answers at once, or has not been asked. */
    @Override
    public Duration grace() {
        return Duration.ofMinutes(1);
    }

    private PaymentAnswer post(OperationId operation, AccountMove move) {
        return answer(operation, accounts.post(operation, move));
    }

    private static PaymentAnswer from(Optional<String> instrument, Function<AccountId, PaymentAnswer> move) {
        return instrument
                .map(account -> move.apply(AccountId.of(account)))
                .orElseGet(() -> PaymentAnswer.notAttempted("no account was named: pay with an instrument"));
    }

    private PaymentAnswer of(OperationId before, Function<AccountMove, PaymentAnswer> move) {
        return accounts.lookup(before)
                .filter(Posting::isPosted)
                .map(posting -> move.apply(posting.move()))
                .orElseGet(() -> PaymentAnswer.notAttempted(before + " moved nothing in these accounts"));
    }

    private static PaymentAnswer answer(OperationId operation, Posting posting) {
        AccountMove move = posting.move();
        Money amount = move.amount();
        return posting.isPosted()
                ? PaymentAnswer.succeeded(operation.toString()).moving(amount)
                : PaymentAnswer.declined(posting.kind() + ": " + posting.available() + " of " + amount
                        + " is available in account " + move.account());
    }
}
