package dev.sefaresh.core;

import static dev.sefaresh.core.AtOnce.atOnce;
import static dev.sefaresh.core.delivery.DeliveryCommand.*;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.*;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Shelf;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What users of other systems complain about, of goods and of many at once. There are ten pens and one ink before. */
class GoodsComplaintTest {
    private static final Terms PAID = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final Terms BY_HAND = PAID.withConfirmWhen(ConfirmWhen.MANUALLY);
    private static final Terms AT_CHECKOUT =
            BY_HAND.withDelivery(DeliveryTerms.DEFAULT.withReserveWhen(ReserveWhen.CHECKED_OUT));
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final int MANY = 16;

    // spotless:off
    @Test
    @Complaint("3.44")
    void under_load_nothing_fails_and_no_order_is_left_paid_and_new() throws Exception {
        Shop shop = new Shop(PAID);
        List<Outcome> outcomes = atOnce(MANY, i -> ask(shop, "A-" + i % 4, "buy " + i / 4, addLines(item("PEN", 1)), checkOut()));
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(4);
        List<Outcome> paid = atOnce(MANY, i -> ask(shop, "A-" + i % 4, "pay " + i / 4, pay("card")));
        assertThat(paid).filteredOn(Outcome.Done.class::isInstance).hasSize(4);
        assertThat(shop.card.calls()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            OrderView order = view(shop, "A-" + i);
            assertThat(order.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
            assertThat(order.money().isPaid()).isTrue();
            assertThat(order.file().deliveries()).hasSize(1);
        }
    }

    @Test
    @Complaint({"3.45", "7.10"})
    void many_who_check_out_at_once_are_never_promised_more_than_there_is() throws Exception {
        Shop shop = new Shop(AT_CHECKOUT);
        List<Outcome> outcomes = atOnce(MANY, i -> ask(shop, "A-" + i, "buy", addLines(item("PEN", 1 + i % 3)), checkOut()));
        outcomes.stream().flatMap(one -> one.refused().stream()).forEach(no -> assertThat(no.code().name()).isEqualTo("OUT_OF_STOCK"));
        long promised = IntStream.range(0, MANY).filter(i -> outcomes.get(i) instanceof Outcome.Done).map(i -> 1 + i % 3).sum();
        assertThat(promised).isBetween(8L, 10L);
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, " + promised + " reserved");
        assertThat(shop.desk.view(OrderId.of("A-" + loser(outcomes)))).as("nothing is left of a refused order").isEmpty();
    }

    @Test
    @Complaint("3.46")
    void what_many_change_at_once_in_one_order_is_all_kept_whatever_document_it_is_in() throws Exception {
        Shop shop = new Shop(BY_HAND);
        ask(shop, "A", "buy", addLines(item("PEN", 1), item("PEN", 2), item("PEN", 3)), checkOut(), confirm());
        ask(shop, "A", "split", replan(List.of(D1), portions(1, 1)), plan(portions(2, 2)), plan(portions(3, 3)));
        List<Command> changes = List.of(ship(DocumentNo.delivery(2), "T2"), ship(DocumentNo.delivery(3), "T3"), ship(DocumentNo.delivery(4), "T4"), pay("card"), extend(item("INK", 1)));
        List<Outcome> outcomes = atOnce(changes.size(), i -> ask(shop, "A", "change " + i, changes.get(i)));
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        OrderFile file = view(shop, "A").file();
        assertThat(file.deliveries()).filteredOn(one -> one.state() == DeliveryState.SHIPPED)
            .extracting(one -> one.shipment().tracking().orElseThrow()).containsExactly("T2", "T3", "T4");
        assertThat(file.payments()).hasSize(1);
        assertThat(file.order().lines()).hasSize(4);
    }

    @Test
    @Complaint("3.46")
    void of_two_who_saw_the_same_version_one_is_told_though_they_touch_different_documents() throws Exception {
        Shop shop = new Shop(BY_HAND);
        ask(shop, "A", "buy", addLines(item("PEN", 1)), checkOut(), confirm());
        long seen = view(shop, "A").file().version();
        List<Command> changes = List.of(ship(D1), extend(item("INK", 1)));
        List<Outcome> outcomes = atOnce(2, i -> shop.desk.handle(Request.of(CommandId.of("c" + i), OrderId.of("A"), Shop.STAFF, changes.get(i)).onVersion(seen)));
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Conflict.class::isInstance).hasSize(1);
    }

