package dev.sefaresh.core.ledger;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.core.pricing.Apportionment;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Terms;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * When a confirmed order is to be paid: the prepayment at its confirmation, the rest in equal instalments, which sum to what is to
 * pay to the minor unit. Payments cover the oldest first, and allowances make the last less. Immutable and thread-safe.
 */
public record Schedule(CurrencyUnit currency, List<Due> dues) {
    /**
     * One date.
     *
     * @param at until when it is to be paid
     * @param amount how much
     * @param open how much of that is not paid yet
     */
    public record Due(Instant at, Money amount, Money open) {}

    /** The dates of an order that was confirmed at this time. */
    public static Schedule of(OrderFile file, Instant confirmed) {
        Terms terms = file.order().terms();
        MoneyLedger money = MoneyLedger.of(file);
        Money prepayment = money.prepayment(terms);
        List<Long> rest = Apportionment.share(
                money.price().minus(prepayment).getAmountMinorLong(), Collections.nCopies(terms.instalments(), 1L));
        Money left = money.charges().minus(money.allowances());
        Money paid = money.paid();
        ImmutableList.Builder<Due> dues = ImmutableList.builder();
        for (int i = 0; i <= rest.size(); i++) {
            Money planned = i == 0 ? prepayment : Money.ofMinor(terms.currency(), rest.get(i - 1));
            Money amount = notNegative(MoneyLedger.least(planned, left));
            Money covered = notNegative(MoneyLedger.least(amount, paid));
            if (amount.isPositive()) {
                dues.add(new Due(
                        confirmed.plus(terms.instalmentEvery().multipliedBy(i)), amount, amount.minus(covered)));
            }
            left = left.minus(amount);
            paid = paid.minus(covered);
        }
        return new Schedule(terms.currency(), dues.build());
    }

    /** What should have been paid by now, and was not. */
    public Money overdue(Instant now) {
        return dues.stream()
                .filter(due -> !due.at().isAfter(now))
                .map(Due::open)
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Money notNegative(Money amount) {
        return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
    }
}
