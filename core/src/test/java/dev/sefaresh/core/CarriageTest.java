package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.delivery.DeliveryCommand.*;
import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.resolve;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.*;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.carriage.RateTable;
import dev.sefaresh.core.carriage.Row;
import dev.sefaresh.core.carriage.Service;
import dev.sefaresh.core.carriage.TableRates;
import dev.sefaresh.core.carriage.TrackingNumbers;
import dev.sefaresh.core.carriage.Zone;
import dev.sefaresh.core.inmemory.InMemoryInbox;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.Carrier.Offer;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.TrackingNews;
import dev.sefaresh.spi.port.Verdict;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What carriers offer, are told, refuse, lose and tell. A pen weighs 16 g, an ink 200 g. */
class CarriageTest {
    private static final Terms EUR =
            Terms.in("EUR").withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo D2 = DocumentNo.delivery(2);
    private static final DocumentNo X1 = DocumentNo.discrepancy(1);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);
    private static final Address BERLIN = new Address.Builder()
            .name("Bea")
            .street("Unter den Linden 1")
            .postalCode("10117")
            .city("Berlin")
            .country("DE")
            .build();
    private static final Shipping BY_VAN = Shipping.to(BERLIN).withBy(new CarrierService("van", "day"));
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final Duration TRIED_AGAIN = Duration.ofMinutes(5);
    private static final Duration ASKED = Duration.ofHours(6);

    private final ScriptedCarrier van = new ScriptedCarrier();
    private final InMemoryInbox inbox = new InMemoryInbox();

    private Shop shop(UnaryOperator<DeliveryTerms> terms) {
        return new Shop(
                EUR.withDelivery(terms.apply(DeliveryTerms.DEFAULT)),
                desk -> desk.carrier("van", van).inbox(inbox).catalog(CarriageTest::weighed));
    }

    private static Map<String, Article> weighed(Set<String> skus) {
        return Map.of(
                "PEN", new Article("a pen", new BigDecimal("3.335"), Goods.PLAIN.withGrams(16)),
                "INK", new Article("ink", BigDecimal.TEN, Goods.PLAIN.withGrams(200)));
    }

    /** Four pens, to be sent by van. */
    private Shop sold(DeliverySteps steps) {
        return shop(terms -> terms.withSteps(steps))
                .together(
                        rows("LINES_ADDED", "SHIPPING_CHOSEN", "CHECKED_OUT"),
                        addLines(item("PEN", 4)),
                        chooseShipping(BY_VAN),
                        checkOut());
    }

    /** The same, announced as T1. */
    private Shop announced() {
        return sold(DeliverySteps.SHIP).line(confirm(), "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_LABELLED");
    }

    private static List<Portion> pens(long many) {
        return List.of(Portion.of(1, Quantity.of(many)));
    }

    private static String shipment(Shop shop, DocumentNo no) {
        var shipment = shop.file().delivery(no).orElseThrow().shipment();
        return shipment.id().map(Object::toString).orElse("-") + " "
                + shipment.tracking().orElse("-") + " "
                + shipment.status().map(Enum::name).orElse("-");
    }

    private Reception tell(Shop shop, TrackingStatus status, int hours) {
        return tell(shop, "T1", status, hours);
    }

    private Reception tell(Shop shop, String tracking, TrackingStatus status, int hours) {
        return shop.desk.receive(ScriptedCarrier.told("van", shop.clock.instant(), news(tracking, status, hours)));
    }

    private static TrackingNews news(String tracking, TrackingStatus status, int hours) {
        return new TrackingNews(tracking, status, "", NOON.plus(Duration.ofHours(hours)));
    }

    private static List<String> discrepancies(Shop shop) {
        return shop.file().discrepancies().stream()
                .map(one -> one.code() + " " + one.about() + " " + one.state())
                .toList();
    }

    // spotless:off
    @Test
    void a_delivery_that_is_ready_to_leave_is_announced_once_and_ships_under_its_number() {
        Shop shop = announced();
        assertThat(van.calls).containsExactly("announce A-1/D1/1 by van day");
        assertThat(van.consignments).containsExactly(Consignment.of(LocationId.MAIN, BERLIN, 64, Money.parse("EUR 13.34")));
        assertThat(shipment(shop, D1)).isEqualTo("A-1/D1/1 T1 -");
        shop.line(ship(D1),                       "DELIVERY_SHIPPED")
            .wait(Duration.ofDays(1));
        assertThat(van.calls).hasSize(1);
        assertThat(shipment(shop, D1)).isEqualTo("A-1/D1/1 T1 -");
    }

    @Test
    void what_has_steps_is_announced_after_the_last_of_them_in_the_parcels_that_were_weighed() {
        Shop shop = sold(DeliverySteps.PICK_PACK_SHIP)
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(pick(D1),                       "DELIVERY_PICKED");
        assertThat(van.calls).isEmpty();
        shop.line(pack(D1, List.of(new Parcel(1, 500), new Parcel(2, 80))), "DELIVERY_PACKED", "PACKED_LABELLED");
        assertThat(van.consignments.get(0).parcels()).containsExactly(new Parcel(1, 500), new Parcel(2, 80));
    }

    @Test
    void parcels_that_nobody_weighed_share_the_weight_of_the_goods() {
        sold(DeliverySteps.PICK_PACK_SHIP)
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(pick(D1),                       "DELIVERY_PICKED")
            .line(pack(D1, List.of(new Parcel(1, 30), new Parcel(2, 0), new Parcel(3, 0))), "DELIVERY_PACKED", "PACKED_LABELLED");
        assertThat(van.consignments.get(0).parcels()).containsExactly(new Parcel(1, 30), new Parcel(2, 17), new Parcel(3, 17));
    }

    @Test
    void what_is_only_reserved_has_no_address_or_no_carrier_of_ours_is_not_announced() {
        shop(terms -> terms.withReserveWhen(ReserveWhen.CHECKED_OUT))
            .together(rows("LINES_ADDED", "SHIPPING_CHOSEN", "CHECKED_OUT", "DELIVERY_PLANNED"), addLines(item("PEN", 4)), chooseShipping(BY_VAN), checkOut());
        shop(terms -> terms)
            .together(rows("LINES_ADDED", "SHIPPING_CHOSEN", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)),
                    chooseShipping(BY_VAN.withTo(Optional.empty())), checkOut(), confirm())
            .line(ship(D1, "MINE"),               "DELIVERY_SHIPPED");
        shop(terms -> terms)
            .together(rows("LINES_ADDED", "SHIPPING_CHOSEN", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"), addLines(item("PEN", 4)),
                    chooseShipping(BY_VAN.withBy(new CarrierService("post", "parcel"))), checkOut(), confirm())
            .line(ship(D1, "MINE"),               "DELIVERY_SHIPPED")
            .wait(Duration.ofDays(1));
        assertThat(van.calls).isEmpty();
    }

    @Test
    void a_carrier_that_fails_or_whose_answer_is_lost_is_asked_again_under_the_same_id_and_books_once() {
        van.failing(true);
        Shop shop = sold(DeliverySteps.SHIP).line(confirm(), "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        van.failing(false);
        van.losing(true);
        shop.wait(TRIED_AGAIN);
        van.losing(false);
        shop.wait(TRIED_AGAIN,                    "DELIVERY_LABELLED")
            .wait(TRIED_AGAIN);
        assertThat(van.calls).hasSize(3).containsOnly("announce A-1/D1/1 by van day");
        assertThat(van.booked).hasSize(1);
    }

    @Test
    void a_refusal_comes_before_staff_and_is_tried_again_under_another_id_when_they_have_resolved_it() {
        van.refusing("no such street");
        Shop shop = sold(DeliverySteps.SHIP)
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DISCREPANCY_RAISED")
            .wait(TRIED_AGAIN);
        assertThat(van.calls).hasSize(1);
        assertThat(shop.file().discrepancies().get(0).note()).isEqualTo("van day does not carry A-1/D1/1: no such street");
        van.refusing("");
        shop.line(chooseShipping(BY_VAN.withTo(BERLIN.withStreet("Linden 2"))), "SHIPPING_CORRECTED");
        assertThat(van.calls).hasSize(1);
        shop.line(resolve(X1, "address corrected"), "DISCREPANCY_RESOLVED", "DELIVERY_LABELLED");
        assertThat(van.calls).containsExactly("announce A-1/D1/1 by van day", "announce A-1/D1/2 by van day");
        assertThat(van.consignments.get(0).to().street()).isEqualTo("Linden 2");
        assertThat(shipment(shop, D1)).isEqualTo("A-1/D1/2 T1 -");
    }

    @Test
    void shipping_by_hand_goes_on_working_and_what_may_have_been_announced_is_cancelled() {
        van.losing(true);
        Shop shop = sold(DeliverySteps.SHIP)
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(ship(D1, "MINE"),               "DELIVERY_SHIPPED")
            .wait(Duration.ofDays(1));
        assertThat(van.calls).containsExactly("announce A-1/D1/1 by van day", "cancel A-1/D1/1");
        assertThat(shipment(shop, D1)).isEqualTo("- MINE -");
    }

    @Test
    void an_announced_delivery_that_leaves_under_another_number_is_cancelled_with_its_carrier() {
        Shop shop = announced()
            .line(ship(D1, "MINE"),               "DELIVERY_SHIPPED");
        assertThat(van.calls).containsExactly("announce A-1/D1/1 by van day", "cancel A-1/D1/1");
        assertThat(shipment(shop, D1)).isEqualTo("- MINE -");
    }

    @Test
    void a_label_of_a_persons_own_is_not_overruled_by_an_answer_that_comes_late() {
        Shop shop = sold(DeliverySteps.SHIP);
        van.meanwhile(() -> shop.line(labelled(D1, new CarrierService("post", "parcel"), "MINE"), "DELIVERY_LABELLED"));
        shop.line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_LABELLED");
        assertThat(shipment(shop, D1)).isEqualTo("- MINE -");
        assertThat(van.calls).containsExactly("announce A-1/D1/1 by van day", "cancel A-1/D1/1");
    }

    @Test
    void a_labelled_delivery_that_is_cancelled_is_cancelled_with_its_carrier_and_planned_again_is_another() {
        Shop shop = announced();
        van.failing(true);
        shop.line(replan(List.of(D1), pens(4)), "DELIVERY_CANCELLED", "DELIVERY_PLANNED");
        van.failing(false);
        shop.wait(TRIED_AGAIN,                    "DELIVERY_LABELLED");
        assertThat(van.calls).endsWith("cancel A-1/D1/1", "announce A-1/D2/1 by van day");
        assertThat(shipment(shop, D2)).isEqualTo("A-1/D2/1 T2 -");
    }

    @Test
    void what_is_cancelled_while_it_is_announced_is_not_carried() {
        Shop shop = sold(DeliverySteps.SHIP);
        van.meanwhile(() -> shop.line(cancelDelivery(D1), "DELIVERY_CANCELLED"));
        shop.line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_CANCELLED");
        assertThat(van.calls).containsExactly("announce A-1/D1/1 by van day", "cancel A-1/D1/1");
        assertThat(discrepancies(shop)).isEmpty();
    }

    @Test
    void what_cannot_be_cancelled_any_more_comes_before_staff_once() {
        Shop shop = announced();
        van.cancelling(Cancellation.tooLate("on the van"));
        shop.line(cancelDelivery(D1),             "DELIVERY_CANCELLED", "DISCREPANCY_RAISED")
            .line(resolve(X1, "called back"),     "DISCREPANCY_RESOLVED")
            .wait(Duration.ofDays(1));
        assertThat(van.calls).hasSize(2);
        assertThat(discrepancies(shop)).containsExactly("CANCELLED_TOO_LATE D1 RESOLVED");
    }

    @Test
    void a_carrier_that_takes_nothing_back_is_asked_once() {
        Shop shop = announced();
        van.cancelling(Cancellation.unable("never"));
        shop.line(cancelDelivery(D1),             "DELIVERY_CANCELLED")
            .wait(Duration.ofDays(1));
        assertThat(van.calls).hasSize(2);
        assertThat(discrepancies(shop)).isEmpty();
    }

    @Test
    void labels_are_asked_for_again_and_only_for_what_was_announced() {
        Shop shop = sold(DeliverySteps.SHIP);
        assertThat(shop.desk.label(OrderId.of("?"), D1)).isEqualTo(new CarrierAnswer.Refused("there is no order ?"));
        assertThat(shop.desk.label(Shop.ORDER, D1)).isEqualTo(new CarrierAnswer.Refused("order A-1 has no delivery and no return D1"));
        shop.line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_LABELLED");
        Announced label = (Announced) shop.desk.label(Shop.ORDER, D1);
        assertThat(label).isEqualTo(shop.desk.label(Shop.ORDER, D1)).isEqualTo(van.booked.values().iterator().next());
        shop.line(ship(D1, "MINE"),               "DELIVERY_SHIPPED");
        assertThat(shop.desk.label(Shop.ORDER, D1)).isInstanceOf(CarrierAnswer.Refused.class);
        assertThat(van.booked).hasSize(1);
    }

    @Test
    void a_return_gets_a_label_once_it_is_approved_and_always_the_same() {
        Shop shop = announced()
            .together(rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED"), ship(D1), delivered(D1))
            .line(requestReturn(pens(3), "too blue"), "RETURN_REQUESTED");
        assertThat(shop.desk.label(Shop.ORDER, R1)).isEqualTo(new CarrierAnswer.Refused("return R1 of A-1 is REQUESTED: only goods that are awaited get a label, once it is approved"));
        shop.line(approve(R1),                    "RETURN_APPROVED");
        assertThat(shop.desk.label(Shop.ORDER, R1)).isInstanceOf(Announced.class).isEqualTo(shop.desk.label(Shop.ORDER, R1));
        assertThat(van.booked).hasSize(2);
        assertThat(van.calls).endsWith("return A-1/R1", "return A-1/R1");
        assertThat(van.consignments).last().isEqualTo(Consignment.of(LocationId.MAIN, BERLIN, 48, Money.parse("EUR 10.01")));
    }

    @Test
    void news_move_the_delivery_once_and_never_backwards() {
        Shop shop = announced().line(ship(D1),    "DELIVERY_SHIPPED");
        assertThat(tell(shop, TrackingStatus.IN_TRANSIT, 2)).isInstanceOf(Reception.Applied.class);
        assertThat(tell(shop, TrackingStatus.ANNOUNCED, 1)).isInstanceOf(Reception.NoNews.class);
        assertThat(tell(shop, TrackingStatus.IN_TRANSIT, 2)).isInstanceOf(Reception.NoNews.class);
        assertThat(tell(shop, TrackingStatus.DELIVERED, 4)).isInstanceOf(Reception.Applied.class);
        assertThat(tell(shop, TrackingStatus.OUT_FOR_DELIVERY, 3)).isInstanceOf(Reception.NoNews.class);
        assertThat(tell(shop, TrackingStatus.DELIVERED, 4)).isInstanceOf(Reception.NoNews.class);
        assertThat(tell(shop, TrackingStatus.RETURNING, 5)).isInstanceOf(Reception.Applied.class);
        assertThat(shop.history()).endsWith("DELIVERY_SHIPPED", "DELIVERY_TRACKED", "DELIVERY_TRACKED", "DELIVERY_ARRIVED", "DELIVERED_TRACKED");
        assertThat(shipment(shop, D1)).isEqualTo("A-1/D1/1 T1 RETURNING");
        assertThat(discrepancies(shop)).isEmpty();
    }

    @Test
    void a_parcel_on_its_way_back_is_refused_and_one_that_is_lost_is_lost_until_it_arrives_after_all() {
        Shop shop = announced().line(ship(D1),    "DELIVERY_SHIPPED");
        tell(shop, TrackingStatus.RETURNING, 1);
        tell(shop, TrackingStatus.LOST, 2);
        tell(shop, TrackingStatus.DELIVERED, 3);
        assertThat(shop.history()).endsWith("DELIVERY_SHIPPED", "DELIVERY_TRACKED", "DELIVERY_REFUSED", "RETURNING_TRACKED", "LOST_ON_ITS_WAY_BACK", "DISCREPANCY_RAISED", "LOST_TRACKED", "LOST_BUT_ARRIVED");
    }

    @Test
    void what_the_carrier_took_before_we_said_so_arrives_as_soon_as_we_say_so() {
        Shop shop = announced();
        assertThat(tell(shop, TrackingStatus.DELIVERED, 1)).isInstanceOf(Reception.Applied.class);
        shop.line(ship(D1),                       "DELIVERY_SHIPPED", "DELIVERY_ARRIVED");
    }

    @Test
    void news_that_our_rules_refuse_stand_and_come_before_staff() {
        Shop shop = announced()
            .line(ship(D1),                       "DELIVERY_SHIPPED")
            .line(requestReturn(pens(4), "too blue"), "RETURN_REQUESTED")
            .line(approve(R1),                    "RETURN_APPROVED")
            .together(rows("GOODS_CAME_BACK", "RETURN_INSPECTED", "RETURN_SETTLED"),
                    received(R1, pens(4)),
                    inspect(R1, List.of(new ReturnCommand.Verdict(1, Quantity.of(4), Quantity.of(4)))));
        assertThat(tell(shop, TrackingStatus.LOST, 1)).isInstanceOf(Reception.Applied.class);
        assertThat(shipment(shop, D1)).endsWith("LOST");
        assertThat(discrepancies(shop)).contains("CAME_BACK D1 OPEN");
    }

    @Test
    void one_notice_of_several_parcels_reaches_each_of_them_and_what_is_not_ours_waits_for_staff() {
        Shop shop = announced().line(extend(item("INK", 1)), "ORDER_EXTENDED", "DELIVERY_PLANNED", "DELIVERY_LABELLED");
        Received both = ScriptedCarrier.told("van", shop.clock.instant(),
                news("T1", TrackingStatus.OUT_FOR_DELIVERY, 3), news("T1", TrackingStatus.IN_TRANSIT, 2), news("T2", TrackingStatus.IN_TRANSIT, 2));
        assertThat(shop.desk.receive(both)).isInstanceOf(Reception.Applied.class).extracting(Reception::note).isEqualTo("A-1/D1 OUT_FOR_DELIVERY, A-1/D2 IN_TRANSIT");
        assertThat(shop.desk.receive(both)).isInstanceOf(Reception.NoNews.class);
        assertThat(shipment(shop, D1)).isEqualTo("A-1/D1/1 T1 OUT_FOR_DELIVERY");
        assertThat(shipment(shop, D2)).isEqualTo("A-1/D2/1 T2 IN_TRANSIT");
        assertThat(tell(shop, "T9", TrackingStatus.LOST, 9)).isInstanceOf(Reception.Unmatched.class).extracting(Reception::note).isEqualTo("nothing of ours is called T9 by van");
        assertThat(inbox.list(Verdict.UNMATCHED, Optional.empty(), 9)).hasSize(1);
        assertThat(inbox.list(Verdict.APPLIED, Optional.empty(), 9)).hasSize(1);
    }

    @Test
    void news_that_overtake_the_label_are_unmatched_and_apply_when_they_are_told_again() {
        Shop shop = sold(DeliverySteps.SHIP);
        van.meanwhile(() -> assertThat(tell(shop, TrackingStatus.ANNOUNCED, 1)).isInstanceOf(Reception.Unmatched.class));
        shop.line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_LABELLED");
        assertThat(tell(shop, TrackingStatus.ANNOUNCED, 1)).isInstanceOf(Reception.Applied.class);
        assertThat(inbox.list(Verdict.UNMATCHED, Optional.empty(), 9)).isEmpty();
    }

    @Test
    void what_another_carrier_calls_by_the_same_number_is_left_alone() {
        Shop shop = sold(DeliverySteps.SHIP);
        van.failing(true);
        shop.line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(labelled(D1, new CarrierService("post", "parcel"), "T1"), "DELIVERY_LABELLED");
        assertThat(tell(shop, TrackingStatus.IN_TRANSIT, 1)).isInstanceOf(Reception.Unmatched.class);
    }

    @Test
    void what_is_not_signed_is_not_kept_and_what_concerns_nobody_is_no_news() {
        Shop shop = announced();
        assertThat(shop.desk.receive(new Received("van", NOON, Map.of(), new byte[0]))).isEqualTo(new Reception.Rejected("not signed"));
        assertThat(shop.desk.receive(ScriptedCarrier.told("van", NOON))).isInstanceOf(Reception.NoNews.class);
        assertThat(shop.desk.receive(new Received("owl", NOON, Map.of(), new byte[0])).note()).isEqualTo("no payment provider and no carrier is named owl: there are [card, bank] and [van]");
        for (Verdict verdict : Verdict.values()) {
            assertThat(inbox.list(verdict, Optional.empty(), 9)).isEmpty();
        }
    }

    @Test
    void a_process_that_dies_after_it_kept_the_news_applies_them_when_it_is_back_and_once() {
        AtomicBoolean dies = new AtomicBoolean(true);
        Shop shop = new Shop(EUR, desk -> desk.carrier("van", van).inbox(dying(dies)));
        shop.together(rows("LINES_ADDED", "SHIPPING_CHOSEN", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_LABELLED"), addLines(item("PEN", 4)), chooseShipping(BY_VAN), checkOut(), confirm())
            .line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThatThrownBy(() -> tell(shop, TrackingStatus.DELIVERED, 1)).hasMessage("the process died");
        assertThat(inbox.list(Verdict.WAITING, Optional.empty(), 9)).hasSize(1);
        dies.set(false);
        shop.wait(TRIED_AGAIN);
        assertThat(shop.history()).endsWith("DELIVERY_SHIPPED", "DELIVERY_TRACKED", "DELIVERY_ARRIVED");
        assertThat(inbox.list(Verdict.APPLIED, Optional.empty(), 9)).hasSize(1);
    }

    /** Before it can say what became of anything. */
    private Inbox dying(AtomicBoolean dies) {
        return (Inbox) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Inbox.class}, (proxy, method, arguments) -> {
            if (dies.get() && method.getName().equals("settle")) {
                throw new IllegalStateException("the process died");
            }
            return method.invoke(inbox, arguments);
        });
    }

    @Test
    void a_carrier_that_tells_nothing_of_itself_is_asked_until_it_has_arrived() {
        Shop shop = announced()
            .line(ship(D1),                       "DELIVERY_SHIPPED")
            .wait(ASKED);
        van.seen("T1", TrackingStatus.IN_TRANSIT, NOON);
        shop.wait(ASKED,                          "DELIVERY_TRACKED")
            .wait(ASKED);
        van.seen("T1", TrackingStatus.EXCEPTION, NOON.minusSeconds(1));
        shop.wait(ASKED);
        van.failing(true);
        shop.wait(ASKED);
        van.failing(false);
        van.seen("T1", TrackingStatus.DELIVERED, NOON.plusSeconds(1));
        shop.wait(ASKED,                          "DELIVERY_TRACKED", "DELIVERY_ARRIVED");
        assertThat(shop.store.tasks()).noneMatch(task -> task.id().kind() == TaskKind.TRACK_SHIPMENT);
    }

    @Test
    void carriers_offer_for_what_has_not_left_cheapest_first_and_one_that_fails_offers_nothing() {
        Carrier broken = new Carrier() {
            @Override
            public List<Offer> rates(Consignment consignment) {
                throw new IllegalStateException("the line is dead");
            }
        };
        Shop shop = selling(Warehouses.one(LocationId.MAIN), desk -> desk.carrier("broken", broken));
        assertThat(shop.desk.rates(OrderId.of("?"))).isEmpty();
        shop.line(addLines(item("PEN", 10), item("INK", 2)), "LINES_ADDED");
        assertThat(shop.desk.rates(Shop.ORDER)).isEmpty();
        shop.line(chooseShipping(Shipping.to(BERLIN)), "SHIPPING_CHOSEN");
        assertThat(offers(shop)).containsExactly("own slow EUR 4.90", "own fast EUR 9.00");
        shop.line(addLines(item("INK", 8)),       "LINES_ADDED");
        assertThat(offers(shop)).containsExactly("own slow EUR 6.90", "own fast EUR 9.00");
        shop.line(chooseShipping(Shipping.pickupAt(LocationId.MAIN)), "SHIPPING_CHOSEN");
        assertThat(offers(shop)).isEmpty();
    }

    @Test
    void what_is_sent_from_two_places_costs_both_parcels_and_what_has_left_costs_nothing() {
        LocationId south = LocationId.of("south");
        Shop shop = selling(Warehouses.inOrder(LocationId.MAIN, south), UnaryOperator.identity()).receive("INK", "south", 5);
        shop.line(addLines(item("PEN", 4), item("INK", 2)), "LINES_ADDED")
            .line(chooseShipping(Shipping.to(BERLIN)), "SHIPPING_CHOSEN");
        assertThat(offers(shop)).containsExactly("own slow EUR 9.80", "own fast EUR 18.00");
        shop.together(rows("CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_PLANNED"), checkOut(), confirm());
        assertThat(offers(shop)).containsExactly("own slow EUR 9.80", "own fast EUR 18.00");
        shop.line(ship(D1),                       "DELIVERY_SHIPPED");
        assertThat(offers(shop)).containsExactly("own slow EUR 4.90", "own fast EUR 9.00");
        shop.line(ship(D2),                       "DELIVERY_SHIPPED");
        assertThat(offers(shop)).isEmpty();
    }

    @Test
    void a_van_of_our_own_is_offered_announced_labelled_and_cancelled() {
        Shop shop = selling(Warehouses.one(LocationId.MAIN), UnaryOperator.identity());
        shop.line(addLines(item("PEN", 4)),       "LINES_ADDED")
            .line(chooseShipping(Shipping.to(BERLIN)), "SHIPPING_CHOSEN");
        Offer cheapest = shop.desk.rates(Shop.ORDER).get(0);
        shop.together(rows("SHIPPING_CHOSEN", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_LABELLED"),
                chooseShipping(Shipping.to(BERLIN).withBy(cheapest.by())), checkOut(), confirm());
        Announced label = (Announced) shop.desk.label(Shop.ORDER, D1);
        Delivery delivery = shop.file().delivery(D1).orElseThrow();
        assertThat(delivery.shipment().tracking()).contains(label.tracking());
        assertThat(new String(label.labels().get(0).content(), UTF_8)).contains(label.tracking(), "Unter den Linden 1", "64 g");
        shop.line(cancelDelivery(D1),             "DELIVERY_CANCELLED");
        assertThat(shop.desk.label(Shop.ORDER, D1)).isInstanceOf(CarrierAnswer.Refused.class);
    }

    @Test
    void a_carrier_cannot_be_named_like_a_provider() {
        assertThatThrownBy(() -> new Shop(EUR, desk -> desk.carrier("card", van)))
                .hasMessageContaining("a provider and a carrier are both named card");
    }

    private static Shop selling(Warehouses warehouses, UnaryOperator<OrderDeskBuilder> more) {
        return new Shop(EUR, desk -> more.apply(desk.carrier("own", own()).warehouses(warehouses).catalog(CarriageTest::weighed)));
    }

    private static List<String> offers(Shop shop) {
        return shop.desk.rates(Shop.ORDER).stream().map(offer -> offer.by() + " " + offer.price()).toList();
    }

    private static TableRates own() {
        RateTable table = RateTable.in(CurrencyUnit.EUR)
                .service(Service.of("fast", "Overnight"))
                .service(Service.of("slow", "Some day").in(2, 4))
                .zone(Zone.of("home", "DE"))
                .row(Row.of("slow", "home", Money.parse("EUR 4.90")).grams(0, 1_000))
                .row(Row.of("slow", "home", Money.parse("EUR 6.90")).grams(1_001, 30_000))
                .row(Row.of("fast", "home", Money.parse("EUR 9.00")))
                .build();
        return new TableRates("own", new TrackingNumbers("SEF"), table, Map.of(LocationId.MAIN, BERLIN, LocationId.of("south"), BERLIN));
    }
    // spotless:on
}
