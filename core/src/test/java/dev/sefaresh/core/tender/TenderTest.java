package dev.sefaresh.core.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryAccounts;
import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentProvider.Authorisation;
import dev.sefaresh.spi.port.PaymentProvider.Capture;
import dev.sefaresh.spi.port.PaymentProvider.Payout;
import dev.sefaresh.spi.port.PaymentProvider.Refund;
import dev.sefaresh.spi.port.PaymentProvider.Release;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.PaymentProviderRules;
import dev.sefaresh.spi.tck.ProviderBench;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tenders of our own are providers like any other. */
class TenderTest {
    private static final AccountId CARD = AccountId.of("gift-7");
    private static final Optional<String> INSTRUMENT = Optional.of(CARD.text());
    private static final Buyer BUYER = Buyer.named("Bea");

    private final Accounts accounts = new InMemoryAccounts();
    private final AccountTender tender = new AccountTender(accounts);

    @TestFactory
    Stream<DynamicTest> an_account_keeps_the_contract_of_a_provider() {
        return tests(PaymentProviderRules.of(TenderTest::accountBench));
    }

    private static ProviderBench accountBench() {
        Accounts full = new InMemoryAccounts();
        full.post(operation(99), AccountMove.deposit(CARD, eur("1000")));
        return ProviderBench.of(new AccountTender(full))
                .selling(new Sale(eur("12.34"), BUYER, INSTRUMENT))
                .declining(new Sale(eur("1000000"), BUYER, INSTRUMENT))
                .counting(operation -> (int) full.entries(CARD).stream()
                        .filter(entry -> entry.operation().equals(operation))
                        .count());
    }

    private static Stream<DynamicTest> tests(Kit<ProviderBench> kit) {
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }

    @Test
    void an_account_holds_spends_releases_and_takes_back() {
        accounts.post(operation(99), AccountMove.deposit(CARD, eur("10")));
        assertThat(kind(tender.authorise(
                        operation(1), new Authorisation(eur("8"), BUYER, INSTRUMENT, Optional.empty()))))
                .isEqualTo(Kind.SUCCEEDED);
        assertThat(tender.sale(operation(2), new Sale(eur("3"), BUYER, INSTRUMENT)))
                .isEqualTo(PaymentAnswer.declined("SHORT: EUR 2.00 of EUR 3.00 is available in account gift-7"));
        assertThat(kind(tender.capture(operation(3), new Capture(eur("5"), operation(1), false))))
                .isEqualTo(Kind.SUCCEEDED);
        assertThat(kind(tender.capture(operation(4), new Capture(eur("4"), operation(1), true))))
                .isEqualTo(Kind.DECLINED);
        assertThat(kind(tender.release(operation(5), new Release(eur("3"), operation(1)))))
                .isEqualTo(Kind.SUCCEEDED);
        assertThat(kind(tender.refund(operation(6), new Refund(eur("2"), operation(3)))))
                .isEqualTo(Kind.SUCCEEDED);
        assertThat(kind(tender.payOut(operation(7), new Payout(eur("1"), BUYER, Optional.of("new")))))
                .isEqualTo(Kind.SUCCEEDED);
        assertThat(accounts.find(CARD).orElseThrow().available()).isEqualTo(eur("7"));
        assertThat(accounts.entries(AccountId.of("new")).get(0).move().of()).contains(operation(7));
        assertThat(kind(tender.sale(operation(8), new Sale(eur("1"), BUYER)))).isEqualTo(Kind.NOT_ATTEMPTED);
        assertThat(kind(tender.refund(operation(9), new Refund(eur("1"), operation(2)))))
                .isEqualTo(Kind.NOT_ATTEMPTED);
    }

    @Test
    void a_promise_says_what_the_buyer_has_to_do_and_until_when() {
        HandClock clock = new HandClock();
        Promise transfer = Promise.transfer(clock, Duration.ofDays(5));
        PaymentAnswer answer = transfer.sale(operation(1), new Sale(eur("3"), BUYER));
        assertThat(answer)
                .isEqualTo(PaymentAnswer.of(Kind.PENDING)
                        .asking(BuyerAction.transfer("A/P1.1"))
                        .until(clock.instant().plus(Duration.ofDays(5))));
        assertThat(transfer.lookup(operation(1))).isEqualTo(answer);
        assertThat(Promise.cashOnDelivery(clock, Duration.ofDays(5))
                        .lookup(operation(1))
                        .action())
                .contains(BuyerAction.handOver("at the door"));
        assertThat(Promise.inStore("Bazaar 7", clock, Duration.ofDays(5))
                        .lookup(operation(1))
                        .action())
                .contains(BuyerAction.handOver("Bazaar 7"));
        assertThat(kind(transfer.refund(operation(2), new Refund(eur("3"), operation(1)))))
                .isEqualTo(Kind.NOT_ATTEMPTED);
    }

    private static Kind kind(PaymentAnswer answer) {
        return answer.kind();
    }

    private static OperationId operation(int number) {
        return new OperationId(OrderId.of("A"), DocumentNo.operation(1, number));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
