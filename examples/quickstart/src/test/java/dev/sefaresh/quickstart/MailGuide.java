package dev.sefaresh.quickstart;

import dev.sefaresh.core.Links;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.Mailer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;

/** What docs/mail.md shows. */
final class MailGuide {
    private MailGuide() {}

    static Terms terms() {
        // sample: terms
        Terms terms = Terms.in("EUR")
                .withChannel("web")
                .withMail(MailTerms.usual()
                        .and(Message.PAYMENT_REMINDER, Message.NEW_ORDER) // after their usual times
                        .and(Message.RETURN_RECEIVED, Duration.ofHours(2)) // at another
                        .without(Message.DELIVERED));
        // end
        return terms;
    }

    static OrderDeskBuilder desk(
            OrderDeskBuilder shop, Mailer mailer, Executor threads, DocumentRenderer renderer, byte[] key) {
        // sample: desk
        shop.mailer(mailer)
                .executor(threads) // sends it; nobody at a checkout waits for a mail server
                .renderer(renderer) // makes the files that are attached
                .links(Links.to(URI.create("https://shop.example/mail"), key)) // into the shop, good for one order each
                .staff("orders@shop.example", "en")
                .reorderBelow(sku -> Quantity.of(5)); // for LOW_STOCK
        // end
        return shop;
    }
}
