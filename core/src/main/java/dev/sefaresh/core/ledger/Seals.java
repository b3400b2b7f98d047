package dev.sefaresh.core.ledger;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.port.SealedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the register is given of an invoice: nobody writes it, it is the difference of two files. Stateless. */
public final class Seals {
    private Seals() {}

    /** The invoices that a commit issues, for a register that joins it. */
    public static List<SealedDocument> between(OrderFile before, OrderFile after, Instant now) {
        return after.invoices().stream()
                .filter(invoice -> invoice.state() == InvoiceState.ISSUED
                        && invoice.entry().isEmpty())
                .filter(invoice -> before.invoice(invoice.no())
                        .filter(old -> old.state() == InvoiceState.ISSUED)
                        .isEmpty())
                .map(invoice -> of(after, invoice, now))
                .toList();
    }

    /** One series for each seller, kind of invoice, and calendar year of the seller. */
    public static SealedDocument of(OrderFile file, Invoice invoice, Instant now) {
        LocalDate date = LocalDate.ofInstant(now, file.order().terms().zone());
        String kind = invoice.kind() == InvoiceKind.CREDIT_NOTE ? "-CN" : "";
        String series = file.order().terms().seller() + kind + "-" + date.getYear();
        return new SealedDocument(invoice.no(), series, date, digest(file, invoice));
    }

    private static String digest(OrderFile file, Invoice invoice) {
        Hasher content = Hashing.sha256().newHasher();
        put(content, invoice.salt().orElse(""));
        put(content, file.id().text());
        put(content, invoice.no().toString());
        put(content, invoice.kind().name());
        put(content, file.order().buyer().customer().orElse(""));
        put(content, file.order().buyer().name().orElse(""));
        invoice.lines().forEach(line -> put(content, line.number() + " " + line.quantity() + " " + line.amount()));
        invoice.charges().forEach(charge -> put(content, charge.number() + " " + charge.amount()));
        return content.hash().toString();
    }

    private static void put(Hasher content, String text) {
        content.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
    }
}
