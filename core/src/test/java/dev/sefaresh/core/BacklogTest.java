package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.sendAgain;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.chooseShipping;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.ShipWhen;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goods come in, and those who wait for them are served. There are ten pens and one ink before. */
class BacklogTest {
    private static final Terms EUR =
            Terms.in("EUR").withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final LocationId NORTH = LocationId.of("north");

    private final Shop shop = shop(Shop.BACK_ORDERS);

    private static Shop shop(DeliveryTerms terms) {
        return new Shop(EUR.withDelivery(terms));
    }

    // spotless:off
    @Test
    void the_first_who_waits_is_served_first_and_the_rest_of_the_last_waits_on() {
        shop.confirmed("A", item("PEN", 10));
        shop.confirmed("B", item("PEN", 3));
        shop.confirmed("C", item("PEN", 4));
        shop.confirmed("D", item("PEN", 1));
        assertThat(shop.desk.serveWaiting()).isEmpty();
        shop.receive("PEN", 5);
        assertThat(told(shop.desk.serveWaiting())).containsExactly("B/D1 [3 of line 1]", "C/D1 [2 of line 1]");
        assertThat(shop.deliveries("B")).containsExactly("D1 READY [3 of line 1]");
        assertThat(shop.deliveries("C")).containsExactly("D1 CANCELLED [4 of line 1]", "D2 READY [2 of line 1]", "D3 WAITING [2 of line 1]");
        assertThat(shop.deliveries("D")).containsExactly("D1 WAITING [1 of line 1]");
        assertThat(shop.level("PEN")).isEqualTo("15 on hand, 15 reserved");
        assertThat(shop.desk.serveWaiting()).isEmpty();
        shop.receive("PEN", 3);
        assertThat(told(shop.desk.serveWaiting())).containsExactly("C/D3 [2 of line 1]", "D/D1 [1 of line 1]");
    }

    @Test
    void the_caller_says_who_comes_first() {
        shop.confirmed("A", item("PEN", 10));
        shop.confirmed("B", item("PEN", 3));
        shop.confirmed("C", item("PEN", 2), item("INK", 1));
        shop.receive("PEN", 2);
        assertThat(told(shop.desk.serveWaiting(Comparator.comparing((OrderSummary row) -> row.total().getAmount()).reversed())))
            .containsExactly("C/D2 [2 of line 1]");
        assertThat(shop.deliveries("B")).containsExactly("D1 WAITING [3 of line 1]");
    }

    @Test
    void who_wants_all_of_it_at_once_is_passed_over_until_all_of_it_is_there() {
        Shop whole = shop(Shop.BACK_ORDERS.withShipWhen(ShipWhen.COMPLETE));
        whole.confirmed("A", item("PEN", 10));
        whole.confirmed("B", item("PEN", 5));
        whole.confirmed("C", item("PEN", 2));
        whole.receive("PEN", 4);
        assertThat(told(whole.desk.serveWaiting())).containsExactly("C/D1 [2 of line 1]");
        whole.receive("PEN", 3);
        assertThat(told(whole.desk.serveWaiting())).containsExactly("B/D1 [5 of line 1]");
    }

    @Test
    void what_lies_elsewhere_serves_as_well_and_in_parts_from_several_places() {
        Shop two = new Shop(EUR.withDelivery(Shop.BACK_ORDERS), desk -> desk.warehouses(Warehouses.inOrder(LocationId.MAIN, NORTH)));
        two.confirmed("A", item("PEN", 10));
        two.confirmed("B", item("PEN", 6));
        two.receive("PEN", "north", 2).receive("PEN", 3);
        assertThat(told(two.desk.serveWaiting())).containsExactly("B/D1 [5 of line 1]");
        assertThat(two.deliveries("B")).containsExactly("D1 CANCELLED [6 of line 1]", "D2 READY [3 of line 1]", "D3 READY [2 of line 1]", "D4 WAITING [1 of line 1]");
        assertThat(two.file("B").deliveries()).extracting(one -> one.location().text()).containsExactly("main", "main", "north", "main");
        two.receive("PEN", "north", 1);
        assertThat(told(two.desk.serveWaiting())).containsExactly("B/D4 [1 of line 1]");
        assertThat(two.level("PEN", "north")).isEqualTo("3 on hand, 3 reserved");
    }

