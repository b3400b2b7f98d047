package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.pick;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Goods that are promised are not there. There are ten pens and one ink before. */
class LossTest {
    private static final Terms EUR =
            Terms.in("EUR").withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final Shelf PENS = Shelf.of("PEN");

    private final Shop shop = shop(Shortfall.WAIT);

    private static Shop shop(Shortfall shortfall) {
        return new Shop(EUR.withDelivery(DeliveryTerms.DEFAULT.withShortfall(shortfall)));
    }

    // spotless:off
    @Test
    void who_came_last_waits_for_what_was_lost() {
        confirmed(shop, "A", item("PEN", 4));
        confirmed(shop, "B", item("PEN", 3));
        confirmed(shop, "C", item("PEN", 2));
        assertThat(lose(shop, "rain", 1).lacking()).isEmpty();
        assertThat(shop.desk.cover(PENS)).hasToString("Covered[shelf=PEN at main, from=[], lacking=0]");
        assertThat(lose(shop, "fire", 3).lacking()).hasSize(1);
        assertThat(shop.desk.cover(PENS)).hasToString("Covered[shelf=PEN at main, from=[C/D1, B/D1], lacking=0]");
        assertThat(deliveries(shop, "A")).containsExactly("D1 READY [4 of line 1]");
        assertThat(deliveries(shop, "B")).containsExactly("D1 CANCELLED [3 of line 1]", "D2 READY [2 of line 1]", "D3 WAITING [1 of line 1]");
        assertThat(deliveries(shop, "C")).containsExactly("D1 CANCELLED [2 of line 1]", "D2 WAITING [2 of line 1]");
        assertThat(shop.level("PEN")).isEqualTo("6 on hand, 6 reserved");
        assertThat(shop.desk.cover(PENS).from()).isEmpty();
    }

    @Test
    void what_has_been_taken_from_the_shelf_is_not_lost() {
        confirmed(shop, "A", item("PEN", 6));
        confirmed(shop, "B", item("PEN", 4));
        ask(shop, "B", pick(DocumentNo.delivery(1)));
        lose(shop, "fire", 8);
        assertThat(shop.desk.cover(PENS)).hasToString("Covered[shelf=PEN at main, from=[A/D1], lacking=2]");
        assertThat(deliveries(shop, "B")).containsExactly("D1 PICKED [4 of line 1]");
        assertThat(deliveries(shop, "A")).containsExactly("D1 CANCELLED [6 of line 1]", "D2 WAITING [6 of line 1]");
    }

    @Test
    void only_what_is_not_there_is_closed_and_given_back() {
        Shop closes = shop(Shortfall.CLOSE);
        confirmed(closes, "A", item("PEN", 6));
        confirmed(closes, "B", item("PEN", 3), item("INK", 1));
        ask(closes, "B", pay("card"));
        lose(closes, "fire", 2);
        assertThat(closes.desk.cover(PENS)).hasToString("Covered[shelf=PEN at main, from=[B/D1], lacking=0]");
        OrderView order = closes.desk.view(OrderId.of("B")).orElseThrow();
        assertThat(order.goods().line(1).closed()).isEqualTo(Quantity.of(1));
        assertThat(order.goods().line(2).closed()).isEqualTo(Quantity.ZERO);
        assertThat(order.money().paid()).isEqualTo(Money.parse("EUR 16.67"));
        assertThat(closes.level("PEN")).isEqualTo("8 on hand, 8 reserved");
        assertThat(closes.level("INK")).isEqualTo("1 on hand, 1 reserved");
    }

    @Test
    void staff_are_asked_if_they_want_to_be() {
        Shop asks = shop(Shortfall.STAFF);
        confirmed(asks, "A", item("PEN", 10));
        lose(asks, "fire", 1);
        asks.desk.cover(PENS);
        assertThat(file(asks, "A").discrepancies()).extracting(one -> one.code()).containsExactly("SHORTFALL");
    }

    @Test
    void two_workers_at_once_take_from_as_many_as_one_does() throws Exception {
        for (int round = 0; round < 20; round++) {
            Shop busy = shop(Shortfall.WAIT);
            IntStream.range(0, 10).forEach(i -> confirmed(busy, "A-" + i, item("PEN", 1)));
            OrderDesk one = busy.builder(EUR).salt(() -> "one").build();
            OrderDesk other = busy.builder(EUR).salt(() -> "other").build();
            lose(busy, "fire", 4);
            List<Covered> covered = atOnce(List.of(() -> one.cover(PENS), () -> other.cover(PENS)));
            assertThat(covered.stream().flatMap(told -> told.from().stream())).as("told once").hasSize(4).doesNotHaveDuplicates();
            assertThat(busy.level("PEN")).isEqualTo("6 on hand, 6 reserved");
            assertThat(IntStream.range(0, 10).filter(i -> file(busy, "A-" + i).deliveries().size() > 1)).containsExactly(6, 7, 8, 9);
        }
    }
    // spotless:on

    private static StockAnswer lose(Shop shop, String how, long many) {
        return shop.stock.move(StockChange.lose(how, PENS, Quantity.of(many)));
    }

    private static void confirmed(Shop shop, String order, Item... items) {
        ask(shop, order, addLines(items), checkOut(), confirm());
    }

    private static void ask(Shop shop, String order, Command... commands) {
        int version = shop.desk
                .view(OrderId.of(order))
                .map(view -> (int) view.file().version())
                .orElse(0);
        shop.desk
                .handle(Request.of(CommandId.of("c" + version), OrderId.of(order), Shop.STAFF, commands))
                .orThrow();
    }

    private static OrderFile file(Shop shop, String order) {
        return shop.desk.view(OrderId.of(order)).orElseThrow().file();
    }

    private static List<String> deliveries(Shop shop, String order) {
        return file(shop, order).deliveries().stream()
                .map(one -> one.no() + " " + one.state() + " " + one.portions())
                .toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(calls)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
