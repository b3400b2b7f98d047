package dev.sefaresh.core;

import static dev.sefaresh.core.AtOnce.atOnce;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.refund;
import static dev.sefaresh.core.payment.PaymentCommand.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What made users of other systems lose money. One pen costs 3.34; there is one ink, at 10.00. */
class MoneyComplaintTest {
    private static final Terms EUR = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final DocumentNo P1 = DocumentNo.payment(1);
    private static final DocumentNo P1_1 = DocumentNo.operation(1, 1);

    private final Shop shop = new Shop(EUR);

    // spotless:off
    @Test
    @Complaint("3.13")
    void three_payments_at_once_for_the_last_piece_take_money_once() throws Exception {
        shop.line(addLines(item("INK", 1)),   "LINES_ADDED")
            .line(checkOut(),                 "CHECKED_OUT");
        List<Outcome> outcomes = atOnce(3, i -> shop.desk.handle(Request.of(CommandId.of("tab " + i), Shop.ORDER, Shop.BUYER, pay("card"))));
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(shop.card.calls()).hasSize(1);
        assertThat(shop.standing()).startsWith("SALES_ORDER PAID");
    }

    @Test
    @Complaint({"3.13", "7.10"})
    void of_three_orders_that_are_paid_for_the_last_piece_one_has_it_and_the_others_money_is_before_staff() throws Exception {
        for (int i = 0; i < 3; i++) {
            OrderId order = OrderId.of("B-" + i);
            shop.desk.handle(Request.of(CommandId.of("buy"), order, Shop.BUYER, addLines(item("INK", 1)), checkOut()));
        }
        atOnce(3, i -> shop.desk.handle(Request.of(CommandId.of("pay"), OrderId.of("B-" + i), Shop.BUYER, pay("card"))));
        List<OrderView> orders = IntStream.range(0, 3).mapToObj(i -> shop.desk.view(OrderId.of("B-" + i)).orElseThrow()).toList();
        assertThat(orders).filteredOn(order -> order.file().deliveries().size() == 1).hasSize(1);
        assertThat(orders).filteredOn(order -> order.file().discrepancies().size() == 1).hasSize(2);
        assertThat(orders).allMatch(order -> order.money().isPaid());
    }

    @Test
    @Complaint("3.21")
    void a_failure_that_only_a_lookup_finds_lets_the_buyer_try_again() {
        shop.card.next(Kind.UNKNOWN, Kind.DECLINED);
        shop.line(addLines(item("PEN", 1)),   "LINES_ADDED")
            .line(checkOut(),                 "CHECKED_OUT")
            .line(pay("card"),                "PAYMENT_INTENDED", "OPERATION_IN_DOUBT")
            .line(pay("card"),                "refused: ATTEMPT_UNDER_WAY")
            .wait(Duration.ofMinutes(1),      "DOUBT_DECLINED")
            .line(pay("card"),                "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
    }

    @Test
    @Complaint("3.32")
    void cancelling_gives_back_what_earlier_refunds_have_left_and_no_more() {
        shop.line(addLines(item("PEN", 3)),   "LINES_ADDED")
            .line(checkOut(),                 "CHECKED_OUT")
            .line(pay("card"),                "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(refund(P1, eur("4")),       "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(cancel(),                   "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().refunded()).isEqualTo(eur("10.01"));
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    @Complaint("7.2")
    void who_paid_and_is_told_of_a_failure_tries_again_and_does_not_pay_twice() {
        shop.line(addLines(item("PEN", 1)),   "LINES_ADDED")
            .line(checkOut(),                 "CHECKED_OUT");
        Request paying = Request.of(CommandId.of("pay"), Shop.ORDER, Shop.BUYER, pay("card"));
        Outcome first = shop.desk.handle(paying);
        assertThat(shop.desk.handle(paying)).isInstanceOf(Outcome.Done.class);
        assertThat(shop.desk.handle(Request.of(CommandId.of("again"), Shop.ORDER, Shop.BUYER, pay("card"))).refused().orElseThrow().code().name())
            .isEqualTo("NOTHING_TO_PAY");
        assertThat(first).isInstanceOf(Outcome.Done.class);
        assertThat(shop.card.calls()).hasSize(1);
    }

    @Test
    @Complaint("3.12")
    void success_told_again_days_later_takes_nothing_again() {
        shop.line(addLines(item("PEN", 1)),   "LINES_ADDED")
            .line(checkOut(),                 "CHECKED_OUT")
            .line(pay("card"),                "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .wait(Duration.ofDays(3))
            .line(report(P1_1, PaymentAnswer.succeeded("capture").moving(eur("3.34"))), "refused: NO_NEWS");
        assertThat(shop.view().money().captured()).isEqualTo(eur("3.34"));
    }
    // spotless:on

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
