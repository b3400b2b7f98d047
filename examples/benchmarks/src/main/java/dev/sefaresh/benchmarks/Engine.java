package dev.sefaresh.benchmarks;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import java.util.List;
import javax.sql.DataSource;

/**
 * The library itself. Five requests make a lifecycle, of which the first says that there is no such order yet, and six commits: the
 * provider's answer is one of its own. Confirmation, reservation, delivery, invoice and completion are reactions, and go out with what
 * caused them. A return adds three requests and four commits: settlement, credit note and the refund's begin go out with the goods that
 * came back. Thread-safe.
 */
final class Engine implements Peer {
    static final String CURRENCY = "EUR";
    static final Actor BUYER = Actor.buyer("bea");
    static final Actor STAFF = Actor.staff("sam");
    static final String REASON = "one too many";

    private static final DocumentNo DELIVERY = DocumentNo.delivery(1);

    private static final DocumentNo RETURN = DocumentNo.goodsReturn(1);
    private static final DocumentNo REFUND = DocumentNo.operation(1, 2);
    private static final Quantity ONE = Quantity.of(1);
    private static final List<Portion> PIECE = List.of(Portion.of(1, ONE));
    private static final List<Verdict> AS_NEW = List.of(new Verdict(1, ONE, ONE));

    private final OrderDesk desk;
    private final boolean returns;

    /** With the library's own cache of files, or with a load before every decision on an order that is there. */
    Engine(DataSource database, boolean cached, boolean returns) {
        OrderDeskBuilder builder = OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(JdbcStock.on(database))
                .catalog(new Assortment())
                .terms(Terms.in(CURRENCY))
                .provider("card", new CardAtOnce());
        desk = (cached ? builder : builder.cachedFiles(0)).build();
        this.returns = returns;
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
        done(request(id, 1, BUYER, OrderCommand.addLines(items)).onVersion(0));
        handle(id, 2, BUYER, OrderCommand.checkOut());
        handle(id, 3, BUYER, PaymentCommand.pay("card"));
        handle(id, 4, STAFF, DeliveryCommand.ship(DELIVERY));
        OrderFile sold = handle(id, 5, STAFF, DeliveryCommand.delivered(DELIVERY));
        require(sold.order().state() == OrderState.COMPLETED, "did not complete", sold);
        if (returns) {
            handle(id, 6, BUYER, ReturnCommand.requestReturn(PIECE, REASON));
            handle(id, 7, STAFF, ReturnCommand.approve(RETURN));
            OrderFile back =
                    handle(id, 8, STAFF, ReturnCommand.received(RETURN, PIECE), ReturnCommand.inspect(RETURN, AS_NEW));
            require(
                    back.operation(REFUND)
                            .filter(refund -> refund.state() == OperationState.SUCCEEDED)
                            .isPresent(),
                    "was not refunded",
                    back);
        }
    }

    private OrderFile handle(OrderId order, int step, Actor actor, Command... commands) {
        return done(request(order, step, actor, commands));
    }

    private static Request request(OrderId order, int step, Actor actor, Command... commands) {
        return Request.of(CommandId.of(command(order.text(), step)), order, actor, commands);
    }

    private OrderFile done(Request request) {
        return desk.handle(request).orThrow();
    }

    private static void require(boolean done, String otherwise, OrderFile file) {
        if (!done) {
            throw new IllegalStateException("order " + file.id() + " " + otherwise + ": " + file);
        }
    }

    /** The id of the buyer's or staff's request in this step. */
    static String command(String order, int step) {
        return order + "/" + step;
    }
}
