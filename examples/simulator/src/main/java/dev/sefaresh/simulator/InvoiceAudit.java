package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Mailer.Mail;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Numbers without gaps, each once, dates that do not go back, and every letter that had to be mailed. For one audit. */
final class InvoiceAudit {
    private final Map<String, NavigableMap<Long, LocalDate>> series = new TreeMap<>();
    private final Map<String, Expected> letters = new HashMap<>();

    private record Expected(OrderFile file, String number, Money total) {}

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
    }

    private void issued(OrderFile file, Invoice invoice) {
        RegisterEntry entry = invoice.entry()
                .orElseThrow(() -> new Violation(file.id(), invoice.no() + " is issued and has no number"));
        LocalDate other =
                series.computeIfAbsent(entry.series(), name -> new TreeMap<>()).putIfAbsent(entry.number(), entry.date());
        Auditor.require(other == null, file, entry + " is given to two invoices, one is " + invoice.no());
        if (file.order().terms().mailInvoices() && file.order().buyer().email().isPresent()) {
            letters.put(
                    new TaskId(file.id(), invoice.no(), TaskKind.MAIL_INVOICE).toString(),
                    new Expected(
                            file,
                            entry.toString(),
                            invoice.total(file.order().terms().currency())));
        }
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
        Map<String, Mail> received = new TreeMap<>(world.post().received());
        letters.forEach((key, expected) -> {
            Mail mail = received.remove(key);
            Auditor.require(
                    mail != null
                            && mail.document().number().equals(expected.number())
                            && mail.document().total().equals(expected.total()),
                    expected.file(),
                    "the mail " + key + " must tell " + expected.number() + " over " + expected.total() + ", and is " + mail);
        });
        Auditor.require(received.isEmpty(), "nobody is to get " + received.keySet());
    }
}
