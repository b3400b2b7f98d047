package dev.sefaresh.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.payments.standin.GatewayStandIn;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.PaymentProviderRules;
import dev.sefaresh.spi.tck.ProviderBench;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The providers keep their contract. */
class ContractTest {
    private static final Stripe STRIPE = Stripe.full();
    private static final Stripe PLAIN = new Stripe();
    private static final GatewayStandIn VISITED = new GatewayStandIn("shop", new HandClock());
    private static final RedirectGateway GATEWAY = new RedirectGateway(
            VISITED.address(), "shop", CurrencyUnit.EUR, URI.create("https://shop.example"), Duration.ofSeconds(10));

    @AfterAll
    static void close() {
        STRIPE.close();
        PLAIN.close();
        VISITED.close();
    }

    @TestFactory
    Stream<DynamicTest> of_cards() {
        return tests(PaymentProviderRules.of(() -> cards(STRIPE)));
    }

    @TestFactory
    Stream<DynamicTest> of_cards_of_an_account_as_it_is_opened() {
        return tests(PaymentProviderRules.of(() -> cards(PLAIN)));
    }

    @TestFactory
    Stream<DynamicTest> of_the_gateway() {
        return tests(PaymentProviderRules.of(ContractTest::gateway));
    }

    private static ProviderBench cards(Stripe stripe) {
        ProviderBench bench = ProviderBench.of(stripe.cards);
        return bench.selling(by("pm_card_visa", bench.sale()))
                .declining(by("pm_card_chargeDeclined", bench.sale()))
                .asking(by("pm_card_threeDSecure2Required", bench.sale()), operation -> answersBank(stripe, operation))
                .counting(stripe.standIn::moved)
                .telling(stripe::told);
    }

    private static void answersBank(Stripe stripe, OperationId operation) {
        String bank = stripe.cards.lookup(operation).action().orElseThrow().value();
        stripe.standIn.by().answersBank(bank, true);
    }

    private static ProviderBench gateway() {
        ProviderBench bench = ProviderBench.of(GATEWAY);
        Sale sale = new Sale(Money.parse("EUR 1234"), bench.sale().buyer());
        return bench.selling(sale)
                .asking(sale, operation -> VISITED.paid(url(operation), 1234))
                .counting(operation -> VISITED.settled(operation.toString()))
                .telling(operation -> callback(operation));
    }

    private static String url(OperationId operation) {
        return VISITED.urlOf(operation.toString());
    }

    private static Received callback(OperationId operation) {
        byte[] query = VISITED.paid(url(operation), 1234).getBytes(UTF_8);
        return new Received("card", Instant.EPOCH, Map.of(), query);
    }

    private static Sale by(String card, Sale sale) {
        return new Sale(sale.amount(), sale.buyer(), Optional.of(card));
    }

    private static Stream<DynamicTest> tests(Kit<ProviderBench> kit) {
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
}
