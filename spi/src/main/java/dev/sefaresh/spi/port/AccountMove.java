package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.OperationId;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One change of an account.
 *
 * @param amount how much, always positive; the kind says in which direction
 * @param of of a deposit, the operation that the money comes from, if there is one; of a spend or a release, the hold; otherwise
 *     nothing
 */
public record AccountMove(Kind kind, AccountId account, Money amount, Optional<OperationId> of) {
    /** Refuses null, an amount that is not positive, and a kind without the operation it needs, or with one that it cannot have. */
    public AccountMove {
        Objects.requireNonNull(account, "account");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    kind + " of " + amount + " in account " + account + " is nothing to move: an amount is positive");
        }
        if (kind != Kind.DEPOSIT && kind.isOfHold() != of.isPresent()) {
            throw new IllegalArgumentException(kind + " of " + amount + " in account " + account
                    + (kind.isOfHold() ? " must name its hold" : " is of no other operation"));
        }
    }

    /** Puts money in that comes from nowhere we know. */
    public static AccountMove deposit(AccountId account, Money amount) {
        return new AccountMove(Kind.DEPOSIT, account, amount, Optional.empty());
    }

    /** Puts money in that this operation brought: a payment that was received, a sale that is refunded. */
    public static AccountMove deposit(AccountId account, Money amount, OperationId source) {
        return new AccountMove(Kind.DEPOSIT, account, amount, Optional.of(source));
    }

    /** Takes money out at once. */
    public static AccountMove withdraw(AccountId account, Money amount) {
        return new AccountMove(Kind.WITHDRAW, account, amount, Optional.empty());
    }

    /** Keeps money for a spend to come. */
    public static AccountMove hold(AccountId account, Money amount) {
        return new AccountMove(Kind.HOLD, account, amount, Optional.empty());
    }

    /** Takes out what this hold kept, or a part of it. */
    public static AccountMove spend(AccountId account, Money amount, OperationId hold) {
        return new AccountMove(Kind.SPEND, account, amount, Optional.of(hold));
    }

    /** Makes available again what this hold kept, or a part of it. */
    public static AccountMove release(AccountId account, Money amount, OperationId hold) {
        return new AccountMove(Kind.RELEASE, account, amount, Optional.of(hold));
    }

    /** By how much the balance grows. */
    public Money balance() {
        return switch (kind) {
            case DEPOSIT -> amount;
            case WITHDRAW, SPEND -> amount.negated();
            case HOLD, RELEASE -> nothing();
        };
    }

    /** By how much grows what is held. */
    public Money held() {
        return switch (kind) {
            case DEPOSIT, WITHDRAW -> nothing();
            case HOLD -> amount;
            case SPEND, RELEASE -> amount.negated();
        };
    }

    private Money nothing() {
        return Money.zero(amount.getCurrencyUnit());
    }

    @Override
    public String toString() {
        return kind + " of " + amount + " in account " + account
                + of.map(id -> (kind.isOfHold() ? " held by " : " from ") + id).orElse("");
    }

    /** What happens to the account. Names are stored. */
    public enum Kind {
        /** Money comes in. */
        DEPOSIT,
        /** Money goes out that nobody held. */
        WITHDRAW,
        /** Money stays, kept for a spend. */
        HOLD,
        /** Money goes out that a hold kept. */
        SPEND,
        /** Money stays that a hold kept, for everybody again. */
        RELEASE;

        /** Whether it moves what a hold kept. */
        public boolean isOfHold() {
            return this == SPEND || this == RELEASE;
        }
    }
}
