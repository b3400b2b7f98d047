package dev.sefaresh.payments;

import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.Reception;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.payments.standin.Fault;
import dev.sefaresh.payments.standin.GatewayStandIn;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderState;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shop in rials that sends its buyers to a gateway. */
@Timeout(30)
class GatewayShopTest {
    private static final String NUMBER = "A-1/P1.1";

    private final HandClock clock = new HandClock();
    private final GatewayStandIn standIn = new GatewayStandIn("shop", clock);
    private final RedirectGateway gateway = new RedirectGateway(
            standIn.address(),
            "shop",
            CurrencyUnit.of("IRR"),
            URI.create("https://shop.example/back"),
            Duration.ofMillis(500));
    private final Storefront shop = new Storefront("IRR", clock, gateway);

    @BeforeEach
    void the_buyer_goes_away() {
        shop.checkedOut(5).asks(pay("card"));
    }

    @AfterEach
    void close() {
        shop.close();
        standIn.close();
    }

    @Test
    void the_callback_makes_the_shop_ask_and_the_gateways_answer_counts() {
        assertThat(shop.state()).isEqualTo(OperationState.ACTION_REQUIRED);
        assertThat(comesBack(standIn.paid(url(), 50))).isInstanceOf(Reception.Applied.class);
        assertThat(shop.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
        assertThat(comesBack(standIn.paid(url(), 50))).isInstanceOf(Reception.NoNews.class);
        assertThat(standIn.settled(NUMBER)).isEqualTo(1);
    }

    @Test
    void a_callback_that_somebody_made_up_pays_nothing() {
        comesBack("number=A-1%2FP1.1&status=OK&amount=50&token=T1");
        assertThat(shop.state()).isEqualTo(OperationState.ACTION_REQUIRED);
        assertThat(shop.paid()).isEqualTo(Money.parse("IRR 0"));
        assertThat(comesBack("number=A-7%2FP1.1&status=OK")).isNotInstanceOf(Reception.Applied.class);
        assertThat(comesBack("status=OK")).isInstanceOf(Reception.Rejected.class);
    }

    @Test
    void who_pays_less_than_was_asked_for_has_paid_less() {
        comesBack(standIn.paid(url(), 5));
        assertThat(shop.paid()).isEqualTo(Money.parse("IRR 5"));
        assertThat(shop.file().order().state()).isEqualTo(OrderState.QUOTATION_SENT);
        assertThat(shop.file().discrepancies()).isNotEmpty();
    }

    @Test
    void who_gives_up_can_go_again() {
        comesBack(standIn.gaveUp(url()));
        assertThat(shop.state()).isEqualTo(OperationState.DECLINED);
        shop.asks(pay("card"));
        assertThat(standIn.numbers()).containsExactly(NUMBER, "A-1/P2.1");
    }

    @Test
    @Complaint("7.7")
    void who_pays_and_never_comes_back_has_paid() {
        standIn.paid(url(), 50);
        shop.passes(Duration.ofMinutes(15));
        assertThat(shop.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
        assertThat(standIn.settled(NUMBER)).isEqualTo(1);
    }

    @Test
    void who_does_not_pay_in_time_has_not_paid() {
        shop.passes(Duration.ofMinutes(31));
        assertThat(shop.state()).isIn(OperationState.EXPIRED, OperationState.DECLINED);
        assertThat(standIn.settled(NUMBER)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatever_happens_to_the_verification_the_money_is_taken_once(Fault fault) {
        String callback = standIn.paid(url(), 50);
        standIn.next(fault);
        comesBack(callback);
        shop.passes(Duration.ofMinutes(15));
        assertThat(shop.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
        assertThat(standIn.settled(NUMBER)).isEqualTo(1);
        assertThat(shop.paid()).isEqualTo(Money.parse("IRR 50"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatever_happens_to_the_request_there_is_one_payment(Fault fault) {
        comesBack(standIn.gaveUp(url()));
        standIn.next(fault);
        shop.asks(pay("card"));
        shop.passes(Duration.ofMinutes(1));
        assertThat(standIn.numbers()).filteredOn("A-1/P2.1"::equals).hasSizeLessThanOrEqualTo(1);
        shop.passes(Duration.ofMinutes(20));
        assertThat(shop.operations().get(1)).isIn("SALE ACTION_REQUIRED", "SALE NOT_ATTEMPTED");
        assertThat(standIn.settled("A-1/P2.1")).isZero();
    }

    private String url() {
        return shop.operation(Storefront.SALE)
                .action()
                .map(action -> action.value())
                .orElse(standIn.address() + "/pay/1");
    }

    private Reception comesBack(String callback) {
        return shop.receive("card", Map.of(), callback.getBytes(UTF_8));
    }
}
