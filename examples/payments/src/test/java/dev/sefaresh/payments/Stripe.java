package dev.sefaresh.payments;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.payments.standin.StripeStandIn;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A stand-in and the cards that are paid into it. */
final class Stripe implements AutoCloseable {
    static final String KEY = "sk_test_1";
    static final String SECRET = "whsec_1";

    final HandClock clock = new HandClock();
    final StripeStandIn standIn = new StripeStandIn(KEY, clock);
    final StripeAccount account;
    final StripeCards cards;

    Stripe(PaymentCapability... granted) {
        account = StripeAccount.of(KEY, SECRET, URI.create("https://shop.example/back"))
                .at(standIn.address())
                .granting(granted)
                .waiting(Duration.ofSeconds(10))
                .by(clock);
        cards = new StripeCards(account);
    }

    /** One whose account is granted all that there is. */
    static Stripe full() {
        return new Stripe(PaymentCapability.MULTIPLE_CAPTURE, PaymentCapability.INCREMENT);
    }

    static OperationId operation(String order, int number) {
        return new OperationId(OrderId.of(order), DocumentNo.operation(1, number));
    }

    /** The same cards, with less patience. */
    StripeCards hasty() {
        return new StripeCards(account.waiting(Duration.ofMillis(300)));
    }

    /** The webhook that tells what became of an operation of ours. */
    Received told(OperationId operation) {
        byte[] body = standIn.webhooks().about(operation);
        String signature = StripeSignature.sign(SECRET, clock.instant(), body).toString();
        return new Received("card", clock.instant(), Map.of(StripeSignature.HEADER, List.of(signature)), body);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
