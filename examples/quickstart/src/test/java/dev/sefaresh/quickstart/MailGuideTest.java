package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/mail.md shows is compiled, runs, and does what it says. */
class MailGuideTest {
    private static final Pattern ROW = Pattern.compile(
            "^\\| (`[A-Z_`, ]+`) \\| .* \\| (buyer|staff) \\| (yes|no) \\| (.*) \\|$", Pattern.MULTILINE);

    private final List<Mail> mails = new ArrayList<>();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final InMemoryStock stock = new InMemoryStock();

    @Test
    void the_page_shows_these_samples_and_no_others() throws IOException {
        assertThat(Guide.at("docs/mail.md").blocks("java"))
                .containsExactlyInAnyOrderElementsOf(
                        Guide.samples("MailGuide.java").values());
    }

    @Test
    void its_table_is_that_of_the_messages() throws IOException {
        List<String> rows = ROW.matcher(Guide.at("docs/mail.md").text())
                .results()
                .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(", "))
                        .map(message -> message + " " + row.group(2) + " " + row.group(3) + " " + row.group(4)))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Message.values()).map(MailGuideTest::row).toList());
    }

    private static String row(Message message) {
        return message
                + (message.isForStaff() ? " staff " : " buyer ")
                + (MailTerms.usual().writes(message) ? "yes " : "no ")
                + (message == Message.PAYMENT_OVERDUE ? "on the date" : words(message.usuallyAfter()));
    }

    private static String words(Duration after) {
        if (after.isZero()) {
            return "at once";
        }
        if (after.toDays() > 0) {
            return after.toDays() + " days";
        }
        return after.toHours() > 0 ? after.toHours() + " hours" : after.toMinutes() + " minutes";
    }

    @Test
    void buyers_and_staff_hear_of_an_order_without_anybody_waiting_for_it() {
        HandClock clock = new HandClock();
        stock.receive("receipt 1", "PEN", Quantity.of(100));
        OrderDesk desk = MailGuide.desk(
                        OrderDesk.builder()
                                .store(new InMemoryStore(stock, new InMemoryRegister(), clock))
                                .stock(stock)
                                .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20"))))
                                .provider("card", new ScriptedProvider())
                                .clock(clock)
                                .terms(MailGuide.terms()),
                        mail -> {
                            mails.add(mail);
                            return MailAnswer.sent();
                        },
                        threads::add,
                        (document, wording) -> Attachment.of(document.kind() + ".txt", "text/plain", new byte[0]),
                        new byte[32])
                .build();
        Buyer bea = Buyer.named("Bea").withEmail("bea@example.org");
        desk.handle(Request.of(
                        CommandId.of("1"),
                        OrderId.of("M-1"),
                        Actor.buyer("bea"),
                        addLines(item("PEN", 3)),
                        nameBuyer(bea),
                        checkOut(),
                        pay("card")))
                .orThrow();
        assertThat(mails).isEmpty();
        threads.forEach(Runnable::run);
        assertThat(mails)
                .extracting(mail -> mail.message() + " to " + mail.to())
                .containsExactlyInAnyOrder(
                        "ORDER_CONFIRMED to bea@example.org",
                        "PAYMENT_RECEIVED to bea@example.org",
                        "INVOICE to bea@example.org",
                        "NEW_ORDER to orders@shop.example");
    }
}
