package dev.sefaresh.quickstart;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sells what an invoice says that was sold: cart, goods receipt, checkout and payment, on which the engine confirms, reserves, plans
 * the delivery and issues the invoice; then shipment and arrival, on which it closes the order. All of it at the invoice's own time.
 * For one thread.
 */
final class SalesDesk {
    private final Shop shop;

    SalesDesk(Shop shop) {
        this.shop = shop;
    }

    /** From the cart to the customer's door, or to the first no. */
    Conversation sell(RetailInvoice invoice) throws SQLException, InterruptedException {
        shop.openAt(invoice.at());
        shop.prices().readFrom(invoice);
        Actor buyer = Shop.buyer(invoice.customer());
        Conversation conversation = new Conversation(shop.desk(), invoice.order());
        conversation.ask("cart", Shop.SALES, cart(invoice));
        if (!conversation.isRefused()) {
            shop.warehouse().receive(invoice.number() + "/receipt", invoice.needs());
        }
        conversation.ask("checkout", buyer, OrderCommand.checkOut());
        if (invoice.total().isPositive()) {
            conversation.ask("pay", buyer, PaymentCommand.pay(CardHouse.TENDER));
            conversation.awaitMoney();
        }
        for (DocumentNo delivery : deliveries(conversation)) {
            conversation.ask("ship/" + delivery, Shop.WAREHOUSE, DeliveryCommand.ship(delivery));
            conversation.ask("arrive/" + delivery, Shop.CARRIER, DeliveryCommand.delivered(delivery));
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
        return shop.prices().agreesWith(row) ? item : item.at(row.price(), "as invoiced");
    }

    private static List<DocumentNo> deliveries(Conversation conversation) {
        return conversation.file().map(OrderFile::deliveries).orElse(List.of()).stream()
                .map(Delivery::no)
                .toList();
    }
}
