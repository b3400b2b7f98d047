package dev.sefaresh.core.books;

import com.google.common.base.Preconditions;
import com.google.common.collect.Sets;
import dev.sefaresh.core.books.Chart.Account;
import dev.sefaresh.core.books.Chart.Role;
import dev.sefaresh.core.invoice.InvoiceTransition;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.payment.OperationTransition;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.TaxAmount;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What the events of one order put into the books: each document at most once, when it arrives where it is booked. */
final class Bookings {
    private static final Set<Object> BOOKED =
            Set.of(OperationState.SUCCEEDED, OperationState.RECORDED, InvoiceState.ISSUED);
    private static final Set<String> ROWS = Stream.of(OperationTransition.values(), InvoiceTransition.values())
            .<Transition<?, ?, ?>>flatMap(Stream::of)
            .filter(row -> row.isArrival() && BOOKED.contains(row.to()))
            .map(Transition::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final Account RECEIVABLE = Account.of(Role.RECEIVABLE);
    private static final Account CHARGEBACK = Account.of(Role.CHARGEBACK);

    private final OrderFile file;
    private final Chart chart;

    private Bookings(OrderFile file, Chart chart) {
        this.file = file;
        this.chart = chart;
    }

    static List<Entry> of(OrderFile file, List<Event> timeline, Chart chart) {
        List<Event> arrivals = timeline.stream()
                .filter(event -> event.version() <= file.version() && ROWS.contains(event.row()))
                .toList();
        Set<DocumentNo> told = arrivals.stream().map(Event::document).collect(Collectors.toSet());
        Set<DocumentNo> booked = file.documents()
                .filter(document -> BOOKED.contains(document.state()))
                .map(document -> document.no())
                .collect(Collectors.toSet());
        Preconditions.checkArgument(
                told.equals(booked),
                "order %s at version %s and its timeline disagree on what was issued or moved: %s; load the timeline after the file",
                file.id(),
                file.version(),
                Sets.symmetricDifference(told, booked));
        Bookings bookings = new Bookings(file, chart);
        return arrivals.stream().flatMap(bookings::of).toList();
    }

    private Stream<Entry> of(Event event) {
        DocumentNo no = event.document();
        return Stream.concat(
                file.invoice(no).stream().flatMap(invoice -> issued(event, invoice)),
                file.operation(no).stream().flatMap(operation -> done(event, operation)));
    }

    private Stream<Entry> issued(Event event, Invoice invoice) {
        boolean credits = invoice.kind() == InvoiceKind.CREDIT_NOTE;
        CurrencyUnit currency = file.order().terms().currency();
        EntryLines lines = new EntryLines();
        claim(lines, credits, RECEIVABLE, invoice.total(currency));
        Account goods = Account.of(credits ? Role.ALLOWANCE : Role.REVENUE);
        invoice.lines().forEach(line -> claim(lines, !credits, goods, net(line.amount(), line.taxes())));
        invoice.charges()
                .forEach(charge ->
                        claim(lines, !credits, Account.of(role(charge)), net(charge.amount(), charge.taxes())));
        Stream.concat(
                        invoice.lines().stream().map(InvoiceLine::taxes),
                        invoice.charges().stream().map(InvoiceCharge::taxes))
                .flatMap(List::stream)
                .forEach(tax ->
                        claim(lines, !credits, Account.of(Role.TAX, tax.tax().code()), tax.amount()));
        String name = (credits ? "credit note" : "invoice")
                + invoice.entry().map(entry -> " " + entry).orElse("");
        return entry(event, invoice.entry().map(RegisterEntry::date), name, lines);
    }

    private static Money net(Money amount, List<TaxAmount> taxes) {
        return amount.minus(taxes.stream().map(TaxAmount::amount).toList());
    }

    private static void claim(EntryLines lines, boolean onCredit, Account account, Money amount) {
        lines.debit(account, onCredit ? amount.negated() : amount);
    }

    private Role role(InvoiceCharge charge) {
        Adjustment adjustment = file.order().adjustments().stream()
                .filter(one -> one.number() == charge.number())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "order " + file.id() + " has no adjustment " + charge.number() + ", but an invoice of it"));
        return switch (adjustment.kind()) {
            case CARRIAGE -> Role.CARRIAGE;
            case DISCOUNT -> Role.DISCOUNT;
            case CHARGE, ROUNDING -> Role.CHARGE;
        };
    }

    private Stream<Entry> done(Event event, Operation operation) {
        String tender = PaymentLedger.of(file, operation.no()).payment().tender();
        Account till = Account.of(Role.TENDER, tender);
        Money moved = operation.moved().orElse(operation.amount());
        EntryLines lines = new EntryLines();
        switch (operation.kind()) {
            case SALE, CAPTURE -> lines.debit(till, moved).credit(RECEIVABLE, moved);
            case REFUND, PAYOUT -> lines.debit(RECEIVABLE, moved).credit(till, moved);
            case REVERSAL -> lines.debit(CHARGEBACK, moved).credit(till, moved);
            case REINSTATEMENT -> lines.debit(till, moved).credit(CHARGEBACK, moved);
            case AUTHORISE, INCREMENT, RELEASE -> {
                return Stream.of();
            }
        }
        String name = operation.kind().name().toLowerCase(Locale.ROOT) + " by " + tender
                + operation.reference().map(reference -> ", " + reference).orElse("");
        return entry(event, Optional.empty(), name, lines);
    }

    /** What moves nothing is no entry: an invoice of a gift. */
    private Stream<Entry> entry(Event event, Optional<LocalDate> date, String text, EntryLines written) {
        List<EntryLine> lines = written.by(chart);
        LocalDate day = event.at().atZone(file.order().terms().zone()).toLocalDate();
        return lines.isEmpty()
                ? Stream.of()
                : Stream.of(new Entry(
                        date.orElse(day),
                        Optional.of(event.at()),
                        Optional.of(file.id()),
                        event.document().toString(),
                        text,
                        lines));
    }
}
