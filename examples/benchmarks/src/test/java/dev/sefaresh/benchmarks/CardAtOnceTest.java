package dev.sefaresh.benchmarks;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.PaymentProviderRules;
import dev.sefaresh.spi.tck.ProviderBench;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** It keeps its contract, as any provider does. */
class CardAtOnceTest {
    @TestFactory
    Stream<DynamicTest> keeps_the_rules() {
        Kit<ProviderBench> kit = PaymentProviderRules.of(() -> ProviderBench.of(new CardAtOnce()));
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
}
