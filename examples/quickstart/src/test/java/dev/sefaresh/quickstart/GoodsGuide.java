package dev.sefaresh.quickstart;

import static dev.sefaresh.core.delivery.DeliveryCommand.lost;
import static dev.sefaresh.core.delivery.DeliveryCommand.pack;
import static dev.sefaresh.core.delivery.DeliveryCommand.pick;
import static dev.sefaresh.core.delivery.DeliveryCommand.plan;
import static dev.sefaresh.core.delivery.DeliveryCommand.replan;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.returns.ReturnCommand.close;

import dev.sefaresh.core.Cancellation;
import dev.sefaresh.core.Covered;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.Served;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.Undelivered;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The samples of docs/goods.md, word for word between the marks. */
final class GoodsGuide {
    static final OrderId ORDER = OrderId.of("A-1");
    static final Actor BEA = Actor.buyer("bea");
    static final Actor SAM = Actor.staff("sam");
    private static final DocumentNo D1 = DocumentNo.delivery(1);

    private GoodsGuide() {}

    static Terms terms() {
        // sample: terms
        Terms terms = Terms.in("EUR")
                .withDelivery(DeliveryTerms.DEFAULT
                        .withReserveWhen(ReserveWhen.CHECKED_OUT) // or CONFIRMED, the default, or MANUALLY
                        .withReserveFor(Duration.ofMinutes(30)) // then the goods are free again
                        .withBackOrders(BackOrder.ALWAYS) // or ASK the buyer, or NEVER, the default
                        .withSteps(DeliverySteps.PICK_PACK_SHIP)
                        .withShortfall(Shortfall.WAIT) // what was sold and is not there: or CLOSE, or STAFF
                        .withUndelivered(Undelivered.SEND_AGAIN)); // what left and did not arrive
        // end
        return terms;
    }

    static OrderDesk desk(OrderDeskBuilder shop) {
        // sample: warehouses
        LocationId north = LocationId.of("north");
        LocationId south = LocationId.of("south");
        OrderDesk desk = shop.warehouses(
                        Warehouses.inOrder(north, south).fewestParcels().steps(south, DeliverySteps.SHIP))
                .build();
        // end
        return desk;
    }

    static void stock(Stock stock) {
        // sample: stock
        Shelf pens = new Shelf("PEN", LocationId.of("north"));
        stock.move(StockChange.receive("receipt 1", pens, Quantity.of(10))); // the same id again adds nothing
        stock.move(StockChange.expect("purchase 1", pens, Quantity.of(50), LocalDate.of(2027, 1, 15)));
        // end
    }

    static OrderFile order(OrderDesk desk) {
        desk.handle(Request.of(CommandId.of("cart"), ORDER, BEA, addLines(item("PEN", 12)), checkOut()))
                .orThrow();
        return desk.handle(Request.of(CommandId.of("pay"), ORDER, BEA, pay("card")))
                .orThrow();
    }

    static Outcome split(OrderDesk desk) {
        // sample: split
        List<Portion> four = List.of(Portion.of(1, Quantity.of(4))); // of the order's first line
        List<Portion> six = List.of(Portion.of(1, Quantity.of(6)));
        Outcome split =
                desk.handle(Request.of(CommandId.of("split"), ORDER, SAM, replan(List.of(D1), four), plan(six)));
        // end
        return split;
    }

    static OrderFile steps(OrderDesk desk, DocumentNo parcel) {
        // sample: steps
        OrderFile shipped = desk.handle(Request.of(
                        CommandId.of("out " + parcel), ORDER, SAM, pick(parcel), pack(parcel), ship(parcel, "TRACK-1")))
                .orThrow();
        // end
        return shipped;
    }

    static List<Served> arrived(OrderDesk desk, Stock stock) {
        Shelf pens = new Shelf("PEN", LocationId.of("north"));
        // sample: serve
        stock.move(StockChange.receive("receipt 2", pens, Quantity.of(50)));
        List<Served> served = desk.serveWaiting(); // who ordered first comes first
        // end
        return served;
    }

    static Covered burnt(OrderDesk desk, Stock stock) {
        Shelf pens = new Shelf("PEN", LocationId.of("north"));
        // sample: cover
        StockAnswer answer = stock.move(StockChange.lose("fire 1", pens, Quantity.of(55)));
        Covered covered = desk.cover(answer.lacking().get(0).shelf()); // who came last loses it
        // end
        return covered;
    }

    static OrderFile lostParcel(OrderDesk desk, DocumentNo parcel) {
        // sample: lost
        OrderFile sentAgain = desk.handle(Request.of(CommandId.of("lost " + parcel), ORDER, SAM, lost(parcel)))
                .orThrow();
        // end
        return sentAgain;
    }

    static OrderFile closed(OrderDesk desk) {
        // sample: close
        List<Portion> two = List.of(Portion.of(1, Quantity.of(2)));
        OrderFile closed = desk.handle(Request.of(CommandId.of("close"), ORDER, SAM, close(two, "sold out")))
                .orThrow();
        // end
        return closed;
    }

    static Outcome cancelled(OrderDesk desk) {
        // sample: cancel
        Cancellation cancellation =
                desk.cancellation(ORDER, SAM, "changed their mind").orElseThrow(); // look at it first
        Outcome outcome = desk.handle(cancellation.request(CommandId.of("cancel"), SAM));
        // end
        return outcome;
    }
}
