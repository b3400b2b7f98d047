package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.TaxCalculator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What docs/prices.md shows is compiled, runs, and does what it says. */
class PricesGuideTest {
    private static final OrderId OTHER = OrderId.of("A-2");

    private final HandClock clock = new HandClock();
    private final InMemoryStock stock = new InMemoryStock();
    private final OrderDesk desk = PricesGuide.desk(OrderDesk.builder()
            .store(new InMemoryStore(stock, new InMemoryRegister(), clock))
            .stock(stock)
            .catalog(skus -> Map.of(
                    "PEN", new Article("A pen", new BigDecimal("1.20")), "INK", new Article("Ink", BigDecimal.TEN)))
            .provider("card", new ScriptedProvider())
            .provider("cash", new ScriptedProvider())
            .clock(clock)
            .terms(PricesGuide.terms()));

    @Test
    void the_page_shows_these_samples_and_no_others() throws IOException {
        assertThat(Guide.at("docs/prices.md").blocks("java"))
                .containsExactlyInAnyOrderElementsOf(
                        Guide.samples("PricesGuide.java").values());
    }

    @Test
    void carts_are_adjusted_and_promotions_come_and_go() {
        PricesGuide.cart(desk);
        assertThat(told(PricesGuide.adjusted(desk))).containsExactly("POST 5.00", "SORRY -3.20", "WRAP 3.00");
        OrderFile more = desk.handle(
                        Request.of(CommandId.of("more"), PricesGuide.ORDER, PricesGuide.BEA, addLines(item("INK", 2))))
                .orThrow();
        assertThat(told(more)).containsExactly("POST 5.00", "SORRY -5.20", "WRAP 3.00", "3 FOR 2 -9.00", "SHIP -5.00");
        OrderFile less = desk.handle(
                        Request.of(CommandId.of("less"), PricesGuide.ORDER, PricesGuide.SAM, OrderCommand.withdraw(1)))
                .orThrow();
        assertThat(told(less)).containsExactly("SORRY -5.20", "WRAP 3.00", "3 FOR 2 -9.00");
    }

    @Test
    void cash_is_rounded_to_coins() {
        PricesGuide.cart(desk);
        OrderFile odd = desk.handle(Request.of(
                        CommandId.of("odd"),
                        PricesGuide.ORDER,
                        PricesGuide.SAM,
                        OrderCommand.addLines(item("PEN", 1).at(new BigDecimal("0.98"), "a scratch")),
                        OrderCommand.choosePayment("cash")))
                .orThrow();
        assertThat(told(odd)).containsExactly("rounding 0.02");
    }

    @Test
    void the_first_order_that_is_checked_out_has_the_coupon() {
        PricesGuide.cart(desk);
        desk.handle(Request.of(CommandId.of("cart"), OTHER, PricesGuide.BEA, addLines(item("INK", 1))))
                .orThrow();
        assertThat(told(PricesGuide.redeemed(desk, PricesGuide.ORDER).orThrow()))
                .containsExactly("WELCOME -5.00");
        assertThat(PricesGuide.redeemed(desk, OTHER).refused().orElseThrow())
                .hasToString("COUPON_USED_UP (coupons: {HELLO=USED_UP}); would help: DROP_THE_COUPON");
        desk.handle(Request.of(CommandId.of("enter"), OTHER, PricesGuide.BEA, OrderCommand.redeem("Hello")))
                .orThrow();
        assertThat(PricesGuide.dropped(desk, OTHER)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_table_knows_places_days_and_buyers() {
        assertThat(taxOf("DE", "2020-10-01", Buyer.UNKNOWN)).containsExactly("DE-16");
        assertThat(taxOf("DE", "2021-01-01", Buyer.UNKNOWN)).containsExactly("DE-19");
        assertThat(taxOf("AT", "2021-01-01", Buyer.UNKNOWN)).containsExactly("AT-20");
        assertThat(taxOf("JP", "2021-01-01", Buyer.UNKNOWN)).isEmpty();
        assertThat(taxOf("AT", "2021-01-01", Buyer.UNKNOWN.withTaxNumber("ATU12345678")))
                .isEmpty();
    }

    private static List<String> taxOf(String country, String day, Buyer buyer) {
        Address there = new Address.Builder()
                .street("1 Long Street")
                .city("There")
                .country(country)
                .build();
        return PricesGuide.taxes()
                .taxes(new TaxCalculator.Question(
                        "main",
                        LocalDate.parse(day),
                        CurrencyUnit.EUR,
                        buyer,
                        Optional.of(there),
                        Set.of(TaxCategory.STANDARD)))
                .values()
                .stream()
                .flatMap(List::stream)
                .map(Tax::code)
                .toList();
    }

    /** Of two things of 60 each, one is not there: the other would not have earned a fifth off from 100. */
    @Test
    void what_closing_a_part_would_take_back_is_seen_before() {
        stock.receive("R1", "PEN", Quantity.of(2));
        desk.handle(Request.of(
                        CommandId.of("order"),
                        PricesGuide.ORDER,
                        PricesGuide.SAM,
                        addLines(item("PEN", 2).at(new BigDecimal("60"), "gold")),
                        OrderCommand.adjust(Charge.by(AdjustmentKind.DISCOUNT, "FIFTH", "", PricesGuide.takenBack())),
                        OrderCommand.checkOut()))
                .orThrow();
        desk.handle(Request.of(
                        CommandId.of("paid"),
                        PricesGuide.ORDER,
                        PricesGuide.SAM,
                        PaymentCommand.record("cash", Money.parse("EUR 96"), "till 1")))
                .orThrow();
        assertThat(PricesGuide.granted(desk)).isEqualTo(Money.parse("EUR 36"));
    }

    private static List<String> told(OrderFile file) {
        return file.order().adjustments().stream()
                .map(one -> one.code() + " " + one.amount().getAmount().toPlainString())
                .toList();
    }
}
