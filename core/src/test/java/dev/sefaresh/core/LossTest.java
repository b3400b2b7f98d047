package dev.sefaresh.core;

import static dev.sefaresh.core.AtOnce.atOnce;
import static dev.sefaresh.core.delivery.DeliveryCommand.pick;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import java.util.List;
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
        shop.confirmed("A", item("PEN", 4));
        shop.confirmed("B", item("PEN", 3));
        shop.confirmed("C", item("PEN", 2));
        assertThat(lose(shop, "rain", 1).lacking()).isEmpty();
        assertThat(shop.desk.cover(PENS)).hasToString("Covered[shelf=PEN at main, from=[], lacking=0]");
        assertThat(lose(shop, "fire", 3).lacking()).hasSize(1);
        assertThat(shop.desk.cover(PENS)).hasToString("Covered[shelf=PEN at main, from=[C/D1, B/D1], lacking=0]");
        assertThat(shop.deliveries("A")).containsExactly("D1 READY [4 of line 1]");
        assertThat(shop.deliveries("B")).containsExactly("D1 CANCELLED [3 of line 1]", "D2 READY [2 of line 1]", "D3 WAITING [1 of line 1]");
        assertThat(shop.deliveries("C")).containsExactly("D1 CANCELLED [2 of line 1]", "D2 WAITING [2 of line 1]");
        assertThat(shop.level("PEN")).isEqualTo("6 on hand, 6 reserved");
        assertThat(shop.desk.cover(PENS).from()).isEmpty();
    }

    @Test
    void what_has_been_taken_from_the_shelf_is_not_lost() {
        shop.confirmed("A", item("PEN", 6));
        shop.confirmed("B", item("PEN", 4));
        shop.ask("B", pick(DocumentNo.delivery(1)));
        lose(shop, "fire", 8);
        assertThat(shop.desk.cover(PENS)).hasToString("Covered[shelf=PEN at main, from=[A/D1], lacking=2]");
        assertThat(shop.deliveries("B")).containsExactly("D1 PICKED [4 of line 1]");
        assertThat(shop.deliveries("A")).containsExactly("D1 CANCELLED [6 of line 1]", "D2 WAITING [6 of line 1]");
    }

    @Test
    void only_what_is_not_there_is_closed_and_given_back() {
        Shop closes = shop(Shortfall.CLOSE);
        closes.confirmed("A", item("PEN", 6));
        closes.confirmed("B", item("PEN", 3), item("INK", 1));
        closes.ask("B", pay("card"));
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
        asks.confirmed("A", item("PEN", 10));
        lose(asks, "fire", 1);
        asks.desk.cover(PENS);
        assertThat(asks.file("A").discrepancies()).extracting(one -> one.code()).containsExactly("SHORTFALL");
    }

    @Test
    void two_workers_at_once_take_from_as_many_as_one_does() throws Exception {
        for (int round = 0; round < 20; round++) {
            Shop busy = shop(Shortfall.WAIT);
            IntStream.range(0, 10).forEach(i -> busy.confirmed("A-" + i, item("PEN", 1)));
            OrderDesk one = busy.builder(EUR).salt(() -> "one").build();
            OrderDesk other = busy.builder(EUR).salt(() -> "other").build();
            lose(busy, "fire", 4);
            List<Covered> covered = atOnce(List.of(() -> one.cover(PENS), () -> other.cover(PENS)));
            assertThat(covered.stream().flatMap(told -> told.from().stream())).as("told once").hasSize(4).doesNotHaveDuplicates();
            assertThat(busy.level("PEN")).isEqualTo("6 on hand, 6 reserved");
            assertThat(IntStream.range(0, 10).filter(i -> busy.file("A-" + i).deliveries().size() > 1)).containsExactly(6, 7, 8, 9);
        }
    }
    // spotless:on

    private static StockAnswer lose(Shop shop, String how, long many) {
        return shop.stock.move(StockChange.lose(how, PENS, Quantity.of(many)));
    }
}
