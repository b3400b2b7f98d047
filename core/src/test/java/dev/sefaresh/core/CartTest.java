package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.BUYER;
import static dev.sefaresh.core.Shop.ORDER;
import static dev.sefaresh.core.Shop.STAFF;
import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.changeLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.extend;
import static dev.sefaresh.core.order.OrderCommand.reprice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.policy.Access;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CheckoutTerms;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.SaleUnit;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can be put into a cart: by whom, at which price, in which unit, and how much of it. */
class CartTest {
    private static final Terms EUR = Terms.in("EUR");
    private static final BigDecimal CHEAP = new BigDecimal("0.01");

    private final Map<String, Article> articles = new HashMap<>(Shop.ARTICLES);
    private final Shop shop = shop(EUR);

    private Shop shop(Terms terms) {
        sold(
                "NAIL",
                Sale.PLAIN.withUnit(SaleUnit.PIECE).withLeast(Quantity.of(6)).withMost(Quantity.of(10)));
        sold("RICE", Sale.PLAIN.withUnit(SaleUnit.KILOGRAM));
        return new Shop(
                terms,
                builder -> builder.catalog(skus -> {
                    Map<String, Article> found = new HashMap<>(articles);
                    found.keySet().retainAll(skus);
                    return found;
                }));
    }

    private void sold(String sku, Sale sale) {
        articles.put(sku, new Article(sku, BigDecimal.ONE, Goods.PLAIN, sale));
    }

    private List<OrderLine> lines() {
        return shop.file().order().lines();
    }

    // spotless:off
    @Test
    void a_buyer_says_no_price_and_staff_say_why() {
        shop.buyer(addLines(item("PEN", 2).at(CHEAP, "I like it so")), "refused: NOT_PERMITTED")
            .line(addLines(item("PEN", 2).at(CHEAP, "scratched")), "LINES_ADDED")
            .buyer(addLines(item("PEN", 1)),           "LINES_ADDED");
        assertThat(lines()).extracting(line -> line.unitPrice().toPlainString()).containsExactly("0.01", "3.335");
        assertThat(lines()).extracting(OrderLine::priceReason).containsExactly(Optional.of("scratched"), Optional.empty());
        shop.line(reprice(),                           "ORDER_REPRICED");
        assertThat(lines()).extracting(line -> line.unitPrice().toPlainString()).containsExactly("0.01", "3.335");
    }

