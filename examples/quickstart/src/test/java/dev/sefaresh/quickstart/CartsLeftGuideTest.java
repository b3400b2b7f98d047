package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.InMemorySuppressions;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/carts-left.md shows is compiled, runs, and does what it says. */
class CartsLeftGuideTest {
    private final HandClock clock = new HandClock();
    private final InMemoryStock stock = new InMemoryStock();
    private final List<Mail> mails = new ArrayList<>();
    private final OrderDesk desk = CartsLeftGuide.desk(
            OrderDesk.builder()
                    .store(new InMemoryStore(stock, new InMemoryRegister(), clock))
                    .stock(stock)
                    .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20"))))
                    .clock(clock)
                    .terms(CartsLeftGuide.terms()),
            new byte[32],
            new InMemorySuppressions(),
            mail -> {
                mails.add(mail);
                return MailAnswer.sent();
            });

    @Test
    void the_page_shows_these_samples_and_no_others() throws IOException {
        assertThat(Guide.at("docs/carts-left.md").blocks("java"))
                .containsExactlyInAnyOrderElementsOf(
                        Guide.samples("CartsLeftGuide.java").values());
    }

    @Test
    void a_cart_is_left_reminded_of_and_recovered() {
        var begun = clock.instant();
        stock.receive("receipt", "PEN", Quantity.of(10));
        ask("bea", addLines(item("PEN", 2)), nameBuyer(Buyer.named("Bea").withEmail("bea@example.org")));
        ask("ali", addLines(item("PEN", 2)), nameBuyer(Buyer.named("Ali").withEmail("ali@example.org")));
        wait(Duration.ofHours(10));
        assertThat(mails).extracting(Mail::to).containsExactlyInAnyOrder("bea@example.org", "ali@example.org");

        assertThat(CartsLeftGuide.page(desk, ticket(alis().link().orElseThrow())))
                .isEqualTo("the cart ali");
        String enough = ticket(alis().unsubscribe().orElseThrow());
        assertThat(CartsLeftGuide.page(desk, enough)).contains("no more reminders");
        assertThat(CartsLeftGuide.unsubscribed(desk, enough)).isEqualTo(200);
        assertThat(CartsLeftGuide.unsubscribed(desk, "x" + enough)).isEqualTo(410);
        wait(Duration.ofDays(2));
        assertThat(mails).hasSize(3).last().extracting(Mail::message).isEqualTo(Message.CART_LEFT_LONG);

        ask("bea", checkOut());
        assertThat(CartsLeftGuide.report(desk, begun, clock.instant())).isEqualTo("1 of 2 carts, worth [EUR 2.40]");
        clock.pass(Duration.ofDays(60));
        assertThat(CartsLeftGuide.page(desk, ticket(alis().link().orElseThrow())))
                .isEqualTo("this link has ended");
    }

    private Mail alis() {
        return mails.stream()
                .filter(mail -> mail.to().startsWith("ali"))
                .findFirst()
                .orElseThrow();
    }

    private void wait(Duration time) {
        clock.pass(time);
        desk.runDue();
    }

    private static String ticket(URI link) {
        return link.getQuery().substring("ticket=".length());
    }

    private void ask(String order, Command... commands) {
        desk.handle(Request.of(
                        CommandId.of(commands[0].trigger().name()), OrderId.of(order), Actor.buyer(order), commands))
                .orThrow();
    }
}
