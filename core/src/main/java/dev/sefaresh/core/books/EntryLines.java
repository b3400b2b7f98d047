package dev.sefaresh.core.books;

import dev.sefaresh.core.books.EntryLine.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The lines of an entry while it is written: one an account and currency, what is nothing is left out, what is negative changes sides. */
final class EntryLines {
    private record Key(Chart.Account account, CurrencyUnit currency) {}

    private final Map<Key, Money> debits = new LinkedHashMap<>();

    EntryLines debit(Chart.Account account, Money amount) {
        debits.merge(new Key(account, amount.getCurrencyUnit()), amount, Money::plus);
        return this;
    }

    EntryLines credit(Chart.Account account, Money amount) {
        return debit(account, amount.negated());
    }

    List<EntryLine> by(Chart chart) {
        return debits.entrySet().stream()
                .filter(one -> !one.getValue().isZero())
                .map(one -> line(chart, one.getKey().account(), one.getValue()))
                .toList();
    }

    private static EntryLine line(Chart chart, Chart.Account account, Money debit) {
        return new EntryLine(account, chart.code(account), debit.isPositive() ? Side.DEBIT : Side.CREDIT, debit.abs());
    }
}