    @Test
    void what_is_collected_waits_at_its_counter() {
        Shop two = new Shop(EUR.withDelivery(Shop.BACK_ORDERS), desk -> desk.warehouses(Warehouses.inOrder(LocationId.MAIN, NORTH)));
        two.ask("A", addLines(item("PEN", 2)), chooseShipping(Shipping.pickupAt(NORTH)), checkOut(), confirm());
        assertThat(two.desk.serveWaiting()).isEmpty();
        two.receive("PEN", "north", 1);
        assertThat(told(two.desk.serveWaiting())).containsExactly("A/D1 [1 of line 1]");
        assertThat(two.level("PEN", "north")).isEqualTo("1 on hand, 1 reserved");
    }

    @Test
    void what_is_only_reserved_is_served_as_a_whole_and_its_time_does_not_begin_anew() {
        Shop early = shop(Shop.BACK_ORDERS.withReserveWhen(ReserveWhen.CHECKED_OUT).withReserveFor(Duration.ofHours(1)));
        early.confirmed("A", item("PEN", 10));
        early.ask("B", addLines(item("PEN", 3)), checkOut());
        early.receive("PEN", 2);
        assertThat(early.desk.serveWaiting()).isEmpty();
        early.clock.pass(Duration.ofMinutes(30));
        early.receive("PEN", 1);
        assertThat(told(early.desk.serveWaiting())).containsExactly("B/D1 [3 of line 1]");
        early.clock.pass(Duration.ofMinutes(30));
        early.desk.runDue();
        assertThat(early.deliveries("B")).containsExactly("D1 CANCELLED [3 of line 1]");
    }

    @Test
    void a_set_is_served_when_all_its_parts_are_there_and_lines_of_one_article_share_it() {
        shop.confirmed("A", item("PEN", 10), item("INK", 1));
        shop.confirmed("B", item("SET", 2), item("PEN", 2));
        shop.receive("PEN", 5);
        assertThat(told(shop.desk.serveWaiting())).containsExactly("B/D1 [2 of line 2]");
        shop.receive("INK", 9);
        assertThat(told(shop.desk.serveWaiting())).containsExactly("B/D3 [1 of line 1]");
        assertThat(shop.level("PEN")).isEqualTo("15 on hand, 14 reserved");
    }

    @Test
    void what_is_sent_once_more_is_served_as_well() {
        shop.confirmed("A", item("PEN", 10));
        DocumentNo d1 = DocumentNo.delivery(1);
        shop.ask("A", ship(d1), delivered(d1), sendAgain(d1, List.of(Portion.of(1, Quantity.of(3)))).waiting());
        shop.receive("PEN", 2);
        assertThat(told(shop.desk.serveWaiting())).containsExactly("A/D2 [2 of line 1]");
        assertThat(shop.file("A").deliveries()).extracting(one -> one.no() + " " + one.state() + " " + one.replaces().map(Object::toString).orElse("-"))
            .containsExactly("D1 DELIVERED -", "D2 CANCELLED D1", "D3 READY D1", "D4 WAITING D1");
    }

    @Test
    void the_stock_is_asked_once_a_batch_and_nobody_tries_in_vain() {
        AtomicInteger asked = new AtomicInteger();
        Shop counted = new Shop(EUR.withDelivery(Shop.BACK_ORDERS));
        OrderDesk desk = counted.builder(EUR.withDelivery(Shop.BACK_ORDERS)).stock(counting(counted.stock, asked)).build();
        counted.confirmed("A", item("PEN", 10));
        IntStream.range(0, 250).forEach(i -> counted.confirmed("B-" + (1000 + i), item("PEN", 1)));
        counted.receive("PEN", 120);
        assertThat(desk.serveWaiting()).hasSize(120).allMatch(one -> one.refusal().isEmpty());
        assertThat(asked.get()).isEqualTo(3);
    }