    @Test
    @Complaint("3.47")
    void who_adds_to_the_cart_while_it_is_paid_takes_no_delivery_from_it() throws Exception {
        for (int round = 0; round < 20; round++) {
            Shop shop = new Shop(PAID);
            ask(shop, "A", "buy", addLines(item("PEN", 1)));
            List<Command> tabs = List.of(addLines(item("PEN", 2)), checkOut(), pay("card"), addLines(item("INK", 1)));
            List<Outcome> outcomes = atOnce(tabs.size(), i -> ask(shop, "A", "tab " + i, tabs.get(i)));
            ask(shop, "A", "pay the rest", pay("card"));
            OrderView order = view(shop, "A");
            assertThat(outcomes.get(1)).isInstanceOf(Outcome.Done.class);
            assertThat(order.file().order().lines()).hasSize(1 + (int) Stream.of(0, 3).filter(i -> outcomes.get(i) instanceof Outcome.Done).count());
            assertThat(order.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
            assertThat(order.money().isPaid()).isTrue();
            assertThat(order.goods().toPlan()).as("paid and in no delivery").isEmpty();
        }
        Shop shop = new Shop(PAID);
        ask(shop, "A", "buy", addLines(item("PEN", 1)), checkOut());
        ask(shop, "A", "pay", pay("card"));
        assertThat(ask(shop, "A", "add", addLines(item("PEN", 1))).refused().orElseThrow().code().name()).isEqualTo("NOT_IN_THIS_STATE");
        assertThat(view(shop, "A").file().deliveries()).extracting(one -> one.state()).containsExactly(DeliveryState.READY);
    }

    @Test
    @Complaint("3.48")
    void a_thousand_pieces_on_four_hundred_lines_cost_what_their_lines_cost() {
        long few = timeOf(100);
        long many = timeOf(400);
        System.out.printf("from the cart to the last parcel: 100 lines %,d us, 400 lines with 1,000 pieces %,d us%n", few / 1_000, many / 1_000);
        assertThat(many).as("four times the lines, four times the time: sixteen times if it were square").isLessThan(10 * few + 50_000_000);
    }

    @Test
    @Complaint("3.48")
    void a_piece_has_no_row_of_its_own_and_lines_without_end_are_refused() {
        Shop shop = new Shop(BY_HAND);
        shop.receive("PEN", 1_000_000);
        Preview.Allowed one = buying(shop, List.of(item("PEN", 1)));
        Preview.Allowed million = buying(shop, List.of(item("PEN", 1_000_000)));
        assertThat(million.rows()).hasSameSizeAs(one.rows());
        assertThat(million.moves()).hasSize(1);
        assertThat(million.after().deliveries().get(0).lines()).hasSize(1);
        List<Item> endless = IntStream.range(0, 10_001).mapToObj(i -> item("PEN", 1)).toList();
        assertThat(shop.desk.preview(Request.of(CommandId.of("c"), Shop.ORDER, Shop.STAFF, addLines(endless.toArray(Item[]::new))))).isInstanceOf(Preview.Refused.class);
    }

    @Test
    @Complaint("7.11")
    void a_sale_whose_delivery_came_back_is_cancelled_with_its_money() {
        Shop shop = new Shop(PAID);
        ask(shop, "A", "buy", addLines(item("PEN", 4)), checkOut());
        ask(shop, "A", "pay", pay("card"));
        ask(shop, "A", "not taken", ship(D1), refused(D1), cameBack(D1, portions(1, 4)));
        ask(shop, "A", "cancel", cancel()).orThrow();
        assertThat(view(shop, "A").file().order().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(view(shop, "A").money().paid()).isEqualTo(eur("0"));
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
    }

    @Test
    @Complaint("7.11")
    void a_sale_of_which_a_part_was_sent_back_by_its_buyer_is_called_off_as_well() {
        Shop shop = new Shop(PAID.withDelivery(Shop.BACK_ORDERS));
        ask(shop, "A", "buy", addLines(item("PEN", 12)), checkOut());
        ask(shop, "A", "pay", pay("card"));
        ask(shop, "A", "ship", ship(D1), delivered(D1));
        ask(shop, "A", "return", requestReturn(portions(1, 10), "broken"), ReturnCommand.approve(DocumentNo.goodsReturn(1)), received(DocumentNo.goodsReturn(1), portions(1, 10)));
        ask(shop, "A", "inspect", inspect(DocumentNo.goodsReturn(1), List.of(new ReturnCommand.Verdict(1, Quantity.of(10), Quantity.ZERO)))).orThrow();
        Cancellation cancellation = shop.desk.cancellation(OrderId.of("A"), Shop.STAFF, "called off").orElseThrow();
        shop.desk.handle(cancellation.request(CommandId.of("cancel"), Shop.STAFF)).orThrow();
        assertThat(view(shop, "A").money().paid()).isEqualTo(eur("0"));
        assertThat(view(shop, "A").file().order().state()).isEqualTo(OrderState.COMPLETED);
    }

    @Test
    @Complaint("7.12")
    void an_order_that_is_taken_up_again_delivers_what_it_says_and_no_more() {
        Shop shop = new Shop(AT_CHECKOUT);
        ask(shop, "A", "buy", addLines(item("PEN", 4)), checkOut());
        shop.clock.pass(Duration.ofDays(7));
        shop.desk.runDue();
        assertThat(view(shop, "A").file().order().state()).isEqualTo(OrderState.EXPIRED);
        ask(shop, "A", "again", reopen(), confirm()).orThrow();
        assertThat(live(shop)).containsExactly("D2 READY [4 of line 1]");
        ask(shop, "A", "stop", cancelDelivery(DocumentNo.delivery(2)), plan(portions(1, 3))).orThrow();
        assertThat(ask(shop, "A", "too much", plan(portions(1, 2))).refused().orElseThrow().code().name()).isEqualTo("MORE_THAN_OPEN");
        ask(shop, "A", "rest", plan(portions(1, 1))).orThrow();
        assertThat(live(shop)).containsExactly("D3 READY [3 of line 1]", "D4 READY [1 of line 1]");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 4 reserved");
        ask(shop, "A", "cancel", cancel()).orThrow();
        assertThat(ask(shop, "A", "revive", reopen()).refused().orElseThrow().code().name()).isEqualTo("NOT_IN_THIS_STATE");
        assertThat(shop.level("PEN")).isEqualTo("10 on hand, 0 reserved");
    }

    @Test
    @Complaint("7.27")
    void what_is_reserved_for_one_nobody_else_can_have_not_even_staff() {
        Shop shop = new Shop(AT_CHECKOUT);
        ask(shop, "A", "buy", addLines(item("PEN", 8)), checkOut());
        ask(shop, "B", "buy", addLines(item("PEN", 2)), checkOut(), confirm()).orThrow();
        ask(shop, "C", "buy", addLines(item("PEN", 1)));
        assertThat(ask(shop, "C", "check out", checkOut()).refused().orElseThrow())
            .hasToString("OUT_OF_STOCK (short: [PEN at main: wanted 1, free 0]); would help: ASK_FOR_LESS, WAIT_FOR_STOCK");
        assertThat(ask(shop, "B", "more", extend(item("PEN", 1))).refused().orElseThrow().code().name()).isEqualTo("OUT_OF_STOCK");
        assertThat(ask(shop, "B", "again", ship(D1), sendAgain(D1, portions(1, 1))).refused().orElseThrow().code().name()).isEqualTo("OUT_OF_STOCK");
        assertThat(shop.stock.kept(Shelf.of("PEN"))).extracting(Object::toString).containsExactly("Kept[holder=A/D1, quantity=8]", "Kept[holder=B/D1, quantity=2]");
        ask(shop, "A", "late", confirm(), ship(D1)).orThrow();
        assertThat(shop.level("PEN")).isEqualTo("2 on hand, 2 reserved");
    }
    // spotless:on

    /** The shortest of some runs, in nanoseconds, of an order of so many lines, five pieces on every two of them. */
    private static long timeOf(int lines) {
        long shortest = Long.MAX_VALUE;
        for (int run = 0; run < 8; run++) {
            Shop shop = new Shop(BY_HAND);
            shop.receive("PEN", 10_000);
            Item[] items = IntStream.range(0, lines)
                    .mapToObj(i -> item("PEN", i % 2 == 0 ? 4 : 1))
                    .toArray(Item[]::new);
            long begin = System.nanoTime();
            ask(shop, "A", "buy", addLines(items), checkOut(), confirm()).orThrow();
            ask(shop, "A", "pay", pay("card")).orThrow();
            ask(shop, "A", "ship", ship(D1)).orThrow();
            ask(shop, "A", "arrive", delivered(D1)).orThrow();
            shortest = Math.min(shortest, System.nanoTime() - begin);
            OrderFile file = view(shop, "A").file();
            assertThat(file.order().state()).isEqualTo(OrderState.COMPLETED);
            assertThat(file.deliveries()).hasSize(1);
            assertThat(file.deliveries().get(0).lines()).hasSize(lines);
        }
        return shortest;
    }

    private static Preview.Allowed buying(Shop shop, List<Item> items) {
        return (Preview.Allowed) shop.desk.preview(Request.of(
                CommandId.of("c"),
                Shop.ORDER,
                Shop.STAFF,
                addLines(items.toArray(Item[]::new)),
                checkOut(),
                confirm()));
    }

    private static Outcome ask(Shop shop, String order, String id, Command... commands) {
        return shop.desk.handle(Request.of(CommandId.of(id), OrderId.of(order), Shop.STAFF, commands));
    }

    private static OrderView view(Shop shop, String order) {
        return shop.desk.view(OrderId.of(order)).orElseThrow();
    }

    private static List<String> live(Shop shop) {
        return view(shop, "A").file().deliveries().stream()
                .filter(one -> one.state() != DeliveryState.CANCELLED)
                .map(one -> one.no() + " " + one.state() + " " + one.portions())
                .toList();
    }

    private static int loser(List<Outcome> outcomes) {
        return IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.get(i) instanceof Outcome.Refused)
                .findFirst()
                .orElseThrow();
    }

    private static List<Portion> portions(int line, long quantity) {
        return List.of(Portion.of(line, Quantity.of(quantity)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
