package dev.sefaresh.core;

import static dev.sefaresh.core.AtOnce.atOnce;
import static dev.sefaresh.core.delivery.DeliveryCommand.allocate;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.capture;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.refund;
import static dev.sefaresh.core.payment.PaymentCommand.report;
import static dev.sefaresh.core.payment.PaymentCommand.reportReinstatement;
import static dev.sefaresh.core.payment.PaymentCommand.reportReversal;
import static dev.sefaresh.core.returns.ReturnCommand.grantAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What users of other systems complain about, of captures and refunds. One pen costs 3.34, one ink 10.00. */
class PaymentComplaintTest {
    private static final Terms EUR = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final DocumentNo P1 = DocumentNo.payment(1);
    private static final DocumentNo P1_1 = DocumentNo.operation(1, 1);
    private static final DocumentNo P1_2 = DocumentNo.operation(1, 2);
    private static final DocumentNo P1_3 = DocumentNo.operation(1, 3);
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo D2 = DocumentNo.delivery(2);
    private static final DocumentNo D3 = DocumentNo.delivery(3);

    private final ScriptedProvider held = new ScriptedProvider();
    private final Shop shop = with(EUR);

    private Shop with(Terms terms) {
        return new Shop(terms, builder -> builder.provider("held", held, CountsWhen.AUTHORISED, CaptureWhen.SHIPPED));
    }