    @Test
    void two_workers_at_once_give_nothing_twice_and_leave_nothing() throws Exception {
        for (int round = 0; round < 20; round++) {
            Shop busy = shop(Shop.BACK_ORDERS);
            busy.confirmed("A", item("PEN", 10));
            IntStream.range(0, 30).forEach(i -> busy.confirmed("B-" + (100 + i), item("PEN", 2)));
            busy.receive("PEN", 41);
            OrderDesk one = busy.builder(EUR.withDelivery(Shop.BACK_ORDERS)).salt(() -> "one").build();
            OrderDesk other = busy.builder(EUR.withDelivery(Shop.BACK_ORDERS)).salt(() -> "other").build();
            List<Served> served = new ArrayList<>();
            AtOnce.<List<Served>>atOnce(List.of(one::serveWaiting, other::serveWaiting)).forEach(served::addAll);
            served.addAll(one.serveWaiting());
            assertThat(served)
                .filteredOn(got -> got.refusal().isEmpty())
                .as("told once").extracting(got -> got.order() + "/" + got.delivery()).doesNotHaveDuplicates();
            assertThat(busy.level("PEN")).isEqualTo("51 on hand, 51 reserved");
            long ready = IntStream.range(0, 30)
                .mapToObj(i -> busy.file("B-" + (100 + i)))
                .flatMap(file -> file.deliveries().stream())
                .filter(delivery -> delivery.state() == DeliveryState.READY)
                .mapToLong(delivery -> delivery.lines().get(0).quantity().value().longValueExact())
                .sum();
            assertThat(ready).isEqualTo(41);
            assertThat(IntStream.range(0, 30).filter(i -> busy.file("B-" + (100 + i)).deliveries().size() == 3)).as("parted").hasSizeLessThan(2);
        }
    }

    @Test
    void who_finds_that_others_were_faster_gets_a_reason_and_loses_nothing() {
        shop.confirmed("A", item("PEN", 10));
        shop.confirmed("B", item("PEN", 4));
        shop.receive("PEN", 3);
        Stock late = new Late(shop.stock, once(() -> shop.confirmed("C", item("PEN", 3))));
        OrderDesk desk = shop.builder(EUR.withDelivery(Shop.BACK_ORDERS)).stock(late).build();
        List<Served> served = desk.serveWaiting();
        assertThat(served).hasSize(1);
        assertThat(served.get(0).portions()).isEmpty();
        assertThat(served.get(0).refusal().orElseThrow()).hasToString("OUT_OF_STOCK (short: [PEN at main: wanted 3, free 0]); would help: ASK_FOR_LESS, WAIT_FOR_STOCK");
        assertThat(shop.deliveries("B")).containsExactly("D1 WAITING [4 of line 1]");
    }

    @Test
    void inside_a_transaction_of_the_host_nobody_is_served_and_it_says_why() {
        Around around = new Around(shop.store);
        around.hosted = true;
        OrderDesk desk = shop.builder(EUR).store(around).build();
        assertThatThrownBy(desk::serveWaiting).isInstanceOf(IllegalStateException.class)
            .hasMessage("serveWaiting() commits every order by itself: call it outside of the host's transaction");
        assertThatThrownBy(() -> desk.cover(Shelf.of("PEN"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_daily_task_serves_who_was_forgotten() {
        shop.confirmed("A", item("PEN", 10));
        shop.confirmed("B", item("PEN", 4));
        shop.receive("PEN", 4);
        shop.clock.pass(Duration.ofDays(1));
        shop.desk.runDue();
        assertThat(shop.deliveries("B")).containsExactly("D1 READY [4 of line 1]");
        assertThat(shop.desk.serveWaiting()).isEmpty();
    }
    // spotless:on

    private static List<String> told(List<Served> served) {
        assertThat(served).allMatch(one -> one.refusal().isEmpty());
        return served.stream()
                .map(one -> one.order() + "/" + one.delivery() + " " + one.portions())
                .toList();
    }

    private static Runnable once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (!done.getAndSet(true)) {
                action.run();
            }
        };
    }

    private static Stock counting(Stock stock, AtomicInteger asked) {
        return new Late(stock, asked::incrementAndGet);
    }

    /** Something happens after it was asked. */
    private record Late(Stock stock, Runnable then) implements Stock {
        @Override
        public Map<Shelf, Level> levels(Set<String> skus) {
            Map<Shelf, Level> levels = stock.levels(skus);
            then.run();
            return levels;
        }

        @Override
        public StockAnswer move(StockChange change) {
            return stock.move(change);
        }

        @Override
        public List<StockEntry> movements(Shelf shelf, long after, int atMost) {
            return stock.movements(shelf, after, atMost);
        }

        @Override
        public List<Kept> kept(Shelf shelf) {
            return stock.kept(shelf);
        }
    }
}
