package dev.sefaresh.quickstart;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PaymentProvider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Sells what an invoice says that was sold: cart, goods receipt, checkout and payment, on which the engine confirms, reserves, plans
 * the delivery and issues the invoice; then shipment and arrival, on which it closes the order. All of it at the invoice's own time.
 * For one thread.
 */
final class SalesDesk {
    private static final Actor SALES = Actor.staff("sales desk");
    private static final Actor WAREHOUSE = Actor.staff("warehouse");
    private static final Actor CARRIER = Actor.staff("carrier");

    /** Short, so that a run which takes over from one that was killed has not long to wait. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = LEASE.multipliedBy(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HandClock clock = new HandClock();
    private final PriceList prices = new PriceList();
    private final Warehouse warehouse;
    private final OrderDesk desk;

    SalesDesk(DataSource database, PaymentProvider cards) {
        warehouse = new Warehouse(database);
        desk = OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(JdbcStock.on(database))
                .catalog(prices)
                .provider(CardHouse.TENDER, cards)
                .terms(Terms.in(Row.POUNDS.getCode())) // confirmed when paid, invoiced at once when confirmed
                .clock(clock)
                .lease(LEASE)
                .build();
    }

    OrderDesk desk() {
        return desk;
    }

    /** From the cart to the customer's door, or to the first no. */
    Conversation sell(RetailInvoice invoice) throws SQLException, InterruptedException {
        clock.set(invoice.at());
        prices.readFrom(invoice);
        Actor buyer = Actor.buyer(invoice.customer().map("customer "::concat).orElse("guest"));
        Conversation conversation = new Conversation(desk, invoice.order());
        conversation.ask("cart", SALES, cart(invoice));
        if (!conversation.isRefused()) {
            warehouse.receive(invoice.number() + "/receipt", invoice.needs());
        }
        conversation.ask("checkout", buyer, OrderCommand.checkOut());
        if (invoice.total().isPositive()) {
            conversation.ask("pay", buyer, PaymentCommand.pay(CardHouse.TENDER));
            awaitMoney(conversation);
        }
        for (DocumentNo delivery : deliveries(conversation)) {
            conversation.ask("ship/" + delivery, WAREHOUSE, DeliveryCommand.ship(delivery));
            conversation.ask("arrive/" + delivery, CARRIER, DeliveryCommand.delivered(delivery));
        }
        return conversation;
    }

    /** Carriage and charges are for staff to add, and so are prices other than the list's: the sales desk fills the cart. */
    private Command[] cart(RetailInvoice invoice) {
        List<Item> goods = invoice.goods().stream().map(this::item).toList();
        List<Charge> charges = invoice.charges();
        List<Command> commands = new ArrayList<>();
        if (!goods.isEmpty()) {
            commands.add(OrderCommand.addLines(goods));
        }
        if (!charges.isEmpty()) {
            commands.add(OrderCommand.adjust(charges));
        }
        commands.add(OrderCommand.nameBuyer(invoice.buyer()));
        return commands.toArray(Command[]::new);
    }

    private Item item(Row row) {
        Item item = Item.item(row.code(), row.pieces());
        return prices.agreesWith(row) ? item : item.at(row.price());
    }

    /**
     * Normally the money is there when {@code pay} is answered. If a run was killed in between, its task is free for another once the
     * lease has lapsed.
     */
    private void awaitMoney(Conversation conversation) throws InterruptedException {
        for (Duration waited = Duration.ZERO;
                awaitsMoney(conversation) && waited.compareTo(PATIENCE) < 0;
                waited = waited.plus(PAUSE)) {
            Thread.sleep(PAUSE.toMillis());
            desk.runDue();
            conversation.look();
        }
    }

    private static boolean awaitsMoney(Conversation conversation) {
        return !conversation.isRefused()
                && conversation.file().map(file -> file.order().state()).equals(Optional.of(OrderState.QUOTATION_SENT));
    }

    private static List<DocumentNo> deliveries(Conversation conversation) {
        return conversation.file().map(OrderFile::deliveries).orElse(List.of()).stream()
                .map(Delivery::no)
                .toList();
    }
}
