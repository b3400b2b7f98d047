package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.delivery.DeliveryCommand.*;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.*;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.report;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.close;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.ShipWhen;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.model.Undelivered;
import dev.sefaresh.spi.port.PaymentAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What goods can do. */
class GoodsTest {
    private static final Terms EUR =
            Terms.in("EUR").withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo D2 = DocumentNo.delivery(2);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);
    private static final DocumentNo D3 = DocumentNo.delivery(3);

    private static Shop shop(UnaryOperator<DeliveryTerms> terms) {
        return new Shop(EUR.withDelivery(terms.apply(DeliveryTerms.DEFAULT)));
    }

    private static List<Portion> portion(int line, long quantity) {
        return List.of(Portion.of(line, Quantity.of(quantity)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    // spotless:off
    @Test
    void what_is_reserved_at_checkout_is_what_is_delivered() {
        Shop shop = shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut())
            .line(ship(D1),                       "refused: NOT_CONFIRMED")
            .line(plan(portion(1, 1)),            "refused: MORE_THAN_OPEN");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 4 reserved");
        shop.line(confirm(),                      "ORDER_CONFIRMED")
            .line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(shop.level("PEN")).isEqualTo("6 on hand, 0 reserved");
    }

    @Test
    void a_reservation_ends_by_itself_and_is_made_again_when_the_order_is_confirmed() {
        Shop shop = shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT).withReserveFor(Duration.ofMinutes(15)));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut())
            .wait(Duration.ofMinutes(14))
            .wait(Duration.ofMinutes(1),          "RESERVATION_LAPSED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
        shop.line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .wait(Duration.ofMinutes(15));
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 4 reserved");
    }

    @Test
    void what_was_reserved_for_an_order_that_expires_or_is_cancelled_is_free_again() {
        Shop shop = shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut())
            .wait(Duration.ofDays(7),             "OFFER_EXPIRED", "DELIVERY_CANCELLED")
            .line(reopen(),                       "OFFER_REOPENED", "DELIVERY_PLANNED")
            .line(cancel(),                       "OFFER_CANCELLED", "DELIVERY_CANCELLED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
    }

    @Test
    void staff_reserve_where_nothing_does() {
        shop(terms -> terms.withReserveWhen(ReserveWhen.MANUALLY))
            .together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED"), addLines(item("PEN", 4)), checkOut(), confirm())
            .line(plan(portion(1, 3)),            "DELIVERY_PLANNED");
    }

    @Test
    @Complaint("3.43")
    void two_lines_of_one_article_are_reserved_together_and_once() {
        Shop shop = shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT));
        shop.line(addLines(item("PEN", 6), item("PEN", 5)), "LINES_ADDED")
            .refuses(checkOut(), "OUT_OF_STOCK (short: [PEN at main: wanted 11, free 10]); would help: ASK_FOR_LESS, WAIT_FOR_STOCK")
            .line(changeLine(2, Quantity.of(4)),  "LINE_CHANGED")
            .line(checkOut(),                     "CHECKED_OUT", "DELIVERY_PLANNED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 10 reserved");
        shop.line(confirm(),                      "ORDER_CONFIRMED")
            .line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(shop.level("PEN")).isEqualTo("0 on hand, 0 reserved");
    }

    @Test
    void what_is_there_is_sent_and_the_rest_waits_if_the_buyer_agreed() {
        Shop shop = shop(terms -> terms.withBackOrders(BackOrder.ASK));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 12)), checkOut())
            .refuses(confirm(), "NOT_AGREED_TO_WAIT (short: [PEN at main: wanted 12, free 10]); would help: ASK_FOR_LESS, AGREE_TO_WAIT")
            .buyer(agreeToWait(),                 "AGREED_TO_WAIT")
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED")
            .line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(shop.standing()).contains("PARTLY_SENT").contains("AWAITING_STOCK");
        shop.wait(Duration.ofDays(1))
            .receive("PEN", 5)
            .wait(Duration.ofDays(1),             "DELIVERY_ALLOCATED")
            .line(ship(D2),                       "DELIVERY_SHIPPED");
    }

    @Test
    void an_order_that_leaves_as_a_whole_waits_for_all_of_it() {
        Shop shop = shop(terms -> terms.withBackOrders(BackOrder.ALWAYS).withShipWhen(ShipWhen.COMPLETE));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"), addLines(item("PEN", 12)), checkOut(), confirm())
            .line(ship(D1),                       "refused: NOT_COMPLETE")
            .receive("PEN", 5)
            .line(allocate(D2),                   "DELIVERY_ALLOCATED")
            .line(ship(D1),                       "DELIVERY_SHIPPED");
    }

    @Test
    void deliveries_are_split_merged_and_moved_in_one_commit() {
        Shop shop = new Shop(EUR, desk -> desk.warehouses(Warehouses.inOrder(LocationId.MAIN, LocationId.of("north"))));
        shop.receive("PEN", "north", 5)
            .together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut(), confirm())
            .together(rows("DELIVERY_CANCELLED", "DELIVERY_PLANNED", "DELIVERY_PLANNED"), replan(List.of(D1), portion(1, 1)), plan(portion(1, 3)))
            .line(replan(List.of(D2, D3), portion(1, 4)), "DELIVERY_CANCELLED", "DELIVERY_CANCELLED", "DELIVERY_PLANNED")
            .line(replan(List.of(DocumentNo.delivery(4)), portion(1, 4)).at(LocationId.of("north")), "DELIVERY_CANCELLED", "DELIVERY_PLANNED");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
        assertThat(shop.level("PEN", "north")).isEqualTo("5 on hand, 4 reserved");
        shop.line(pick(DocumentNo.delivery(5)),   "DELIVERY_PICKED")
            .line(replan(List.of(DocumentNo.delivery(5)), portion(1, 4)), "refused: NOT_TO_REPLACE");
    }

    @Test
    void what_is_planned_together_shares_what_is_there() {
        Shop shop = shop(terms -> terms.withBackOrders(BackOrder.ALWAYS));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"), addLines(item("PEN", 12)), checkOut(), confirm())
            .receive("PEN", 1)
            .together(rows("BACK_ORDER_CANCELLED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"), replan(List.of(D2), portion(1, 1)), plan(portion(1, 1)));
        assertThat(shop.level("PEN")).isEqualTo("11 on hand, 11 reserved");
    }

    @Test
    void what_is_not_on_the_shelf_waits_is_put_before_staff_or_is_closed() {
        Shop waits = shop(terms -> terms.withShortfall(Shortfall.WAIT));
        waits.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 10)), checkOut(), confirm())
            .line(pickShort(D1, portion(1, 7)),   "PICKED_SHORT", "DELIVERY_BACK_ORDERED")
            .line(ship(D1),                       "PICKED_SHIPPED");
        assertThat(waits.level("PEN")).isEqualTo("0 on hand, 0 reserved");
        Shop asks = shop(terms -> terms);
        asks.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut(), confirm())
            .line(pickShort(D1, List.of()),       "NOTHING_FOUND", "DELIVERY_PLANNED", "DISCREPANCY_RAISED");
        assertThat(asks.level("PEN")).isEqualTo("6 on hand, 4 reserved");
        Shop closes = shop(terms -> terms.withShortfall(Shortfall.CLOSE));
        closes.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 10)), checkOut(), confirm())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(pickShort(D1, portion(1, 7)),   "PICKED_SHORT", "REST_CLOSED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(closes.view().money().paid()).isEqualTo(eur("23.34"));
    }

    @Test
    void what_is_looked_for_as_soon_as_it_was_planned_had_to_be_there() {
        Shop sells = shop(terms -> terms);
        sells.together(rows("refused: OUT_OF_STOCK"), addLines(item("PEN", 11)), checkOut(), confirm(), pickShort(D1, List.of()));
        assertThat(sells.level("PEN")).isEqualTo("10 on hand, 0 reserved");
        sells.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "PICKED_SHORT", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED", "DISCREPANCY_RAISED", "PICKED_SHIPPED"),
                addLines(item("PEN", 8)), checkOut(), confirm(), pickShort(D1, portion(1, 3)), ship(D1));
        assertThat(sells.level("PEN")).isEqualTo("2 on hand, 2 reserved");
        Shop moves = shop(terms -> terms);
        moves.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut(), confirm())
            .together(rows("refused: OUT_OF_STOCK"), replan(List.of(D1), portion(1, 4)).at(LocationId.of("north")), pickShort(D2, List.of()));
        assertThat(moves.level("PEN", "north")).isEqualTo("0 on hand, 0 reserved");
    }

    @Test
    void a_preview_plans_nothing_again_that_it_loses() {
        Shop shop = shop(terms -> terms.withShortfall(Shortfall.WAIT));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 10)), checkOut(), confirm());
        Command short3 = pickShort(D1, portion(1, 7));
        assertThat(shop.desk.preview(Request.of(CommandId.of("?"), Shop.ORDER, Shop.STAFF, short3)))
            .isInstanceOfSatisfying(Preview.Allowed.class, allowed -> assertThat(allowed.rows()).extracting(moved -> moved.row().name()).containsExactly("PICKED_SHORT", "DELIVERY_BACK_ORDERED"));
        shop.line(short3,                         "PICKED_SHORT", "DELIVERY_BACK_ORDERED");
    }

    @Test
    void what_was_reserved_and_is_not_there_is_promised_again() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 10)), checkOut(), confirm());
        shop.stock.move(dev.sefaresh.spi.port.StockChange.lose("fire", dev.sefaresh.spi.port.Shelf.of("PEN"), Quantity.of(4)));
        shop.line(uncovered(D1),                  "RESERVATION_UNCOVERED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED", "DISCREPANCY_RAISED");
        assertThat(shop.level("PEN")).isEqualTo("6 on hand, 6 reserved");
    }

    @Test
    void somewhat_more_may_be_picked_and_is_not_charged() {
        Shop shop = new Shop(EUR.withInvoiceWhen(InvoiceWhen.SHIPPED).withDelivery(DeliveryTerms.DEFAULT.withOverDeliver(10)));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("FREE", 50), item("PEN", 5)), checkOut(), confirm())
            .line(pick(D1, List.of(Portion.of(1, Quantity.of(55)), Portion.of(2, Quantity.of(6)))), "refused: MORE_THAN_PLANNED")
            .line(pick(D1, List.of(Portion.of(1, Quantity.of(56)), Portion.of(2, Quantity.of(5)))), "refused: MORE_THAN_PLANNED")
            .line(pick(D1, portion(1, 50)),       "refused: MORE_THAN_PLANNED")
            .line(pick(D1, List.of(Portion.of(1, Quantity.of(55)), Portion.of(2, Quantity.of(5)))), "DELIVERY_PICKED")
            .line(ship(D1),                       "PICKED_SHIPPED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.level("FREE")).isEqualTo("45 on hand, 0 reserved");
        assertThat(shop.file().invoices().get(0).lines().get(0).quantity()).isEqualTo(Quantity.of(50));
        shop.line(delivered(D1),                  "DELIVERY_ARRIVED");
        assertThat(shop.standing()).contains("DELIVERED INVOICED");
    }

    @Test
    void what_was_delivered_beyond_the_order_comes_back_and_is_not_credited() {
        Shop shop = new Shop(EUR.withDelivery(DeliveryTerms.DEFAULT.withOverDeliver(50)));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 2)), checkOut(), confirm())
            .together(rows("DELIVERY_PICKED", "PICKED_SHIPPED", "DELIVERY_ARRIVED"), pick(D1, portion(1, 3)), ship(D1), delivered(D1))
            .together(rows("RETURN_REQUESTED", "RETURN_APPROVED", "GOODS_CAME_BACK"), requestReturn(portion(1, 3), "all"), approve(R1), received(R1, portion(1, 3)))
            .line(inspect(R1, List.of(new Verdict(1, Quantity.of(3), Quantity.of(3)))), "refused: MORE_THAN_SHIPPED")
            .line(inspect(R1, List.of(new Verdict(1, Quantity.of(2), Quantity.of(3)))), "RETURN_INSPECTED", "RETURN_SETTLED", "ORDER_COMPLETED");
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void goods_are_collected_or_go_back_on_the_shelf() {
        Shop shop = shop(terms -> terms.withSteps(DeliverySteps.PICK_SHIP));
        shop.receive("PEN", "shop", 9)
            .together(rows("LINES_ADDED", "SHIPPING_CHOSEN", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), chooseShipping(Shipping.pickupAt(LocationId.of("shop"))), checkOut(), confirm())
            .line(chooseShipping(Shipping.UNDECIDED), "refused: SHIPPING_PLANNED")
            .line(handOver(D1),                   "refused: NOT_PICKED")
            .line(giveUp(D1),                     "refused: TOO_EARLY")
            .line(pick(D1),                       "DELIVERY_PICKED")
            .line(ship(D1),                       "refused: NOT_SHIPPED")
            .wait(Duration.ofDays(7),             "PICKED_NOT_COLLECTED", "DISCREPANCY_RAISED");
        assertThat(shop.level("PEN", "shop")).isEqualTo("9 on hand, 0 reserved");
        shop.line(plan(portion(1, 4)),            "DELIVERY_PLANNED")
            .line(pick(D2),                       "DELIVERY_PICKED")
            .line(handOver(D2),                   "PICKED_HANDED_OVER");
        assertThat(shop.level("PEN", "shop")).isEqualTo("5 on hand, 0 reserved");
        assertThat(shop.standing()).contains(" DELIVERED ");
    }

    @Test
    void songs_are_there_at_once_help_when_it_was_given_and_sofas_come_from_others() {
        Shop shop = new Shop(EUR.withInvoiceWhen(InvoiceWhen.SHIPPED).withDelivery(DeliveryTerms.DEFAULT.withReserveWhen(ReserveWhen.CHECKED_OUT)));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "DELIVERY_PLANNED"), addLines(item("SONG", 1), item("HELP", 2), item("SOFA", 1), item("PEN", 1)), checkOut())
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_PLANNED", "DELIVERY_PLANNED", "DELIVERY_HANDED_OVER", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.file().deliveries()).extracting(one -> one.way() + " from " + one.location() + " " + one.state())
            .containsExactly("SHIP from main READY", "DROP_SHIP from sofas READY", "DIGITAL from main DELIVERED", "DIGITAL from main READY");
        shop.line(handOver(DocumentNo.delivery(4)), "DELIVERY_HANDED_OVER", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(ship(D2, "BY VAN"),             "DELIVERY_SHIPPED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.level("SOFA")).isEqualTo("0 on hand, 0 reserved");
    }

    @Test
    void a_set_takes_what_it_is_put_together_of() {
        Shop shop = shop(terms -> terms.withBackOrders(BackOrder.ALWAYS));
        shop.receive("INK", 1)
            .together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"), addLines(item("SET", 3), item("PEN", 1)), checkOut(), confirm());
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 5 reserved");
        assertThat(shop.level("INK")).isEqualTo("2 on hand, 2 reserved");
        assertThat(shop.file().deliveries().get(1).portions()).isEqualTo(portion(1, 1));
        shop.line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(shop.level("PEN")).isEqualTo("5 on hand, 0 reserved");
    }

    @Test
    void a_set_is_sold_and_sent_whole() {
        Shop shop = shop(terms -> terms);
        shop.receive("INK", 1)
            .refuses(addLines(item("SET", Quantity.of("1.5"))), "KIT_NOT_WHOLE (lines: [SET: 1.5]); would help: CORRECT_THE_REQUEST")
            .line(addLines(item("SET", 2)),       "LINES_ADDED")
            .refuses(changeLine(1, Quantity.of("0.000000001")), "KIT_NOT_WHOLE (lines: [SET: 0.000000001]); would help: CORRECT_THE_REQUEST")
            .together(rows("CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), checkOut(), confirm());
        List<Portion> half = List.of(Portion.of(1, Quantity.of("0.5")));
        shop.line(replan(List.of(D1), half),      "refused: KIT_NOT_WHOLE")
            .line(pickShort(D1, half),            "refused: KIT_NOT_WHOLE")
            .line(close(half, "half"),            "refused: KIT_NOT_WHOLE")
            .line(ship(D1),                       "DELIVERY_SHIPPED")
            .line(cameBack(D1, half),             "refused: KIT_NOT_WHOLE")
            .line(cameBack(D1, portion(1, 2)),    "DELIVERY_BROUGHT_BACK", "DISCREPANCY_RAISED");
    }

    @Test
    void what_is_lost_is_sent_again_and_what_turns_up_after_all_is_not_sent_twice() {
        Shop shop = shop(terms -> terms.withUndelivered(Undelivered.SEND_AGAIN));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut(), confirm())
            .line(ship(D1, "T1"),                 "DELIVERY_SHIPPED")
            .line(tracked(D1, TrackingStatus.EXCEPTION), "DELIVERY_TRACKED")
            .line(lost(D1),                       "DELIVERY_LOST", "DELIVERY_PLANNED");
        assertThat(shop.standing()).contains("NOTHING_SENT");
        shop.line(delivered(D1),                  "LOST_BUT_ARRIVED", "DELIVERY_CANCELLED");
        assertThat(shop.standing()).contains(" DELIVERED ");
        assertThat(shop.level("PEN")).isEqualTo("6 on hand, 0 reserved");
    }

    @Test
    void what_turns_up_after_it_was_sent_again_is_put_before_staff() {
        Shop shop = shop(terms -> terms.withUndelivered(Undelivered.SEND_AGAIN));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut(), confirm())
            .line(ship(D1),                       "DELIVERY_SHIPPED")
            .line(lost(D1),                       "DELIVERY_LOST", "DELIVERY_PLANNED")
            .line(ship(D2),                       "DELIVERY_SHIPPED")
            .line(delivered(D1),                  "LOST_BUT_ARRIVED", "DISCREPANCY_RAISED");
        assertThat(shop.view().goods().line(1).overPlanned()).isEqualTo(Quantity.of(4));
    }

    @Test
    void what_is_refused_at_the_door_comes_back_and_is_closed_with_its_money() {
        Shop shop = shop(terms -> terms.withUndelivered(Undelivered.CLOSE));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut(), confirm())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(ship(D1),                       "DELIVERY_SHIPPED")
            .line(refused(D1),                    "DELIVERY_REFUSED")
            .line(cameBack(D1, portion(1, 5)),    "refused: MORE_THAN_SENT")
            .line(cameBack(D1, portion(1, 3)),    "REFUSED_CAME_BACK", "REST_CLOSED", "REFUND_INTENDED", "ORDER_COMPLETED", "OPERATION_SUCCEEDED");
        assertThat(shop.level("PEN")).isEqualTo("9 on hand, 0 reserved");
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
    }

    @Test
    void what_comes_back_undelivered_before_the_rest_is_invoiced_is_credited_less_its_part_of_the_discount() {
        Shop shop = new Shop(EUR.withInvoiceWhen(InvoiceWhen.SHIPPED).withDelivery(Shop.BACK_ORDERS.withUndelivered(Undelivered.CLOSE)));
        shop.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"),
                addLines(item("INK", 1), item("INK", 1)), adjust(Charge.discount("D", "", eur("1"))), checkOut(), confirm())
            .line(ship(D1),                       "DELIVERY_SHIPPED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(cameBack(D1, portion(1, 1)),    "DELIVERY_BROUGHT_BACK", "REST_CLOSED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .receive("INK", 1)
            .line(allocate(D2),                   "DELIVERY_ALLOCATED")
            .line(ship(D2),                       "DELIVERY_SHIPPED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.file().invoices().stream().map(one -> one.total(EUR.currency()).getAmount().toPlainString())).containsExactly("9.50", "9.50", "9.50");
    }

    @Test
    void what_arrived_broken_or_wrong_is_sent_again_at_no_charge() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), checkOut(), confirm())
            .line(sendAgain(D1, portion(1, 1)),   "refused: MORE_THAN_OPEN")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .together(rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED", "ORDER_COMPLETED"), ship(D1), delivered(D1))
            .line(sendAgain(D1, portion(1, 1)),   "DELIVERY_PLANNED")
            .line(sendAgain(D1, portion(1, 4)),   "refused: MORE_THAN_OPEN")
            .line(ship(D2),                       "DELIVERY_SHIPPED");
        assertThat(shop.level("PEN")).isEqualTo("5 on hand, 0 reserved");
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
        assertThat(shop.view().goods().line(1).toReturn()).isEqualTo(Quantity.of(5));
    }

    @Test
    void what_was_sent_again_and_lost_is_sent_once_more() {
        Shop shop = shop(terms -> terms);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 3)), checkOut(), confirm())
            .together(rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED"), ship(D1), delivered(D1))
            .line(sendAgain(D1, portion(1, 3)),   "DELIVERY_PLANNED")
            .line(ship(D2),                       "DELIVERY_SHIPPED")
            .line(lost(D2),                       "DELIVERY_LOST", "DISCREPANCY_RAISED")
            .line(sendAgain(D1, portion(1, 3)),   "DELIVERY_PLANNED");
        assertThat(shop.level("PEN")).isEqualTo("4 on hand, 3 reserved");
    }

    @Test
    @Complaint({"3.42", "7.13"})
    void a_cancelled_rest_never_reads_delivered() {
        Shop shop = new Shop(EUR.withInvoiceWhen(InvoiceWhen.CONFIRMED).withDelivery(Shop.BACK_ORDERS));
        shop.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED"),
                addLines(item("INK", 3)), adjust(Charge.discount("D", "", eur("1"))), checkOut(), confirm())
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .together(rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED"), ship(D1), delivered(D1))
            .line(close(portion(1, 1), "sold out"), "REST_CLOSED", "BACK_ORDER_CANCELLED", "DELIVERY_BACK_ORDERED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(close(portion(1, 2), "sold out"), "refused: ALREADY_PICKED")
            .line(close(portion(1, 1), "sold out"), "REST_CLOSED", "BACK_ORDER_CANCELLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "ORDER_COMPLETED", "OPERATION_SUCCEEDED");
        assertThat(shop.standing()).contains("COMPLETED PAID DELIVERED_IN_PART INVOICED");
        assertThat(shop.file().invoices().stream().map(one -> one.total(EUR.currency()).getAmount().toPlainString())).containsExactly("29.00", "9.67", "9.66");
        assertThat(shop.view().money().paid()).isEqualTo(eur("9.67"));
    }

    @Test
    void when_the_rest_is_closed_what_is_still_owed_is_taken_of_what_is_held() {
        Shop shop = new Shop(EUR.withConfirmWhen(ConfirmWhen.PAID), desk -> desk.provider("held", new ScriptedProvider(), CountsWhen.AUTHORISED, CaptureWhen.SHIPPED));
        shop.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"), addLines(item("PEN", 2)), adjust(Charge.carriage("POST", "", eur("5"))), checkOut())
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(close(portion(1, 2), "sold out"), "REST_CLOSED", "DELIVERY_CANCELLED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED", "ORDER_COMPLETED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().paid()).isEqualTo(eur("5"));
    }

    @Test
    void what_is_closed_before_it_was_invoiced_is_left_off_the_invoice() {
        Shop shop = new Shop(EUR.withInvoiceWhen(InvoiceWhen.SHIPPED).withDelivery(Shop.BACK_ORDERS));
        shop.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"),
                addLines(item("INK", 3)), adjust(Charge.discount("D", "", eur("1"))), checkOut(), confirm())
            .line(ship(D1),                       "DELIVERY_SHIPPED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(close(portion(1, 2), "sold out"), "REST_CLOSED", "BACK_ORDER_CANCELLED");
        assertThat(shop.standing()).contains("UNPAID SENT_IN_PART INVOICED due EUR 9.67");
        assertThat(shop.file().invoices().stream().map(one -> one.total(EUR.currency()).getAmount().toPlainString())).containsExactly("9.67");
    }

    @Test
    void an_order_grows_after_it_was_confirmed_and_what_is_new_follows() {
        Shop shop = new Shop(EUR.withInvoiceWhen(InvoiceWhen.CONFIRMED));
        shop.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED"),
                addLines(item("PEN", 3)), adjust(Charge.discount("D", "", eur("1"))), checkOut(), confirm())
            .line(extend(item("PEN", 8)),         "refused: OUT_OF_STOCK")
            .buyer(extend(item("PEN", 1)),        "refused: NOT_PERMITTED")
            .line(extend(item("PEN", 2)),         "ORDER_EXTENDED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.file().invoices().stream().map(one -> one.total(EUR.currency()).getAmount().toPlainString())).containsExactly("9.01", "6.67");
        assertThat(shop.file().deliveries().get(1).portions()).isEqualTo(portion(2, 2));
    }

    @Test
    void what_an_order_grows_by_is_taken_of_what_is_held() {
        Shop shop = new Shop(EUR, desk -> desk.provider("held", new ScriptedProvider(), CountsWhen.AUTHORISED, CaptureWhen.CONFIRMED));
        shop.bank.next(PaymentAnswer.of(PaymentAnswer.Kind.PENDING));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 4)), checkOut())
            .line(pay("bank"),                    "PAYMENT_INTENDED", "OPERATION_PENDING")
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(report(DocumentNo.operation(1, 1), PaymentAnswer.of(PaymentAnswer.Kind.SUCCEEDED)), "PENDING_SUCCEEDED")
            .line(extend(item("PEN", 1)),         "ORDER_EXTENDED", "DELIVERY_PLANNED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void warehouses_are_chosen_by_order_by_distance_or_for_the_fewest_parcels() {
        LocationId north = LocationId.of("north");
        LocationId south = LocationId.of("south");
        Warehouses both = Warehouses.inOrder(north, south);
        assertThat(sources(both)).containsExactly("north [2 of line 1]", "south [2 of line 1, 1 of line 2]");
        assertThat(sources(both.fewestParcels())).containsExactly("south [4 of line 1, 1 of line 2]");
        assertThat(sources(both.nearestBy((location, order) -> location.equals(south) ? 1 : 2))).containsExactly("south [4 of line 1, 1 of line 2]");
        assertThat(sources(both.keeping(sku -> java.math.BigDecimal.ONE))).containsExactly("north [1 of line 1]", "south [3 of line 1, 1 of line 2]");
    }

    @Test
    void a_no_for_want_of_stock_is_not_believed_on_a_file_that_others_have_changed() {
        Shop shop = new Shop(EUR, desk -> desk.warehouses(Warehouses.inOrder(LocationId.MAIN, LocationId.of("north"))));
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 12)), checkOut());
        shop.builder(EUR).build().handle(Request.of(CommandId.of("other"), Shop.ORDER, Shop.STAFF, cancel()));
        shop.line(confirm(),                      "refused: NOT_IN_THIS_STATE");
    }

    @Test
    void what_others_have_added_meanwhile_is_asked_for_as_well() {
        Warehouses two = Warehouses.inOrder(LocationId.MAIN, LocationId.of("north"));
        Shop shop = Shop.elsewhere(EUR.withDelivery(DeliveryTerms.DEFAULT.withReserveWhen(ReserveWhen.CHECKED_OUT)), desk -> desk.warehouses(two));
        shop.line(addLines(item("INK", 1)),       "LINES_ADDED");
        shop.builder(EUR).build().handle(Request.of(CommandId.of("other"), Shop.ORDER, Shop.STAFF, addLines(item("PEN", 20))));
        shop.line(checkOut(),                     "refused: OUT_OF_STOCK");
    }

    private static List<String> sources(Warehouses warehouses) {
        Shop shop = new Shop(EUR, desk -> desk.warehouses(warehouses));
        shop.receive("PEN", "north", 2).receive("PEN", "south", 5).receive("INK", "south", 3);
        shop.desk.handle(dev.sefaresh.core.Request.of(dev.sefaresh.spi.model.CommandId.of("c"), Shop.ORDER, Shop.STAFF, addLines(item("PEN", 4), item("INK", 1)), checkOut(), confirm()));
        return shop.audit().file().deliveries().stream().map(one -> one.location() + " " + one.portions()).toList();
    }

    @Test
    void the_buyer_hears_where_goods_are() {
        List<String> mails = new ArrayList<>();
        Shop shop = new Shop(EUR.withDelivery(Shop.BACK_ORDERS).withMail(MailTerms.of(Message.DELAYED, Message.PARTLY_SHIPPED, Message.DELIVERED)), desk -> desk.mailer(Shop.mailing(mail -> mails.add(mail.message() + " " + mail.document().reference().orElse("-") + " " + mail.document().lines().get(0).quantity()))));
        shop.together(rows("LINES_ADDED", "BUYER_NAMED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"), addLines(item("PEN", 12)), nameBuyer(Buyer.named("Bea").withEmail("bea@example.org")), checkOut(), confirm())
            .line(ship(D1, "T1"),                 "DELIVERY_SHIPPED")
            .line(delivered(D1),                  "DELIVERY_ARRIVED");
        assertThat(mails).containsExactly("DELAYED - 2", "PARTLY_SHIPPED T1 10", "DELIVERED T1 10");
    }
    // spotless:on
}
