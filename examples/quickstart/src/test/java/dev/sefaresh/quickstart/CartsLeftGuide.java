package dev.sefaresh.quickstart;

import dev.sefaresh.core.Links;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.RecoveredCarts;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.Suppressions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The samples of docs/carts-left.md, word for word between the marks. */
final class CartsLeftGuide {
    private CartsLeftGuide() {}

    static Terms terms() {
        // sample: terms
        Terms terms = Terms.in("EUR")
                .withMail(MailTerms.usual()
                        .and(Message.CART_LEFT) // ten hours after the cart was last touched
                        .and(Message.CART_LEFT_LONG, Duration.ofDays(2))); // after that, if it was not touched since
        // end
        return terms;
    }

    static OrderDesk desk(OrderDeskBuilder shop, byte[] key, Suppressions suppressions, Mailer mailer) {
        // sample: desk
        Links links = Links.to(URI.create("https://shop.example/mail"), key); // 32 bytes from your vault
        OrderDesk desk =
                shop.links(links).suppressions(suppressions).mailer(mailer).build();
        // end
        return desk;
    }

    static String page(OrderDesk desk, String parameter) {
        // sample: page
        Optional<Links.Ticket> ticket = desk.ticket(parameter);
        String page = ticket.map(good -> switch (good.purpose()) {
                    case CART -> "the cart " + good.order();
                    case ORDER -> "the order " + good.order();
                    case UNSUBSCRIBE -> "a button that says: no more reminders";
                })
                .orElse("this link has ended");
        // end
        return page;
    }

    static int unsubscribed(OrderDesk desk, String parameter) {
        // sample: unsubscribe
        boolean done = desk.unsubscribe(parameter);
        int status = done ? 200 : 410;
        // end
        return status;
    }

    static String report(OrderDesk desk, Instant from, Instant until) {
        // sample: report
        RecoveredCarts march = desk.recoveredCarts(from, until);
        String report = march.recovered() + " of " + march.reminded() + " carts, worth "
                + march.worth().values();
        // end
        return report;
    }
}
