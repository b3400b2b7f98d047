package dev.sefaresh.core.books;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import java.util.List;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What orders put into the books: an entry for every invoice and credit note that is issued and for every movement of money that is
 * done, in the order in which they happened. Entries are never rewritten: the journal of a file begins with the journal of any earlier
 * version of it. What is only held, promised, under way or in doubt is in no entry.
 *
 * <p>Money that moved is booked as it moved, in its own currency, also where that is not what was asked for. What a buyer paid before
 * the invoice, or beyond it, stands on the credit side of the receivable, and on no account of its own: whose it is and what becomes
 * of it is not decided yet, and an entry that says so would have to be taken back by the next invoice or refund. Once it is decided
 * that it is the customer's credit, that is a payout to the tender of the customer's account, and has its entry.
 *
 * <p>Immutable and thread-safe.
 */
public record Journal(List<Entry> entries) {
    /** Copies the list. */
    public Journal {
        entries = ImmutableList.copyOf(entries);
    }

    /**
     * The journal of one order.
     *
     * @param timeline the history of the order at least up to the file's version, oldest first; what is later is left out
     * @throws IllegalArgumentException if the timeline does not tell when something in the file was done
     */
    public static Journal of(OrderFile file, List<Event> timeline, Chart chart) {
        return new Journal(Bookings.of(file, timeline, chart));
    }

    /** These entries and then those. */
    public Journal and(Journal other) {
        return new Journal(ImmutableList.<Entry>builder()
                .addAll(entries)
                .addAll(other.entries)
                .build());
    }

    /** Debits less credits of all accounts for this, in this currency. */
    public Money balance(Chart.Role role, CurrencyUnit currency) {
        return balance(account -> account.role() == role, currency);
    }

    /** Debits less credits of one account, in this currency. */
    public Money balance(Chart.Account account, CurrencyUnit currency) {
        return balance(account::equals, currency);
    }

    /**
     * One row a line, under a header: {@code day,at,order,document,text,account,debit,credit,currency}. It is as RFC 4180 says, amounts
     * are plain decimals, and a cell that a spreadsheet would take for a formula begins with an apostrophe.
     */
    public String csv() {
        Csv csv = new Csv("day", "at", "order", "document", "text", "account", "debit", "credit", "currency");
        entries.forEach(entry -> entry.lines()
                .forEach(line -> csv.row(
                        entry.day(),
                        entry.at().<Object>map(at -> at).orElse(""),
                        entry.order().<Object>map(order -> order).orElse(""),
                        entry.document(),
                        entry.text(),
                        line.code(),
                        on(line, EntryLine.Side.DEBIT),
                        on(line, EntryLine.Side.CREDIT),
                        line.amount().getCurrencyUnit())));
        return csv.toString();
    }

    private static String on(EntryLine line, EntryLine.Side side) {
        return line.side() == side ? line.amount().getAmount().toPlainString() : "";
    }

    private Money balance(Predicate<Chart.Account> which, CurrencyUnit currency) {
        return entries.stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> which.test(line.account()))
                .map(EntryLine::debit)
                .filter(debit -> debit.getCurrencyUnit().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }
}
