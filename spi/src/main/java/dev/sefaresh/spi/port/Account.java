package dev.sefaresh.spi.port;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What lies in an account, and how much of it is held. Both are in the account's one currency. */
public record Account(Money balance, Money held) {
    /** Before its first deposit. */
    public static Account empty(CurrencyUnit currency) {
        return new Account(Money.zero(currency), Money.zero(currency));
    }

    /** The currency of its first deposit. */
    public CurrencyUnit currency() {
        return balance.getCurrencyUnit();
    }

    /** What can be withdrawn or held. */
    public Money available() {
        return balance.minus(held);
    }

    /** The same account when the move is done. */
    public Account after(AccountMove move) {
        return new Account(balance.plus(move.balance()), held.plus(move.held()));
    }
}
