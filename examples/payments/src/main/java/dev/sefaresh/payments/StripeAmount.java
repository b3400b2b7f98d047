package dev.sefaresh.payments;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** Amounts as Stripe counts them: whole numbers of a unit that is mostly, but not always, the minor unit of ISO 4217. */
final class StripeAmount {
    private static final int ODD = 3;
    private static final long TEN = 10;

    /** Where Stripe counts otherwise than ISO. */
    private static final Map<String, Integer> DIGITS = Map.of("MGA", 0, "ISK", 2, "UGX", 2);

    private StripeAmount() {}

    /** The whole number; empty if Stripe cannot express the amount: of three decimals the last must be zero. */
    static Optional<Long> of(Money amount) {
        int digits = digits(amount.getCurrencyUnit());
        try {
            long units = amount.getAmount().movePointRight(digits).longValueExact();
            return digits == ODD && units % TEN != 0 ? Optional.empty() : Optional.of(units);
        } catch (ArithmeticException doesNotFit) {
            return Optional.empty();
        }
    }

    /** The amount; empty if there is no such currency, or it has no such units. */
    static Optional<Money> money(String currency, long units) {
        try {
            CurrencyUnit unit = CurrencyUnit.of(currency.toUpperCase(Locale.ROOT));
            return Optional.of(
                    Money.of(unit, BigDecimal.valueOf(units, digits(unit)).stripTrailingZeros()));
        } catch (IllegalCurrencyException | ArithmeticException notMoney) {
            return Optional.empty();
        }
    }

    private static int digits(CurrencyUnit currency) {
        return DIGITS.getOrDefault(currency.getCode(), currency.getDecimalPlaces());
    }
}
