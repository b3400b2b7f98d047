package dev.sefaresh.payments;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Reception;
import dev.sefaresh.core.inmemory.InMemoryInbox;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.Received;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** The samples of docs/payments.md, word for word between the marks. */
final class Guide {
    private Guide() {}

    static StripeAccount account(String secretKey, String webhookSecret) {
        // sample: account
        StripeAccount account = StripeAccount.of(secretKey, webhookSecret, URI.create("https://shop.example/back"))
                .granting(PaymentCapability.MULTIPLE_CAPTURE); // if Stripe has enabled it for you
        // end
        return account;
    }

    static OrderDesk desk(StripeAccount account, OrderDeskBuilder shop) {
        // sample: desk
        StripeCards cards = new StripeCards(account);
        OrderDesk desk = shop.inbox(new InMemoryInbox()) // JdbcInbox, where there is a database
                .provider("card", cards) // taken at once
                .provider("hold", cards, CountsWhen.AUTHORISED, CaptureWhen.SHIPPED) // held, and taken as goods leave
                .build();
        // end
        return desk;
    }

    static int webhook(OrderDesk desk, Instant now, Map<String, List<String>> headers, byte[] body) {
        // sample: webhook
        Reception reception = desk.receive(new Received("card", now, headers, body)); // to the byte, as they came
        int status = reception instanceof Reception.Rejected ? 400 : 200;
        // end
        return status;
    }

    static String buyer(Operation sale) {
        // sample: buyer
        BuyerAction action = sale.action().orElseThrow(); // of a sale that is ACTION_REQUIRED
        String todo = switch (action.kind()) {
            case REDIRECT -> "send the browser to " + action.value();
            case CLIENT_SECRET -> "open Stripe's form with " + action.value();
            case TRANSFER, HAND_OVER -> "show " + action.value();
        };
        // end
        return todo;
    }

    static RedirectGateway gateway(URI address, String merchant) {
        // sample: gateway
        RedirectGateway gateway = new RedirectGateway(
                address,
                merchant,
                CurrencyUnit.of("IRR"),
                URI.create("https://shop.example/back"),
                Duration.ofSeconds(20));
        // end
        return gateway;
    }
}
