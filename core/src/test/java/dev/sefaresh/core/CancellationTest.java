package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.*;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.*;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.Terms;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What calling off an order would do, and does. One pen costs 3.34, one ink 10.00; there is one ink. */
class CancellationTest {
    private static final Terms EUR = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.CONFIRMED);
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo D2 = DocumentNo.delivery(2);

    private final ScriptedProvider held = new ScriptedProvider();

    private Shop shop(Terms terms) {
        return new Shop(terms, desk -> desk.provider("held", held, CountsWhen.AUTHORISED, CaptureWhen.SHIPPED));
    }

    // spotless:off
    @Test
    void before_anything_has_left_all_of_it_is_shown_and_done() {
        Shop shop = shop(EUR);
        shop.together(Shop.rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        Cancellation shown = cancellation(shop);
        assertThat(shown.plan().commands()).containsExactly(cancel());
        assertThat(shown.stopped()).extracting(one -> one.no()).containsExactly(D1);
        assertThat(shown.stock()).hasToString("[Held[document=D1, move=RELEASE 4 of PEN at main]]");
        assertThat(shown.releases()).extracting(one -> one.amount()).containsExactly(eur("13.34"));
        assertThat(shown.refunds()).isEmpty();
        assertThat(shown.invoices()).extracting(one -> one.kind() + " " + one.state()).containsExactly("CREDIT_NOTE ISSUED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 4 reserved");
        assertDone(shop, shown);
        assertThat(shop.standing()).startsWith("CANCELLED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
    }

    @Test
    void what_was_taken_is_given_back() {
        Shop shop = shop(EUR);
        shop.together(Shop.rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        Cancellation shown = cancellation(shop);
        assertThat(shown.refunds()).extracting(one -> one.amount()).containsExactly(eur("13.34"));
        assertDone(shop, shown);
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
    }

    @Test
    void after_something_has_left_the_rest_is_stopped_and_closed_and_what_left_is_asked_back() {
        Shop shop = shop(EUR.withDelivery(Shop.BACK_ORDERS.withSteps(DeliverySteps.PICK_SHIP)));
        shop.together(Shop.rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 12)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .together(Shop.rows("DELIVERY_CANCELLED", "DELIVERY_PLANNED", "DELIVERY_PLANNED"), replan(List.of(D1), portion(4)), plan(portion(6)))
            .together(Shop.rows("DELIVERY_PICKED", "PICKED_SHIPPED", "DELIVERY_PICKED"), pick(DocumentNo.delivery(3)), ship(DocumentNo.delivery(3)), pick(DocumentNo.delivery(4)));
        Cancellation shown = cancellation(shop);
        assertThat(shown.stopped()).extracting(one -> one.no()).containsExactly(D2, DocumentNo.delivery(4));
        assertThat(shown.stock()).hasToString("[Held[document=D4, move=RELEASE 6 of PEN at main]]");
        assertThat(shown.returns()).extracting(one -> one.state() + " " + one.lines().get(0).cancelled() + " closed " + one.lines().get(0).requested() + " asked back")
            .containsExactly("SETTLED 8 closed 0 asked back", "REQUESTED 0 closed 4 asked back");
        assertThat(shown.refunds()).extracting(one -> one.amount()).containsExactly(eur("26.68"));
        assertDone(shop, shown);
        assertThat(shop.view().money().paid()).isEqualTo(eur("13.34"));
        assertThat(shop.view().goods().toPlan()).isEmpty();
        assertThat(cancellation(shop).preview()).isInstanceOfSatisfying(Preview.Refused.class, no -> assertThat(no.refusal().code().name()).isEqualTo("GOODS_ON_THEIR_WAY"));
    }

    @Test
    void what_is_on_its_way_back_is_named_and_the_order_can_be_cancelled_when_it_is_here() {
        Shop shop = shop(EUR);
        shop.together(Shop.rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .together(Shop.rows("DELIVERY_SHIPPED", "DELIVERY_REFUSED"), ship(D1), refused(D1));
        assertThat(cancellation(shop).plan().comingBack()).containsExactly(D1);
        assertThat(cancellation(shop).preview()).isInstanceOf(Preview.Refused.class);
        shop.line(cameBack(D1, portion(4)),       "REFUSED_CAME_BACK", "DISCREPANCY_RAISED");
        assertDone(shop, cancellation(shop));
        assertThat(shop.standing()).startsWith("CANCELLED");
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
    }

    @Test
    void a_completed_order_is_asked_back_and_what_is_sent_once_more_is_stopped() {
        Shop shop = shop(EUR);
        shop.together(Shop.rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .together(Shop.rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED", "ORDER_COMPLETED", "DELIVERY_PLANNED"), ship(D1), delivered(D1), sendAgain(D1, portion(1)));
        Cancellation shown = cancellation(shop);
        assertThat(shown.stopped()).extracting(one -> one.no()).containsExactly(D2);
        assertThat(shown.returns()).extracting(one -> one.state()).containsExactly(ReturnState.REQUESTED);
        assertDone(shop, shown);
        assertThat(shop.level("PEN")).isEqualTo("6 on hand, 0 reserved");
    }

    @Test
    void who_comes_late_meets_a_conflict_and_an_unknown_order_has_no_plan() {
        Shop shop = shop(EUR);
        assertThat(shop.desk.cancellation(Shop.ORDER, Shop.STAFF, "changed mind")).isEmpty();
        shop.together(Shop.rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        Cancellation shown = cancellation(shop);
        shop.line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(shop.desk.handle(shown.request(CommandId.of("late"), Shop.STAFF))).isInstanceOf(Outcome.Conflict.class);
        assertThat(shop.desk.cancellation(OrderId.of("unknown"), Shop.STAFF, "-")).isEmpty();
    }
    // spotless:on

    private static Cancellation cancellation(Shop shop) {
        return shop.desk.cancellation(Shop.ORDER, Shop.STAFF, "changed mind").orElseThrow();
    }

    /** What was shown is what is done. */
    private static void assertDone(Shop shop, Cancellation shown) {
        int before = shop.history().size();
        Outcome outcome = shop.desk.handle(shown.request(CommandId.of("call off"), Shop.STAFF));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        List<String> rows = ((Preview.Allowed) shown.preview())
                .rows().stream().map(moved -> moved.row().name()).toList();
        assertThat(shop.history().subList(before, before + rows.size())).isEqualTo(rows);
        shop.audit();
    }

    private static List<Portion> portion(long quantity) {
        return List.of(Portion.of(1, Quantity.of(quantity)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
