package dev.sefaresh.core.inmemory;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.tck.AccountsRules;
import dev.sefaresh.spi.tck.Bench;
import dev.sefaresh.spi.tck.CouponsRules;
import dev.sefaresh.spi.tck.InboxBench;
import dev.sefaresh.spi.tck.InboxRules;
import dev.sefaresh.spi.tck.InvoiceRegisterRules;
import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.OrderStoreRules;
import dev.sefaresh.spi.tck.PaymentProviderRules;
import dev.sefaresh.spi.tck.ProviderBench;
import dev.sefaresh.spi.tck.RegisterBench;
import dev.sefaresh.spi.tck.StockRules;
import dev.sefaresh.spi.tck.StoreBench;
import dev.sefaresh.spi.tck.SuppressionsBench;
import dev.sefaresh.spi.tck.SuppressionsRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The reference ports keep their contracts. */
@Timeout(10)
class ContractTest {
    @TestFactory
    Stream<DynamicTest> of_the_store() {
        return tests(OrderStoreRules.of(ContractTest::store));
    }

    @TestFactory
    Stream<DynamicTest> of_the_stock() {
        return tests(StockRules.of(InMemoryStock::new));
    }

    @TestFactory
    Stream<DynamicTest> of_the_register() {
        return tests(InvoiceRegisterRules.of(() -> RegisterBench.of(new InMemoryRegister())));
    }

    @TestFactory
    Stream<DynamicTest> of_the_inbox() {
        return tests(InboxRules.of(() -> InboxBench.of(new InMemoryInbox())));
    }

    @TestFactory
    Stream<DynamicTest> of_the_accounts() {
        return tests(AccountsRules.of(InMemoryAccounts::new));
    }

    @TestFactory
    Stream<DynamicTest> of_the_coupons() {
        return tests(CouponsRules.of(InMemoryCoupons::new));
    }

    @TestFactory
    Stream<DynamicTest> of_the_suppressions() {
        return tests(SuppressionsRules.of(() -> SuppressionsBench.of(new InMemorySuppressions())));
    }

    @TestFactory
    Stream<DynamicTest> of_the_provider() {
        return tests(PaymentProviderRules.of(() -> ProviderBench.of(new ScriptedProvider())));
    }

    private static StoreBench store() {
        HandClock clock = new HandClock();
        InMemoryStock stock = new InMemoryStock();
        InMemoryRegister register = new InMemoryRegister();
        return StoreBench.of(new InMemoryStore(stock, register, clock))
                .with(stock)
                .with(register)
                .with(clock, clock::pass);
    }

    private static <B extends Bench> Stream<DynamicTest> tests(Kit<B> kit) {
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
}
