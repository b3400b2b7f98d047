package dev.sefaresh.core.books;

import com.google.common.base.Preconditions;
import java.util.Objects;
import org.joda.money.Money;

/**
 * So much on one side of one account. Immutable and thread-safe.
 *
 * @param account what it is for
 * @param code what the host calls the account
 * @param side where it stands
 * @param amount always positive
 */
public record EntryLine(Chart.Account account, String code, Side side, Money amount) {
    /** Refuses null, a code that is blank and an amount that is not positive. */
    public EntryLine {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(side, "side");
        Preconditions.checkArgument(!code.isBlank(), "the chart has no code for %s", account);
        Preconditions.checkArgument(amount.isPositive(), "%s on %s", amount, account);
    }

    /** The amount on the debit side, negative on the credit side. */
    public Money debit() {
        return side == Side.DEBIT ? amount : amount.negated();
    }

    /** The two sides of an account. */
    public enum Side {
        /** The left one: what came in, what is owed to us, what it cost. */
        DEBIT,
        /** The right one. */
        CREDIT
    }
}
