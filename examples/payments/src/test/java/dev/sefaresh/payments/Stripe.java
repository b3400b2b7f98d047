package dev.sefaresh.payments;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.payments.standin.StripeStandIn;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.PaymentCapability;
import java.net.URI;
import java.time.Duration;

/** A stand-in and the cards that are paid into it. */
final class Stripe implements AutoCloseable {
    static final String KEY = "sk_test_1";
    static final String SECRET = "whsec_1";

    final HandClock clock = new HandClock();
    final StripeStandIn standIn = new StripeStandIn(KEY, clock);
    final StripeAccount account = StripeAccount.of(KEY, SECRET, URI.create("https://shop.example/back"))
            .at(standIn.address())
            .granting(PaymentCapability.MULTIPLE_CAPTURE, PaymentCapability.INCREMENT)
            .waiting(Duration.ofSeconds(10))
            .by(clock);
    final StripeCards cards = new StripeCards(account);

    static OperationId operation(String order, int number) {
        return new OperationId(OrderId.of(order), DocumentNo.operation(1, number));
    }

    /** The same cards, with less patience. */
    StripeCards hasty() {
        return new StripeCards(account.waiting(Duration.ofMillis(300)));
    }

    @Override
    public void close() {
        standIn.close();
    }
}
