package dev.sefaresh.payments;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.port.PaymentProvider.Sale;
import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.PaymentProviderRules;
import dev.sefaresh.spi.tck.ProviderBench;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The providers keep their contract. */
class ContractTest {
    private static final Stripe STRIPE = new Stripe();

    @AfterAll
    static void close() {
        STRIPE.close();
    }

    @TestFactory
    Stream<DynamicTest> of_cards() {
        return tests(PaymentProviderRules.of(ContractTest::cards));
    }

    private static ProviderBench cards() {
        ProviderBench bench = ProviderBench.of(STRIPE.cards);
        return bench.selling(by("pm_card_visa", bench.sale()))
                .declining(by("pm_card_chargeDeclined", bench.sale()))
                .counting(STRIPE.standIn::moved);
    }

    private static Sale by(String card, Sale sale) {
        return new Sale(sale.amount(), sale.buyer(), Optional.of(card));
    }

    private static Stream<DynamicTest> tests(Kit<ProviderBench> kit) {
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
}
