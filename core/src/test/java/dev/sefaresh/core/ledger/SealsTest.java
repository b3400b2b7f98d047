package dev.sefaresh.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class SealsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OrderFile FILE = sold(OrderId.of("A-1"), Buyer.named("Bea"));
    private static final Invoice INVOICE = new Invoice.Builder()
            .no(DocumentNo.invoice(1))
            .state(InvoiceState.ISSUED)
            .salt("salt")
            .addLines(line(2, "6.67"))
            .addCharges(charge("1.00"))
            .build();

    /** The register chains them: an old invoice must give the digest of its day for ever. */
    @Test
    void the_digest_of_an_old_invoice_never_changes() {
        assertThat(digest(FILE, INVOICE)).isEqualTo("4f1277ef592f8b50b636bf121797897dddd0254643419fe53ffe60c67826570d");
    }

    @Test
    void whatever_is_forged_on_an_invoice_shows_in_its_digest() {
        assertThat(Stream.of(
                        digest(FILE, INVOICE),
                        digest(FILE, INVOICE.withSalt("pepper")),
                        digest(sold(OrderId.of("A-2"), Buyer.named("Bea")), INVOICE),
                        digest(FILE, INVOICE.withNo(DocumentNo.invoice(2))),
                        digest(FILE, INVOICE.withKind(InvoiceKind.CREDIT_NOTE)),
                        digest(sold(FILE.id(), Buyer.named("Bob")), INVOICE),
                        digest(sold(FILE.id(), Buyer.UNKNOWN.withCustomer("Bea")), INVOICE),
                        digest(sold(FILE.id(), Buyer.named("ea").withCustomer("B")), INVOICE),
                        digest(FILE, INVOICE.withLines(line(3, "6.67"))),
                        digest(FILE, INVOICE.withLines(line(2, "6.68"))),
                        digest(FILE, INVOICE.withLines()),
                        digest(FILE, INVOICE.withCharges(charge("1.01"))),
                        digest(FILE, INVOICE.withCharges())))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_invoice_is_sealed_once_when_it_is_issued() {
        OrderFile draft = FILE.with(INVOICE.withState(InvoiceState.DRAFT));
        OrderFile issued = FILE.with(INVOICE);
        assertThat(Seals.between(FILE, draft, NOW)).isEmpty();
        assertThat(Seals.between(draft, issued, NOW)).containsExactly(Seals.of(FILE, INVOICE, NOW));
        assertThat(Seals.between(FILE, issued, NOW)).containsExactly(Seals.of(FILE, INVOICE, NOW));
        assertThat(Seals.between(issued, issued, NOW)).isEmpty();
        OrderFile answered = FILE.with(INVOICE.withEntry(new RegisterEntry("main-2026", 1, LocalDate.EPOCH)));
        assertThat(Seals.between(draft, answered, NOW)).isEmpty();
    }

    private static String digest(OrderFile file, Invoice invoice) {
        return Seals.of(file, invoice, NOW).digest();
    }

    private static OrderFile sold(OrderId id, Buyer buyer) {
        OrderFile file = OrderFile.blank(id, Terms.in("EUR"), Instant.EPOCH);
        return file.with(file.order().withBuyer(buyer));
    }

    private static InvoiceLine line(long quantity, String amount) {
        return new InvoiceLine.Builder()
                .number(1)
                .quantity(Quantity.of(quantity))
                .amount(Money.parse("EUR " + amount))
                .build();
    }

    private static InvoiceCharge charge(String amount) {
        return new InvoiceCharge.Builder()
                .number(1)
                .amount(Money.parse("EUR " + amount))
                .build();
    }
}
