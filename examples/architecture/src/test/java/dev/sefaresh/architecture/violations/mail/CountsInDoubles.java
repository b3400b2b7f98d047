package dev.sefaresh.architecture.violations.mail;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

@Violates(Rule.MONEY_IS_NEVER_MADE_OF_A_DOUBLE)
final class CountsInDoubles {
    static Money money() {
        return Money.of(CurrencyUnit.EUR, 0.1);
    }

    static Money rounded() {
        return Money.of(CurrencyUnit.EUR, 0.1, RoundingMode.UP);
    }

    static Money times() {
        return Money.zero(CurrencyUnit.EUR).multipliedBy(0.1, RoundingMode.UP);
    }

    static BigMoney big() {
        return BigMoney.of(CurrencyUnit.EUR, 0.1);
    }

    static BigDecimal decimal() {
        return BigDecimal.valueOf(0.1);
    }
}
