package dev.sefaresh.core.inmemory;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.OrderStoreRules;
import dev.sefaresh.spi.tck.StoreBench;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OrderStoreKitTest {
    private final Kit<StoreBench> kit = OrderStoreRules.of(OrderStoreKitTest::bench);

    private static StoreBench bench() {
        HandClock clock = new HandClock();
        InMemoryStock stock = new InMemoryStock();
        InMemoryRegister register = new InMemoryRegister();
        return StoreBench.of(new InMemoryStore(stock, register, clock))
                .with(stock)
                .with(register)
                .with(clock, clock::pass);
    }

    @TestFactory
    Stream<DynamicTest> the_store_keeps_its_contract() {
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
}
