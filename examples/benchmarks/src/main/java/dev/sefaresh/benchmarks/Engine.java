package dev.sefaresh.benchmarks;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Terms;
import java.util.List;
import javax.sql.DataSource;

/**
 * The library itself. Five requests make a lifecycle, and six commits: the provider's answer is one of its own. Confirmation,
 * reservation, delivery, invoice and completion are reactions, and go out with what caused them. Thread-safe.
 */
final class Engine implements Peer {
    static final String CURRENCY = "EUR";
    static final Actor BUYER = Actor.buyer("bea");
    static final Actor STAFF = Actor.staff("sam");

    private static final DocumentNo DELIVERY = DocumentNo.delivery(1);

    private final OrderDesk desk;

    /** With the library's own cache of files, or with a load before every decision. */
    Engine(DataSource database, boolean cached) {
        OrderDeskBuilder builder = OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(JdbcStock.on(database))
                .catalog(new Assortment())
                .terms(Terms.in(CURRENCY))
                .provider("card", new CardAtOnce());
        desk = (cached ? builder : builder.cachedFiles(0)).build();
    }

    @Override
    public String name() {
        return "sefaresh";
    }

    @Override
    public void lifecycle(String order, List<Wanted> basket) {
        OrderId id = OrderId.of(order);
        List<Item> items = basket.stream()
                .map(wanted -> Item.item(wanted.sku(), wanted.quantity()))
                .toList();
        handle(id, 1, BUYER, OrderCommand.addLines(items));
        handle(id, 2, BUYER, OrderCommand.checkOut());
        handle(id, 3, BUYER, PaymentCommand.pay("card"));
        handle(id, 4, STAFF, DeliveryCommand.ship(DELIVERY));
        OrderFile last = handle(id, 5, STAFF, DeliveryCommand.delivered(DELIVERY));
        if (last.order().state() != OrderState.COMPLETED) {
            throw new IllegalStateException("order " + order + " did not complete: " + last);
        }
    }

    private OrderFile handle(OrderId order, int step, Actor actor, Command command) {
        return desk.handle(Request.of(CommandId.of(command(order.text(), step)), order, actor, command))
                .orThrow();
    }

    /** The id of the buyer's or staff's request in this step. */
    static String command(String order, int step) {
        return order + "/" + step;
    }
}
