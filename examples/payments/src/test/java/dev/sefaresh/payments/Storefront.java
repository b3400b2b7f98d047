package dev.sefaresh.payments;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Reception;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryInbox;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** A shop in memory that sells pens at 10.00, one order at a time, and takes in what providers tell at an address of its own. */
final class Storefront implements AutoCloseable {
    static final OrderId ORDER = OrderId.of("A-1");
    static final DocumentNo SALE = DocumentNo.operation(1, 1);

    final List<Reception> receptions = Collections.synchronizedList(new ArrayList<>());
    private final HandClock clock;
    private final OrderDesk desk;
    private final HttpServer server;
    private int commands;

    /** One that takes by this tender at once and, if the provider can hold, by {@code hold} when goods have left. */
    Storefront(String currency, HandClock clock, PaymentProvider card) {
        this.clock = clock;
        InMemoryStock stock = new InMemoryStock();
        InMemoryRegister register = new InMemoryRegister();
        stock.receive("R1", "PEN", Quantity.of(100));
        OrderDeskBuilder builder = OrderDesk.builder()
                .store(new InMemoryStore(stock, register, clock))
                .stock(stock)
                .catalog(skus -> Map.of("PEN", new Article("a pen", BigDecimal.TEN)))
                .terms(Terms.in(currency).withInvoiceWhen(InvoiceWhen.MANUALLY))
                .provider("card", card)
                .inbox(new InMemoryInbox())
                .clock(clock);
        if (card.capabilities().contains(PaymentCapability.MULTIPLE_CAPTURE)) {
            builder.provider("hold", card, CountsWhen.AUTHORISED, CaptureWhen.SHIPPED);
        }
        desk = builder.build();
        server = open();
    }

    static Storefront of(Stripe stripe) {
        Storefront shop = new Storefront("EUR", stripe.clock, stripe.cards);
        stripe.standIn.webhooks().to(shop.address("card"), Stripe.SECRET);
        return shop;
    }

    private HttpServer open() {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            opened.createContext("/", this::receive);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        String tender = exchange.getRequestURI().getPath().substring(1);
        Reception reception = receive(
                tender, exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(reception instanceof Reception.Rejected ? 400 : 200, -1);
        exchange.close();
    }

    Reception receive(String tender, Map<String, List<String>> headers, byte[] body) {
        Reception reception = desk.receive(new Received(tender, clock.instant(), headers, body));
        receptions.add(reception);
        return reception;
    }

    URI address(String tender) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + tender);
    }

    /** A buyer has so many pens in the checkout. */
    Storefront checkedOut(int pens) {
        asks(addLines(item("PEN", pens)), checkOut());
        return this;
    }

    OrderFile asks(Command... some) {
        return desk.handle(Request.of(CommandId.of("c" + ++commands), ORDER, Actor.staff("sam"), some))
                .orThrow();
    }

    /** Time passes, and what is due is done. */
    void passes(Duration time) {
        clock.pass(time);
        desk.runDue();
    }

    OrderFile file() {
        return desk.view(ORDER).orElseThrow().file();
    }

    Operation operation(DocumentNo no) {
        return file().operation(no).orElseThrow();
    }

    OperationState state() {
        return operation(SALE).state();
    }

    Money paid() {
        return desk.view(ORDER).orElseThrow().money().paid();
    }

    /** The operations, as kind and state. */
    List<String> operations() {
        return file().operations().map(one -> one.kind() + " " + one.state()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
