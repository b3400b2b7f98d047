package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.ReturnState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Numbers without gaps, each once, dates that do not go back. For one audit. */
final class InvoiceAudit {
    private final Map<String, NavigableMap<Long, LocalDate>> series = new TreeMap<>();

    void enter(OrderFile file) {
        CurrencyUnit currency = file.order().terms().currency();
        Set<DocumentNo> credited = new HashSet<>();
        Money claimed = Money.zero(currency);
        Money taken = Money.zero(currency);
        for (Invoice invoice : file.invoices()) {
            if (invoice.state() != InvoiceState.ISSUED) {
                continue;
            }
            if (invoice.kind() == InvoiceKind.CREDIT_NOTE) {
                taken = taken.plus(invoice.total(currency));
                Auditor.require(
                        credited.add(invoice.credits().orElseThrow()), file, invoice.no() + " credits a return again");
            } else {
                claimed = claimed.plus(invoice.total(currency));
            }
            issued(file, invoice);
        }
        Auditor.require(!taken.isGreaterThan(claimed), file, taken + " is credited of " + claimed);
        Auditor.require(
                file.order().state() != OrderState.CANCELLED || isPending(file) || taken.equals(claimed),
                file,
                "is cancelled, and only " + taken + " is credited of " + claimed);
        file.order().lines().forEach(line -> isNotClaimedTooOften(file, line));
    }

    /** Whether an invoice, or a credit note, waits for its number or for staff. */
    private static boolean isPending(OrderFile file) {
        return file.invoices().stream()
                .anyMatch(invoice -> !invoice.state().phase().isEnd());
    }

    /** Nothing is claimed that came back, unless a credit note takes it back, or will. */
    private static void isNotClaimedTooOften(OrderFile file, OrderLine line) {
        BigDecimal claimed = BigDecimal.ZERO;
        for (Invoice invoice : file.invoices()) {
            boolean counts = invoice.kind() == InvoiceKind.CREDIT_NOTE
                    ? invoice.state() != InvoiceState.DISCARDED
                    : invoice.state() == InvoiceState.ISSUED;
            for (InvoiceLine of : invoice.lines()) {
                if (counts && of.number() == line.number()) {
                    BigDecimal pieces = of.quantity().value();
                    claimed = claimed.add(invoice.kind() == InvoiceKind.CREDIT_NOTE ? pieces.negate() : pieces);
                }
            }
        }
        BigDecimal back = file.returns().stream()
                .filter(one -> one.state() == ReturnState.SETTLED)
                .flatMap(one -> one.line(line.number()).stream())
                .map(one -> one.accepted().plus(one.cancelled()).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        // what was given up for lost, arrived after all and came back is given up twice, and claimed by nobody
        BigDecimal most = line.quantity().value().subtract(back).max(BigDecimal.ZERO);
        boolean discarded = file.invoices().stream()
                .anyMatch(one -> one.kind() == InvoiceKind.CREDIT_NOTE && one.state() == InvoiceState.DISCARDED);
        Auditor.require(
                discarded || claimed.compareTo(most) <= 0,
                file,
                claimed + " of line " + line.number() + " are claimed, and " + most + " are sold");
    }

    private void issued(OrderFile file, Invoice invoice) {
        RegisterEntry entry = invoice.entry()
                .orElseThrow(() -> new Violation(file.id(), invoice.no() + " is issued and has no number"));
        LocalDate other = series.computeIfAbsent(entry.series(), name -> new TreeMap<>())
                .putIfAbsent(entry.number(), entry.date());
        Auditor.require(other == null, file, entry + " is given to two invoices, one is " + invoice.no());
    }

    void compare(World world) {
        series.forEach((name, numbers) -> {
            Auditor.require(
                    numbers.firstKey() == 1 && numbers.lastKey() == numbers.size(),
                    "series " + name + " has gaps: " + numbers.keySet());
            long registered = world.storage().register().verify(name);
            Auditor.require(
                    registered == numbers.size(),
                    "series " + name + " has " + registered + " entries for " + numbers.size() + " invoices");
            LocalDate before = LocalDate.MIN;
            for (LocalDate date : numbers.values()) {
                Auditor.require(!date.isBefore(before), "series " + name + " goes back to " + date);
                before = date;
            }
        });
    }
}
