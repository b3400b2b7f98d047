package dev.sefaresh.spi.model;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One order, one currency. */
final class Currencies {
    private Currencies() {}

    static void check(CurrencyUnit currency, Money amount, String what, int number) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(what + " " + number + " is " + amount + " in an order of " + currency);
        }
    }
}
