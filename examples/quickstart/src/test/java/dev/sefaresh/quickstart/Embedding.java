package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.pay;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderView;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.jdbc.Migrations;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import java.math.BigDecimal;
import java.util.Map;
import javax.sql.DataSource;

/** The sample of the README, word for word between the marks. */
final class Embedding {
    private Embedding() {}

    static OrderView sell(DataSource database) {
        // sample:begin
        Migrations.apply(database);
        JdbcStock stock = JdbcStock.on(database);
        stock.receive("receipt 1", "PEN", Quantity.of(100));

        OrderDesk desk = OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(stock)
                .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20")))) // yours
                .provider("card", new ScriptedProvider()) // yours
                .terms(Terms.in("EUR"))
                .build(); // proves the machines sound, or says what is wrong

        OrderId order = OrderId.of("A-1"); // yours, and so are the command ids: a retry is recognised
        Actor bea = Actor.buyer("bea");
        desk.handle(Request.of(CommandId.of("cart"), order, bea, addLines(item("PEN", 3))))
                .orThrow();
        desk.handle(Request.of(CommandId.of("pay"), order, bea, checkOut(), pay("card")))
                .orThrow();

        desk.timeline(order).forEach(event -> System.out.println(event.document() + " " + event.row()));
        desk.available(order, Actor.staff("sam")).forEach(System.out::println); // what can be done now, and why not
        OrderView view = desk.view(order).orElseThrow(); // confirmed, paid, reserved, invoiced; not yet sent
        // sample:end
        return view;
    }
}
