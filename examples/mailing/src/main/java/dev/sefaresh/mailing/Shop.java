package dev.sefaresh.mailing;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Request;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.jdbc.JdbcSuppressions;
import dev.sefaresh.jdbc.Migrations;
import dev.sefaresh.mail.Printer;
import dev.sefaresh.mail.Sender;
import dev.sefaresh.mail.SmtpMailer;
import dev.sefaresh.mail.SmtpServer;
import dev.sefaresh.mail.SmtpServer.Security;
import dev.sefaresh.mail.Templates;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.Stock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Sells pens to so many customers on account, each of whom gets a confirmation and an invoice. Whatever kills it, it goes on where it was
 * when it is started again: command ids are made of the customers' numbers, and mail that was owed still is.
 */
public final class Shop {
    /** A dead shop's mail is taken over after as long; it is more than a server takes to answer. */
    static final Duration LEASE = Duration.ofSeconds(2);

    /** What each customer hears. */
    static final MailTerms MESSAGES = MailTerms.of(Message.ORDER_CONFIRMED, Message.INVOICE);

    private static final Duration NAP = Duration.ofMillis(100);

    private final OrderDesk desk;

    Shop(OrderDesk desk) {
        this.desk = desk;
    }

    /** @param args the H2 file, the port of the mail server on this machine, and how many customers there are */
    public static void main(String[] args) throws InterruptedException {
        int customers = Integer.parseInt(args[2]);
        SmtpServer server =
                SmtpServer.at("localhost").withSecurity(Security.NONE).withPort(Integer.parseInt(args[1]));
        try (SmtpMailer mailer =
                SmtpMailer.to(server, Sender.of("shop@example.org").named("The Pen Shop"))) {
            Shop shop = on(JdbcConnectionPool.create("jdbc:h2:file:" + args[0] + ";WRITE_DELAY=0", "", ""), mailer);
            for (int customer = 1; customer <= customers; customer++) {
                shop.sell(customer);
            }
            shop.finish();
        }
        System.out.println("sold to " + customers);
    }

    private static Shop on(DataSource database, Mailer mailer) {
        Migrations.apply(database);
        JdbcStock stock = JdbcStock.on(database);
        stocked(stock);
        return new Shop(desk(mailer)
                .store(JdbcOrderStore.on(database))
                .stock(stock)
                .suppressions(JdbcSuppressions.on(database))
                .build());
    }

    static void stocked(Stock stock) {
        stock.receive("receipt 1", "PEN", Quantity.of(10_000));
    }

    static OrderDeskBuilder desk(Mailer mailer) {
        return OrderDesk.builder()
                .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20"))))
                .terms(Terms.in("EUR").withPrepayPercent(0).withMail(MESSAGES))
                .mailer(mailer)
                .renderer(Printer.of(Templates.shipped()))
                .lease(LEASE);
    }

    void sell(int customer) {
        OrderId order = OrderId.of("A-" + customer);
        Actor buyer = Actor.buyer("customer " + customer);
        Buyer who = Buyer.named("Customer " + customer)
                .withEmail("customer-" + customer + "@example.org")
                .withLanguage(customer % 2 == 0 ? "fa" : "en");
        desk.handle(Request.of(
                        CommandId.of("sell"),
                        order,
                        buyer,
                        addLines(item("PEN", customer)),
                        nameBuyer(who),
                        checkOut()))
                .orThrow();
    }

    /** Until nothing is owed any more, not even what a dead shop had in its hands. */
    void finish() throws InterruptedException {
        long quiet = System.nanoTime();
        while (System.nanoTime() - quiet < LEASE.multipliedBy(2).toNanos()) {
            if (desk.runDue() > 0) {
                quiet = System.nanoTime();
            }
            Thread.sleep(NAP.toMillis());
        }
    }
}
