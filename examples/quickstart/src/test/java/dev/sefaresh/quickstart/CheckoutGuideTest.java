package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.MergedCarts;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Catalog.Article;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/checkout.md shows is compiled, runs, and does what it says. */
class CheckoutGuideTest {
    private static final Map<String, Article> ARTICLES =
            Map.of("NAIL", CheckoutGuide.nails(), "PEN", new Article("A pen", new BigDecimal("1.20")));

    private final HandClock clock = new HandClock();
    private int asked;
    private final InMemoryStock stock = new InMemoryStock();
    private final OrderDesk desk = CheckoutGuide.vetoes(OrderDesk.builder()
                    .store(new InMemoryStore(stock, new InMemoryRegister(), clock))
                    .stock(stock)
                    .catalog(skus -> {
                        Map<String, Article> found = new HashMap<>(ARTICLES);
                        found.keySet().retainAll(skus);
                        return found;
                    })
                    .provider("card", new ScriptedProvider())
                    .access(CheckoutGuide.access())
                    .clock(clock)
                    .terms(CheckoutGuide.terms()))
            .build();

    @BeforeEach
    void stockUp() {
        stock.receive("receipt 1", "NAIL", Quantity.of(100));
        stock.receive("receipt 2", "PEN", Quantity.of(2));
    }

    @Test
    void the_page_shows_these_samples_and_no_others() throws IOException {
        assertThat(Guide.at("docs/checkout.md").blocks("java"))
                .containsExactlyInAnyOrderElementsOf(
                        Guide.samples("CheckoutGuide.java").values());
    }

    @Test
    void a_cart_is_filled_made_ready_and_checked_out() {
        assertThat(CheckoutGuide.cart(desk))
                .extracting(outcome -> outcome.refused()
                        .map(Refusal::code)
                        .map(code -> code.name())
                        .orElse("done"))
                .containsExactly("done", "NOT_PERMITTED", "done");
        assertThat(ask(CheckoutGuide.APPRENTICE, addLines(item("PEN", 1).at(BigDecimal.ONE, "scratched"))))
                .isEqualTo("NOT_PERMITTED");
        assertThat(ask(CheckoutGuide.BEA, addLines(item("PEN", 1)))).isEqualTo("TOO_MANY_PENS");
        assertThat(ask(CheckoutGuide.BEA, addLines(item("NAIL", Quantity.of("0.5")))))
                .isEqualTo("NOT_IN_THIS_UNIT");
        assertThat(ask(CheckoutGuide.BEA, addLines(item("NAIL", 996)))).isEqualTo("OUTSIDE_OF_LIMITS");

        assertThat(CheckoutGuide.missing(desk))
                .extracting(one -> one.code() + " " + one.facts())
                .containsExactly(
                        "NOT_READY {missing=[CONTACT]}",
                        "NOT_READY {missing=[PAYMENT_METHOD]}",
                        "NOT_READY {missing=[TERMS]}",
                        "NOT_READY {articles=[NAIL: 5 wanted, at least 6, at most 1000, in whole C62]}",
                        "OUT_OF_STOCK {short=[PEN at main: wanted 3, free 2]}");
        assertThat(ask(CheckoutGuide.SAM, changeLine(3, Quantity.ZERO))).isEqualTo("done");

        OrderFile checkedOut = CheckoutGuide.checkedOut(desk);
        assertThat(checkedOut.order().state()).isEqualTo(OrderState.QUOTATION_SENT);
        assertThat(checkedOut.deliveries())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(DeliveryState.READY));
    }

    @Test
    void a_reservation_ends_in_time_and_a_prepayment_confirms() {
        CheckoutGuide.cart(desk);
        ask(CheckoutGuide.SAM, changeLine(3, Quantity.ZERO));
        CheckoutGuide.checkedOut(desk);
        clock.pass(Duration.ofMinutes(30));
        desk.runDue();
        assertThat(file(CheckoutGuide.CART).deliveries().get(0).state()).isEqualTo(DeliveryState.CANCELLED);
        assertThat(ask(CheckoutGuide.SAM, record("till", Money.parse("EUR 0.99"), "till 1")))
                .isEqualTo("done");
        assertThat(file(CheckoutGuide.CART).order().state()).isEqualTo(OrderState.QUOTATION_SENT);
        assertThat(ask(CheckoutGuide.SAM, record("till", Money.parse("EUR 0.01"), "till 2")))
                .isEqualTo("done");
        assertThat(file(CheckoutGuide.CART).order().state()).isEqualTo(OrderState.SALES_ORDER);
    }

    @Test
    void a_guests_cart_is_merged_into_the_customers() {
        CheckoutGuide.cart(desk);
        desk.handle(Request.of(
                        CommandId.of("guest"), CheckoutGuide.GUESTS, CheckoutGuide.BEA, addLines(item("NAIL", 8))))
                .orThrow();
        MergedCarts merged = CheckoutGuide.merged(desk);
        assertThat(merged.outcome().orThrow().order().lines())
                .extracting(line -> line.quantity() + " " + line.sku())
                .containsExactly("8 NAIL", "2 PEN", "1 PEN");
        assertThat(file(CheckoutGuide.GUESTS).order().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(CheckoutGuide.merged(desk)).isEqualTo(merged);
    }

    private String ask(Actor actor, Command command) {
        Outcome outcome = desk.handle(Request.of(CommandId.of("c" + ++asked), CheckoutGuide.CART, actor, command));
        return outcome.refused().map(refusal -> refusal.code().name()).orElse("done");
    }

    private OrderFile file(OrderId order) {
        return desk.view(order).orElseThrow().file();
    }
}