    @Test
    void a_host_may_keep_prices_from_some_of_its_staff() {
        Actor apprentice = Actor.staff("ali");
        Access access = (actor, command) -> Access.standard().permits(actor, command)
                && !(actor.equals(apprentice) && command instanceof OrderCommand wanted && wanted.saysPrices());
        Shop strict = new Shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY), builder -> builder.access(access));
        strict.line("a1", apprentice, rows("refused: NOT_PERMITTED"), addLines(item("PEN", 1), item("INK", 1).at(CHEAP, "scratched")))
            .line("a2", apprentice, rows("LINES_ADDED"), addLines(item("PEN", 1)))
            .line("a3", STAFF, rows("LINES_ADDED"), addLines(item("PEN", 1).at(CHEAP, "scratched")))
            .together(rows("CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED"), checkOut(), confirm())
            .line("a4", apprentice, rows("refused: NOT_PERMITTED"), extend(item("PEN", 1).at(CHEAP, "scratched")));
    }

    @Test
    void a_price_and_its_reason_come_together_and_texts_are_texts() {
        shop.refuses(addLines(new Item("PEN", Quantity.of(1), Optional.of(CHEAP), Optional.empty(), Optional.empty())), "MALFORMED (commands[0].items[0].priceExplained: a price of its own has a reason, and nothing else has); would help: CORRECT_THE_REQUEST")
            .refuses(addLines(new Item("PEN", Quantity.of(1), Optional.empty(), Optional.of("old"), Optional.empty())), "MALFORMED (commands[0].items[0].priceExplained: a price of its own has a reason, and nothing else has); would help: CORRECT_THE_REQUEST")
            .refuses(addLines(item("PEN", 1).at(CHEAP, " ")),    "MALFORMED (commands[0].items[0].priceReason: must be one line of text); would help: CORRECT_THE_REQUEST")
            .refuses(addLines(item("PEN", 1).at(CHEAP, "a\nb")), "MALFORMED (commands[0].items[0].priceReason: must be one line of text); would help: CORRECT_THE_REQUEST")
            .refuses(addLines(item("PEN", 1).remarked("\n")),    "MALFORMED (commands[0].items[0].remark: must be lines of text); would help: CORRECT_THE_REQUEST")
            .refuses(addLines(item("PEN", 1).remarked("a\tb")),  "MALFORMED (commands[0].items[0].remark: must be lines of text); would help: CORRECT_THE_REQUEST")
            .refuses(addLines(item("PEN", 1).remarked("\uD83E")), "MALFORMED (commands[0].items[0].remark: must be lines of text); would help: CORRECT_THE_REQUEST")
            .refuses(addLines(item("PEN", 1).remarked("x".repeat(1_001))), "MALFORMED (commands[0].items[0].remark: size must be between 0 and 1000); would help: CORRECT_THE_REQUEST")
            .buyer(addLines(item("PEN", 1).remarked("For Bea\r\nwith love \uD83E\uDD95")), "LINES_ADDED");
        assertThat(lines().get(0).remark()).contains("For Bea\nwith love \uD83E\uDD95");
    }

    @Test
    void goods_are_sold_in_their_unit() {
        shop.refuses(addLines(item("PEN", 1), item("NAIL", Quantity.of("6.5")), item("RICE", Quantity.of("1.0005"))),
                "NOT_IN_THIS_UNIT (articles: [NAIL: 6.5 wanted, at least 6, at most 10, in whole C62, RICE: 1.0005 wanted, in 3 decimal places of KGM]); would help: CORRECT_THE_REQUEST")
            .line(addLines(item("RICE", Quantity.of("1.005"))), "LINES_ADDED")
            .refuses(changeLine(1, Quantity.of("0.0001")), "NOT_IN_THIS_UNIT (articles: [RICE: 0.0001 wanted, in 3 decimal places of KGM]); would help: CORRECT_THE_REQUEST")
            .line(changeLine(1, Quantity.of("0.001")),  "LINE_CHANGED");
    }

    @Test
    void no_order_has_more_of_an_article_than_one_can_have_over_all_its_lines() {
        shop.refuses(addLines(item("NAIL", 6), item("PEN", 100), item("NAIL", 5)), "OUTSIDE_OF_LIMITS (articles: [NAIL: 11 wanted, at least 6, at most 10, in whole C62]); would help: CORRECT_THE_REQUEST")
            .line(addLines(item("NAIL", 6), item("PEN", 1), item("NAIL", 4)), "LINES_ADDED")
            .line(addLines(item("NAIL", 1)),           "refused: OUTSIDE_OF_LIMITS")
            .line(changeLine(1, Quantity.of(7)),       "refused: OUTSIDE_OF_LIMITS")
            .line(changeLines(List.of(Portion.of(1, Quantity.of(7)), Portion.of(3, Quantity.of(3)))), "LINE_CHANGED");
    }

    @Test
    void less_than_the_least_may_lie_in_a_cart_and_is_not_checked_out() {
        shop.line(addLines(item("NAIL", 5)),           "LINES_ADDED")
            .refuses(checkOut(),                       "NOT_READY (articles: [NAIL: 5 wanted, at least 6, at most 10, in whole C62]); would help: COMPLETE_THE_CHECKOUT")
            .line(addLines(item("NAIL", 1)),           "LINES_ADDED")
            .line(checkOut(),                          "CHECKED_OUT");
    }

    @Test
    void what_is_too_much_by_a_new_limit_can_be_made_less_step_by_step_and_is_not_checked_out() {
        shop.line(addLines(item("NAIL", 4), item("NAIL", 3), item("NAIL", 2)), "LINES_ADDED");
        sold("NAIL", Sale.PLAIN.withMost(Quantity.of(4)));
        shop.line(reprice(),                           "ORDER_REPRICED")
            .line(addLines(item("NAIL", 1)),           "refused: OUTSIDE_OF_LIMITS")
            .line(changeLine(3, Quantity.of(3)),       "refused: OUTSIDE_OF_LIMITS")
            .line(changeLine(1, Quantity.ZERO),        "LINE_CHANGED")
            .refuses(checkOut(),                       "NOT_READY (articles: [NAIL: 5 wanted, at most 4]); would help: COMPLETE_THE_CHECKOUT")
            .line(changeLine(3, Quantity.of(1)),       "LINE_CHANGED")
            .line(checkOut(),                          "CHECKED_OUT");
    }

    @Test
    void an_order_has_as_many_lines_as_its_terms_allow() {
        Shop small = shop(EUR.withCheckout(CheckoutTerms.DEFAULT.withMostLines(2)).withConfirmWhen(ConfirmWhen.MANUALLY));
        small.refuses(addLines(item("PEN", 1), item("PEN", 1), item("PEN", 1)), "TOO_MANY_LINES (allowed: 2, wanted: 3); would help: ASK_FOR_LESS")
            .line(addLines(item("PEN", 1), item("NAIL", 6)), "LINES_ADDED")
            .refuses(addLines(item("PEN", 1)),         "TOO_MANY_LINES (allowed: 2, wanted: 3); would help: ASK_FOR_LESS")
            .line(changeLine(2, Quantity.ZERO),        "LINE_CHANGED")
            .together(rows("CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED"), checkOut(), confirm())
            .line(extend(item("NAIL", Quantity.of("0.5"))), "refused: NOT_IN_THIS_UNIT")
            .line(extend(item("NAIL", 11)),            "refused: OUTSIDE_OF_LIMITS")
            .line(extend(item("PEN", 1), item("PEN", 1)), "refused: TOO_MANY_LINES");
    }
    // spotless:on

    @Complaint("3.48")
    @Timeout(20)
    @Test
    void a_thousand_units_are_one_line_ten_thousand_lines_one_command_and_more_is_refused() {
        shop.buyer(addLines(item("RICE", 1_000)), "LINES_ADDED");
        assertThat(lines()).singleElement().extracting(OrderLine::quantity).isEqualTo(Quantity.of(1_000));

        List<Item> many = IntStream.range(0, 10_000)
                .mapToObj(i -> item(i % 2 == 0 ? "PEN" : "RICE", 1))
                .toList();
        shop.buyer(addLines(many), "LINES_ADDED")
                .line(
                        changeLines(IntStream.rangeClosed(2, 10_001)
                                .mapToObj(line -> Portion.of(line, Quantity.of(2)))
                                .toList()),
                        "LINE_CHANGED")
                .line(checkOut(), "CHECKED_OUT");
        assertThat(lines()).hasSize(10_001);

        List<Item> more =
                IntStream.range(0, 10_001).mapToObj(i -> item("PEN", 1)).toList();
        assertThat(shop.desk
                        .handle(Request.of(CommandId.of("more"), ORDER, BUYER, addLines(more)))
                        .refused())
                .hasToString("Optional[MALFORMED (commands[0].items: size must be between 0 and 10000);"
                        + " would help: CORRECT_THE_REQUEST]");
    }
}
