package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.delivery.DeliveryCommand.*;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.*;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.close;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.FarStock.Fate;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockChange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What goods can do whose stock is not on the database of the orders: it is asked, and told, after the commit. */
class StockElsewhereTest {
    private static final Terms EUR =
            Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY).withSurplusTo(SurplusTo.BUYER);
    private static final Duration DAY = Duration.ofDays(1);
    private static final LocationId NORTH = LocationId.of("north");
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo D2 = DocumentNo.delivery(2);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);

    private static Shop shop(UnaryOperator<DeliveryTerms> terms) {
        return shop(EUR.withDelivery(terms.apply(DeliveryTerms.DEFAULT)), UnaryOperator.identity());
    }

    /** Held money counts, and is taken when the order is confirmed. */
    private static Shop shop(Terms terms, UnaryOperator<OrderDeskBuilder> with) {
        return Shop.elsewhere(
                terms,
                desk -> with.apply(
                        desk.provider("held", new ScriptedProvider(), CountsWhen.AUTHORISED, CaptureWhen.CONFIRMED)
                                .provider("late", new ScriptedProvider(), CountsWhen.AUTHORISED, CaptureWhen.SHIPPED)));
    }

    private static List<Portion> portion(int line, long quantity) {
        return List.of(Portion.of(line, Quantity.of(quantity)));
    }

    private static List<String> discrepancies(Shop shop) {
        return shop.file().discrepancies().stream()
                .map(one -> one.about() + " " + one.code())
                .toList();
    }

    private static String money(Shop shop) {
        var money = shop.view().money();
        return "held " + money.secured().minus(money.paid()).getAmount() + ", taken "
                + money.paid().getAmount();
    }

    // spotless:off
    @Test
    void nothing_is_confirmed_or_captured_before_goods_are_reserved() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut());
        shop.far.fate = () -> Fate.LOST;
        shop.line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR")
            .line(ship(D1),                       "refused: NOT_IN_THIS_STATE");
        assertThat(money(shop)).isEqualTo("held 13.34, taken 0.00");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(1),          "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(money(shop)).isEqualTo("held 0.00, taken 13.34");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 4 reserved");
        shop.line(ship(D1),                       "DELIVERY_SHIPPED")
            .line(delivered(D1),                  "DELIVERY_ARRIVED", "ORDER_COMPLETED");
        assertThat(shop.level("PEN")).isEqualTo("6 on hand, 0 reserved");
    }

    @Test
    void where_all_goes_well_the_buyer_hears_at_once() {
        shop(terms -> terms)
            .together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED");
    }

    @Test
    void what_lacks_and_is_not_waited_for_is_put_before_staff_once_and_the_money_goes_back_with_the_order() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 12)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_LACKING", "DISCREPANCY_RAISED")
            .wait(DAY)
            .wait(DAY)
            .line(allocate(D1),                   "BACK_ORDER_ASKED_FOR", "STOCK_LACKING");
        assertThat(discrepancies(shop)).containsExactly("D1 OUT_OF_STOCK");
        assertThat(money(shop)).isEqualTo("held 40.02, taken 0.00");
        shop.wait(Duration.ofDays(5),             "DISCREPANCY_ESCALATED", "OFFER_EXPIRED", "BACK_ORDER_CANCELLED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(money(shop)).isEqualTo("held 0.00, taken 0.00");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
    }

    @Test
    void what_lacks_and_may_wait_keeps_no_money_back_once_the_stock_has_said_so() {
        Shop shop = shop(terms -> terms.withBackOrders(BackOrder.ALWAYS));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 12)), checkOut());
        shop.far.fate = () -> Fate.LOST;
        shop.line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR")
            .line(confirm(),                      "ORDER_CONFIRMED");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(1),          "STOCK_LACKING", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void goods_that_come_confirm_the_order_after_all() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 12)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_LACKING", "DISCREPANCY_RAISED")
            .receive("PEN", 2)
            .wait(DAY,                            "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.file().delivery(D1).orElseThrow().backOrdered()).isFalse();
    }

    @Test
    void a_buyer_who_agrees_to_wait_has_a_confirmed_order() {
        Shop shop = shop(terms -> terms.withBackOrders(BackOrder.ASK));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("INK", 2)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_LACKING", "DISCREPANCY_RAISED")
            .buyer(agreeToWait(),                 "AGREED_TO_WAIT", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED")
            .receive("INK", 1)
            .wait(DAY,                            "STOCK_RESERVED")
            .line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(shop.level("INK")).isEqualTo("0 on hand, 0 reserved");
    }

    @Test
    void what_is_always_waited_for_is_confirmed_and_its_day_is_told_once() {
        List<String> mails = new ArrayList<>();
        Shop shop = shop(EUR.withDelivery(Shop.BACK_ORDERS).withMail(MailTerms.of(Message.DELAYED)), desk -> desk.mailer(Shop.mailing(mail -> mails.add(mail.message().name()))));
        shop.stock.move(StockChange.expect("E1", Shelf.of("INK"), Quantity.of(5), LocalDate.of(2026, 1, 20)));
        shop.together(rows("LINES_ADDED", "BUYER_NAMED", "CHECKED_OUT"), addLines(item("INK", 2)), nameBuyer(Buyer.named("Bea").withEmail("bea@example.org")), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_LACKING", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.file().delivery(D1).orElseThrow().promised()).hasValue(LocalDate.of(2026, 1, 20));
        shop.wait(DAY).wait(DAY).receive("INK", 5).wait(DAY);
        shop.clock.set(java.time.Instant.parse("2026-01-19T23:59:00Z"));
        shop.wait(Duration.ofMinutes(1),          "STOCK_RESERVED");
        assertThat(mails).containsOnlyOnce("DELAYED");
        assertThat(discrepancies(shop)).isEmpty();
    }

    @Test
    void staff_may_confirm_what_is_not_reserved_yet_and_nothing_is_captured_before_it_is() {
        Shop shop = shop(terms -> terms);
        shop.far.fate = () -> Fate.LOST;
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR")
            .line(confirm(),                      "ORDER_CONFIRMED")
            .line(ship(D1),                       "refused: NOT_IN_THIS_STATE");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(1),          "STOCK_RESERVED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void where_staff_confirm_that_is_what_asks() {
        Shop shop = shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY), desk -> desk);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED")
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void what_is_cancelled_is_let_go_of_even_if_it_is_reserved_afterwards() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut());
        shop.far.fate = () -> Fate.IN_THE_POST;
        shop.line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.line(cancel(),                       "OFFER_CANCELLED", "BACK_ORDER_CANCELLED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
        shop.far.deliver();
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
        assertThat(shop.store.tasks()).isEmpty();
    }

    @Test
    void a_reservation_that_comes_after_the_stock_said_no_is_not_made_twice() {
        Shop shop = shop(terms -> terms.withBackOrders(BackOrder.ALWAYS));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("INK", 2)), checkOut());
        shop.far.fate = () -> Fate.IN_THE_POST;
        shop.line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(1),          "STOCK_LACKING", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED")
            .receive("INK", 9);
        shop.far.deliver();
        assertThat(shop.level("INK")).isEqualTo("10 on hand, 2 reserved");
        shop.wait(DAY,                            "STOCK_RESERVED");
        assertThat(shop.level("INK")).isEqualTo("10 on hand, 2 reserved");
    }

    @Test
    void what_comes_back_is_on_the_shelf_again() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED")
            .together(rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED", "ORDER_COMPLETED"), ship(D1), delivered(D1))
            .together(rows("RETURN_REQUESTED", "RETURN_APPROVED", "GOODS_CAME_BACK"), requestReturn(portion(1, 3), "too blue"), approve(R1), received(R1, portion(1, 3)))
            .line(inspect(R1, List.of(new Verdict(1, Quantity.of(3), Quantity.of(2)))), "RETURN_INSPECTED", "RETURN_SETTLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.level("PEN")).isEqualTo("8 on hand, 0 reserved");
    }

    @Test
    void what_is_refused_at_the_door_is_on_the_shelf_again() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED")
            .line(ship(D1),                       "DELIVERY_SHIPPED");
        shop.far.fate = () -> Fate.LOST;
        shop.line(refused(D1),                    "DELIVERY_REFUSED")
            .line(cameBack(D1, portion(1, 3)),    "REFUSED_CAME_BACK", "DISCREPANCY_RAISED");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(1));
        assertThat(shop.level("PEN")).isEqualTo("9 on hand, 0 reserved");
    }

    @Test
    void what_is_not_found_is_lost_there_and_asked_for_again() {
        Shop shop = shop(terms -> terms.withShortfall(Shortfall.WAIT));
        shop.receive("PEN", 5)
            .together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 10)), checkOut())
            .line(pay("late"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED")
            .line(pickShort(D1, portion(1, 7)),   "PICKED_SHORT", "DELIVERY_ASKED_FOR", "STOCK_RESERVED")
            .line(ship(D1),                       "PICKED_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.level("PEN")).isEqualTo("5 on hand, 3 reserved");
        shop.line(pickShort(D2, List.of()),       "NOTHING_FOUND", "DELIVERY_ASKED_FOR", "STOCK_LACKING", "DISCREPANCY_RAISED");
        assertThat(shop.level("PEN")).isEqualTo("2 on hand, 0 reserved");
    }

    @Test
    void what_was_sent_is_captured_while_the_rest_is_asked_for() {
        Shop shop = shop(terms -> terms.withShortfall(Shortfall.WAIT));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 10)), checkOut())
            .line(pay("late"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED");
        shop.far.fate = () -> Fate.LOST;
        shop.line(pickShort(D1, portion(1, 7)),   "PICKED_SHORT", "DELIVERY_ASKED_FOR")
            .line(ship(D1),                       "PICKED_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(money(shop)).isEqualTo("held 10.00, taken 23.35");
    }

    @Test
    void what_is_reserved_at_checkout_is_confirmed_only_once_it_is() {
        Shop shop = shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT));
        shop.far.fate = () -> Fate.LOST;
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "DELIVERY_ASKED_FOR"), addLines(item("PEN", 4)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(1),          "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void a_reservation_that_ended_is_made_again_when_money_comes() {
        Shop shop = shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT).withReserveFor(Duration.ofMinutes(15)));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "DELIVERY_ASKED_FOR", "STOCK_RESERVED"), addLines(item("PEN", 4)), checkOut())
            .wait(Duration.ofMinutes(15),         "RESERVATION_LAPSED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
        shop.line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 4 reserved");
    }

    @Test
    void what_is_paid_for_is_not_let_go_of_while_the_stock_is_silent() {
        Shop shop = shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT).withReserveFor(Duration.ofMinutes(15)));
        shop.far.fate = () -> Fate.ANSWER_LOST;
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "DELIVERY_ASKED_FOR"), addLines(item("PEN", 4)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .wait(Duration.ofMinutes(20));
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(20),         "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void what_was_reserved_and_is_not_there_is_asked_for_again_before_the_order_is_confirmed() {
        Shop shop = shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY), desk -> desk);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED")
            .line(uncovered(D1),                  "RESERVATION_UNCOVERED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED")
            .line(confirm(),                      "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 4 reserved");
    }

    @Test
    void two_lines_of_one_article_are_asked_for_together() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 6), item("PEN", 4)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 10 reserved");
        shop.line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(shop.level("PEN")).isEqualTo("0 on hand, 0 reserved");
        shop(terms -> terms)
            .together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 6), item("PEN", 5)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_LACKING", "DISCREPANCY_RAISED");
    }

    @Test
    void a_set_is_asked_for_by_what_it_is_put_together_of() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("SET", 1), item("PEN", 1)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 3 reserved");
        assertThat(shop.level("INK")).isEqualTo("1 on hand, 1 reserved");
        shop.line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(shop.level("PEN")).isEqualTo("7 on hand, 0 reserved");
    }

    @Test
    void goods_are_asked_for_where_they_are_collected() {
        Shop shop = shop(terms -> terms);
        shop.receive("PEN", "north", 5)
            .together(rows("LINES_ADDED", "SHIPPING_CHOSEN", "CHECKED_OUT"), addLines(item("PEN", 4)), chooseShipping(Shipping.pickupAt(NORTH)), checkOut())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED");
        assertThat(shop.level("PEN", "north")).isEqualTo("5 on hand, 4 reserved");
        shop.line(handOver(D1),                   "DELIVERY_HANDED_OVER", "ORDER_COMPLETED");
        assertThat(shop.level("PEN", "north")).isEqualTo("1 on hand, 0 reserved");
    }

    @Test
    void several_warehouses_are_asked_and_all_have_to_answer() {
        Shop shop = shop(EUR, desk -> desk.warehouses(Warehouses.inOrder(LocationId.MAIN, NORTH)));
        shop.receive("PEN", "north", 5)
            .together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 12)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.level("PEN", "north")).isEqualTo("5 on hand, 2 reserved");
    }

    @Test
    void what_staff_took_out_of_the_plan_is_asked_for_again_when_the_rest_is_there() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut());
        shop.far.fate = () -> Fate.LOST;
        shop.line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR")
            .together(rows("BACK_ORDER_CANCELLED", "DELIVERY_ASKED_FOR", "DELIVERY_ASKED_FOR"), replan(List.of(D1), portion(1, 1)), plan(portion(1, 3)))
            .line(cancelDelivery(DocumentNo.delivery(3)), "BACK_ORDER_CANCELLED");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(1),          "STOCK_RESERVED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 4 reserved");
    }

    @Test
    void warehouses_that_cannot_be_asked_do_not_hold_up_the_buyer() {
        Shop shop = shop(EUR.withDelivery(DeliveryTerms.DEFAULT.withReserveWhen(ReserveWhen.CHECKED_OUT)), desk -> desk.warehouses(Warehouses.inOrder(LocationId.MAIN, NORTH)));
        shop.far.fate = () -> Fate.LOST;
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "DELIVERY_ASKED_FOR"), addLines(item("PEN", 4)), checkOut());
        assertThat(shop.desk.available(Shop.ORDER, Shop.STAFF)).isNotEmpty();
        shop.line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void what_is_offered_is_what_would_be_done_as_nobody_has_asked_the_stock_yet() {
        Shop shop = shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT));
        shop.line(addLines(item("PEN", 12)),      "LINES_ADDED");
        assertThat(shop.desk.available(Shop.ORDER, Shop.BUYER)).filteredOn(one -> one.command().equals(checkOut())).allMatch(Available::isAllowed).isNotEmpty();
        shop.buyer(checkOut(),                    "CHECKED_OUT", "DELIVERY_ASKED_FOR", "STOCK_LACKING", "DISCREPANCY_RAISED");
    }

    @Test
    void staff_hear_of_a_stock_that_is_silent_for_long_and_it_goes_on_being_asked() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut());
        shop.far.fate = () -> Fate.LOST;
        shop.line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR");
        for (int hours = 0; hours < 10; hours++) {
            shop.clock.pass(Duration.ofMinutes(65));
            shop.desk.runDue();
        }
        assertThat(discrepancies(shop)).containsExactly("D1 STOCK_SILENT");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(65),         "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void staff_hear_too_of_a_stock_that_cannot_be_told_what_has_left() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "ORDER_CONFIRMED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        shop.far.fate = () -> Fate.LOST;
        shop.line(ship(D1),                       "DELIVERY_SHIPPED");
        for (int hours = 0; hours < 10; hours++) {
            shop.clock.pass(Duration.ofMinutes(65));
            shop.desk.runDue();
        }
        assertThat(discrepancies(shop)).containsExactly("D1 STOCK_SILENT");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.wait(Duration.ofMinutes(65));
        assertThat(shop.level("PEN")).isEqualTo("6 on hand, 0 reserved");
        assertThat(shop.store.tasks()).noneMatch(task -> FarStock.TOLD.contains(task.id().kind()));
    }

    @Test
    void an_order_whose_rest_is_closed_is_done_with_what_was_reserved() {
        Shop shop = shop(EUR, desk -> desk.warehouses(Warehouses.inOrder(LocationId.MAIN, NORTH)));
        shop.receive("PEN", "north", 2)
            .together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 12)), checkOut());
        shop.far.meanwhile = () -> shop.stock.move(StockChange.lose("fire", new Shelf("PEN", NORTH), Quantity.of(1)));
        shop.far.fate = () -> Fate.SLOW;
        shop.line(pay("late"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DELIVERY_ASKED_FOR", "DELIVERY_ASKED_FOR", "STOCK_RESERVED", "STOCK_LACKING", "DISCREPANCY_RAISED");
        shop.far.fate = () -> Fate.ANSWERED;
        shop.line(confirm(),                      "ORDER_CONFIRMED")
            .line(close(portion(1, 2), "burnt"),  "REST_CLOSED", "BACK_ORDER_CANCELLED")
            .line(ship(D1),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED")
            .line(delivered(D1),                  "DELIVERY_ARRIVED", "ORDER_COMPLETED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.level("PEN", "north")).isEqualTo("1 on hand, 0 reserved");
    }
    // spotless:on
}
