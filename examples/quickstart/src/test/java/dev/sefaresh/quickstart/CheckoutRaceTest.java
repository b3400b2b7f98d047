package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser comes back while the gateway tells the same: one confirmation, one payment, one invoice. */
class CheckoutRaceTest {
    private static final int ORDERS = 40;

    @TempDir
    Path folder;

    @Test
    void two_threads_of_two_desks_finish_each_checkout_once() throws Exception {
        try (HikariDataSource database =
                ShopDatabase.open(folder.resolve("shop").toString())) {
            OrderDesk one = Gate.desk(database, Gate.BROWSER);
            OrderDesk other = Gate.desk(database, Gate.WEBHOOK);
            var threads = Executors.newFixedThreadPool(2);
            for (String order : sentAway(one, database)) {
                List<Callable<Object>> both = List.of(
                        () -> Gate.finish(one, Gate.BROWSER, order), () -> Gate.finish(other, Gate.WEBHOOK, order));
                for (var end : threads.invokeAll(both)) {
                    end.get();
                }
                assertFinishedOnce(one, order);
            }
            threads.shutdown();
        }
    }

    @Test
    void two_processes_finish_each_checkout_once() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            try (HikariDataSource database = ShopDatabase.open(url);
                    OtherProcess browser = new OtherProcess(Gate.class, url, Gate.BROWSER);
                    OtherProcess webhook = new OtherProcess(Gate.class, url, Gate.WEBHOOK)) {
                OrderDesk desk = Gate.desk(database, "test");
                int together = 0;
                for (String order : sentAway(desk, database)) {
                    browser.say(order);
                    webhook.say(order);
                    List<String> ends = List.of(browser.answer(), webhook.answer());
                    assertThat(ends).contains("Applied").isSubsetOf("Applied", "NoNews");
                    together += ends.contains("NoNews") ? 1 : 0;
                    assertFinishedOnce(desk, order);
                }
                assertThat(together).isEqualTo(ORDERS);
            }
        }
    }

    /** Checked out, and on their way to the gateway. */
    private static List<String> sentAway(OrderDesk desk, HikariDataSource database) {
        JdbcStock.on(database).receive("R", "PEN", Quantity.of(ORDERS));
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> {
                    OrderId order = OrderId.of("A-" + i);
                    Outcome outcome = desk.handle(Request.of(
                            CommandId.of("buy"),
                            order,
                            Actor.buyer("b"),
                            addLines(item("PEN", 1)),
                            checkOut(),
                            pay("gate")));
                    assertThat(outcome).isInstanceOf(Outcome.Done.class);
                    return order.text();
                })
                .toList();
    }

    private static void assertFinishedOnce(OrderDesk desk, String order) {
        assertThat(desk.timeline(OrderId.of(order)).stream().map(Event::row))
                .containsOnlyOnce("ACTION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_ISSUED")
                .doesNotContain("DISCREPANCY_RAISED");
    }
}