    // spotless:off
    @Test
    @Complaint("3.9")
    void a_capture_that_is_told_again_while_its_refund_is_under_way_is_captured_once() {
        held.next(Kind.SUCCEEDED, Kind.PENDING, Kind.PENDING);
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(capture(P1_1, eur("3.34")),     "CAPTURE_INTENDED", "OPERATION_PENDING")
            .line(report(P1_2, PaymentAnswer.succeeded("c").moving(eur("3.34"))), "PENDING_SUCCEEDED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "OPERATION_PENDING")
            .line(report(P1_2, PaymentAnswer.succeeded("c").moving(eur("3.34"))), "refused: NO_NEWS")
            .line(report(P1_2, PaymentAnswer.succeeded("c")), "refused: NO_NEWS");
        assertThat(shop.view().money().captured()).isEqualTo(eur("3.34"));
        shop.line(report(P1_3, PaymentAnswer.succeeded("r")), "PENDING_SUCCEEDED")
            .line(report(P1_2, PaymentAnswer.succeeded("c")), "refused: NO_NEWS");
        assertThat(shop.view().money().captured()).isEqualTo(eur("3.34"));
        assertThat(shop.view().money().refunded()).isEqualTo(eur("3.34"));
    }

    @Test
    @Complaint("3.34")
    void refunds_sum_to_no_more_than_was_taken_those_under_way_included() {
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        shop.card.next(Kind.PENDING);
        shop.line(refund(P1, eur("2")),           "REFUND_INTENDED", "OPERATION_PENDING")
            .refuses(refund(P1, eur("1.35")),     "MORE_THAN_PAID (payment: P1, refundable: EUR 1.34); would help: ASK_FOR_LESS")
            .line(refund(P1, eur("1.34")),        "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(refund(P1, eur("0.01")),        "refused: MORE_THAN_PAID");
        shop.card.next(Kind.DECLINED);
        shop.wait(Duration.ofMinutes(15),         "PENDING_DECLINED", "DISCREPANCY_RAISED")
            .line(refund(P1, eur("2")),           "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
    }

    @Test
    @Complaint("3.34")
    void of_many_refunds_at_once_only_as_many_are_made_as_there_is_money_for() throws Exception {
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        List<Outcome> outcomes = atOnce(IntStream.range(0, 4)
                .<Callable<Outcome>>mapToObj(i -> () -> shop.desk.handle(Request.of(CommandId.of("r" + i), Shop.ORDER, Shop.STAFF, refund(P1, eur("1.67")))))
                .toList());
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(2);
        assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).hasSize(2);
        assertThat(shop.view().money().refunded()).isEqualTo(eur("3.34"));
    }

    @Test
    @Complaint("3.34")
    void grants_sum_to_no_more_than_was_charged() {
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(grantAll(eur("3.35"), "late"),  "refused: MORE_THAN_LEFT")
            .line(grantAll(eur("2"), "late"),     "ALLOWANCE_GRANTED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(grantAll(eur("1.35"), "later"), "refused: MORE_THAN_LEFT");
        assertThat(shop.view().money().refunded()).isEqualTo(eur("2"));
    }

    @Test
    @Complaint("3.35")
    void no_more_is_captured_than_is_held_and_no_more_given_back_than_was_captured() {
        shop.line(addLines(item("PEN", 3)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        held.next(Kind.PENDING);
        shop.line(capture(P1_1, eur("6")),        "CAPTURE_INTENDED", "OPERATION_PENDING")
            .line(capture(P1_1, eur("4.02")),     "refused: MORE_THAN_HELD")
            .line(refund(P1, eur("0.01")),        "refused: MORE_THAN_PAID")
            .line(capture(P1_1, eur("4.01")),     "CAPTURE_INTENDED", "OPERATION_SUCCEEDED")
            .line(refund(P1, eur("4.02")),        "refused: MORE_THAN_PAID")
            .line(report(P1_2, PaymentAnswer.succeeded("more").moving(eur("7"))), "PENDING_SUCCEEDED", "DISCREPANCY_RAISED", "DISCREPANCY_RAISED", "DISCREPANCY_RAISED");
        assertThat(shop.file().discrepancies().stream().map(Discrepancy::code)).containsExactlyInAnyOrder("SURPLUS", "OVER_CAPTURED", "AMOUNT_DIFFERS");
        assertThat(shop.view().money().paid()).isEqualTo(eur("11.01"));
        shop.line(refund(P1_2, eur("7.01")),      "refused: MORE_THAN_PAID");
    }

    @Test
    @Complaint("3.35")
    void what_the_bank_gives_again_before_it_took_it_is_not_there_to_be_given_back() {
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(reportReinstatement(P1_1, eur("1"), "dp"), "REINSTATEMENT_SEEN", "DISCREPANCY_RAISED")
            .line(refund(P1, eur("3.35")),        "refused: MORE_THAN_PAID");
        assertThat(shop.view().money().paid()).isEqualTo(eur("3.34"));
        shop.line(reportReversal(P1_1, eur("1"), "dp"), "REVERSAL_SEEN", "DISCREPANCY_RAISED")
            .line(refund(P1, eur("3.34")),        "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
    }

    @Test
    @Complaint("3.50")
    void what_is_held_lapses_before_back_ordered_goods_ship_and_their_shipment_is_captured_all_the_same() {
        Shop slow = with(EUR.withDelivery(Shop.BACK_ORDERS));
        held.next(PaymentAnswer.succeeded("auth").until(slow.clock.instant().plus(Duration.ofDays(7))));
        slow.line(addLines(item("PEN", 1), item("INK", 2)), "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED")
            .line(ship(D1),                         "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED")
            .wait(Duration.ofDays(7),             "AUTHORISATION_LAPSED", "RENEWAL_INTENDED", "OPERATION_SUCCEEDED")
            .receive("INK", 1)
            .line(allocate(D2),                   "DELIVERY_ALLOCATED")
            .line(ship(D2),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(slow.file().operations().map(one -> one.no() + " " + one.kind() + " " + one.amount()))
            .containsExactly("P1.1 AUTHORISE EUR 23.34", "P1.2 CAPTURE EUR 13.34", "P1.3 RELEASE EUR 10.00", "P1.4 AUTHORISE EUR 10.00", "P1.5 CAPTURE EUR 10.00");
        assertThat(slow.view().money().balance()).isEqualTo(eur("0"));
        assertThat(slow.view().money().held()).isEqualTo(eur("0"));
    }
    // spotless:on

    private static List<Portion> portion(int line, long quantity) {
        return List.of(Portion.of(line, Quantity.of(quantity)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
