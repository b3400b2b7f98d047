package dev.sefaresh.payments;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.payments.standin.GatewayStandIn;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import dev.sefaresh.spi.port.Received;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What docs/payments.md shows is compiled, runs, and does what it says. */
class GuideTest {
    private static final OrderId ORDER = OrderId.of("A-1");
    private static final Pattern SAMPLE = Pattern.compile("( *)// sample: \\w+\n(.*?) *// end\n", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void the_page_shows_these_samples_and_no_others() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/sefaresh/payments/Guide.java"));
        String page = Files.readString(Path.of("../../docs/payments.md"));
        List<String> samples = SAMPLE.matcher(source)
                .results()
                .map(sample -> sample.group(2).indent(-sample.group(1).length()))
                .toList();
        assertThat(BLOCK.matcher(page).results().map((MatchResult block) -> block.group(1)))
                .containsExactlyInAnyOrderElementsOf(samples);
    }

    @Test
    void a_shop_takes_cards() {
        try (Stripe stripe = new Stripe()) {
            StripeAccount account = Guide.account(Stripe.KEY, Stripe.SECRET)
                    .at(stripe.standIn.address())
                    .by(stripe.clock);
            OrderDesk desk = Guide.desk(account, shop(stripe));
            asks(desk, "cart", addLines(item("PEN", 1)), checkOut());
            OrderFile waiting = asks(desk, "pay", pay("card"));
            Operation sale = waiting.operations().findFirst().orElseThrow();
            String secret = sale.action().orElseThrow().value();
            assertThat(Guide.buyer(sale)).isEqualTo("open Stripe's form with " + secret);

            stripe.standIn.by().paysInPage(secret, "pm_card_visa");
            Received webhook = stripe.told(Stripe.operation("A-1", 1));
            assertThat(Guide.webhook(desk, webhook.at(), Map.of(), webhook.body()))
                    .isEqualTo(400);
            assertThat(Guide.webhook(desk, webhook.at(), webhook.headers(), webhook.body()))
                    .isEqualTo(200);
            assertThat(desk.view(ORDER).orElseThrow().file().order().state()).isEqualTo(OrderState.SALES_ORDER);
        }
    }

    @Test
    void a_gateway_takes_rials() {
        try (Stripe clock = new Stripe();
                GatewayStandIn standIn = new GatewayStandIn("shop", clock.clock)) {
            RedirectGateway gateway = Guide.gateway(standIn.address(), "shop");
            Sale sale = new Sale(Money.parse("IRR 500"), dev.sefaresh.spi.model.Buyer.UNKNOWN);
            assertThat(gateway.sale(Stripe.operation("A-1", 1), sale).kind()).isEqualTo(Kind.ACTION_REQUIRED);
        }
    }

    private static OrderDeskBuilder shop(Stripe stripe) {
        InMemoryStock stock = new InMemoryStock();
        stock.receive("R1", "PEN", Quantity.of(10));
        return OrderDesk.builder()
                .store(new InMemoryStore(stock, new InMemoryRegister(), stripe.clock))
                .stock(stock)
                .catalog(skus -> Map.of("PEN", new Article("a pen", BigDecimal.TEN)))
                .terms(Terms.in("EUR"))
                .clock(stripe.clock);
    }

    private static OrderFile asks(OrderDesk desk, String id, Command... some) {
        return desk.handle(Request.of(CommandId.of(id), ORDER, Actor.buyer("bea"), some))
                .orThrow();
    }
}
