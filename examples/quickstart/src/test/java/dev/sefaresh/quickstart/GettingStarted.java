package dev.sefaresh.quickstart;

import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderView;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.jdbc.HostTransaction;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.jdbc.Migrations;
import dev.sefaresh.mail.EmlFolder;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The samples of the guide, word for word between the marks. */
final class GettingStarted {
    private GettingStarted() {}

    static HikariDataSource database(String url) {
        // sample: database
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        HikariDataSource database = new HikariDataSource(config);
        Migrations.apply(database);
        // end
        return database;
    }

    static OrderDesk desk(DataSource database) {
        // sample: desk
        JdbcStock stock = JdbcStock.on(database);
        stock.receive("receipt 1", "PEN", Quantity.of(100)); // the same receipt again adds nothing

        OrderDesk desk = OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(stock)
                .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20"))))
                .provider("card", new ScriptedProvider()) // says yes to everything
                .terms(Terms.in("EUR")) // confirmed when paid, invoiced when confirmed
                .build();
        // end
        return desk;
    }

    static void order(OrderDesk desk) {
        // sample: order
        OrderId order = OrderId.of("A-1");
        Actor bea = Actor.buyer("bea");
        desk.handle(Request.of(CommandId.of("cart 1"), order, bea, addLines(item("PEN", 3))))
                .orThrow();
        desk.handle(Request.of(CommandId.of("checkout 1"), order, bea, checkOut()))
                .orThrow();
        // end
    }

    static OrderFile payment(OrderDesk desk) {
        OrderId order = OrderId.of("A-1");
        Actor bea = Actor.buyer("bea");
        // sample: payment
        OrderFile paid = desk.handle(Request.of(CommandId.of("pay 1"), order, bea, pay("card")))
                .orThrow();
        // end
        return paid;
    }

    static String refusal(OrderDesk desk) {
        OrderId order = OrderId.of("A-1");
        Actor bea = Actor.buyer("bea");
        // sample: refusal
        Outcome outcome = desk.handle(Request.of(CommandId.of("pay 2"), order, bea, pay("card")));
        String answer;
        if (outcome instanceof Outcome.Done done) {
            answer = "now at version " + done.version();
        } else if (outcome instanceof Outcome.Refused no) {
            answer = no.refusal().code() + ": " + no.refusal().remedies(); // NOTHING_TO_PAY
        } else {
            answer = "somebody else was faster: look again"; // Outcome.Conflict
        }
        // end
        return answer;
    }

    static void delivery(OrderDesk desk, OrderFile paid) {
        OrderId order = OrderId.of("A-1");
        // sample: delivery
        Actor sam = Actor.staff("sam");
        DocumentNo parcel = paid.deliveries().get(0).no(); // D1
        desk.handle(Request.of(CommandId.of("ship 1"), order, sam, ship(parcel)))
                .orThrow();
        desk.handle(Request.of(CommandId.of("arrived 1"), order, sam, delivered(parcel)))
                .orThrow();
        // end
    }

    static OrderView goodsReturn(OrderDesk desk) {
        OrderId order = OrderId.of("A-1");
        Actor bea = Actor.buyer("bea");
        Actor sam = Actor.staff("sam");
        // sample: return
        Quantity one = Quantity.of(1);
        List<Portion> onePen = List.of(Portion.of(1, one)); // of the order's first line
        OrderFile asked = desk.handle(
                        Request.of(CommandId.of("return 1"), order, bea, requestReturn(onePen, "too blue")))
                .orThrow();
        DocumentNo back = asked.returns().get(0).no(); // R1
        desk.handle(Request.of(CommandId.of("agreed 1"), order, sam, approve(back)))
                .orThrow();
        List<Verdict> good = List.of(new Verdict(1, one, one)); // accepted, and back on the shelf
        desk.handle(Request.of(CommandId.of("back 1"), order, sam, received(back, onePen), inspect(back, good)))
                .orThrow();
        OrderView view = desk.view(order).orElseThrow();
        // end
        return view;
    }

    // sample: spring
    record SpringTransactions(DataSource database) implements HostTransaction {
        @Override
        public Optional<Connection> current() {
            return TransactionSynchronizationManager.isActualTransactionActive()
                    ? Optional.of(DataSourceUtils.getConnection(database))
                    : Optional.empty();
        }

        @Override
        public void afterCommit(Runnable action) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    action.run();
                }
            });
        }
    }
    // end

    static OrderDesk hosted(DataSource database) {
        // sample: hosted
        HostTransaction transactions = new SpringTransactions(database);
        JdbcOrderStore store = JdbcOrderStore.on(database, transactions);
        JdbcStock stock = JdbcStock.on(database, transactions);
        // end
        return OrderDesk.builder()
                .store(store)
                .stock(stock)
                .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20"))))
                .provider("card", new ScriptedProvider())
                .terms(Terms.in("EUR"))
                .build();
    }

    static Outcome together(OrderDesk desk, DataSource database, OrderId order) {
        // sample: together
        JdbcTemplate shop = new JdbcTemplate(database);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        Outcome outcome = transaction.execute(status -> {
            shop.update("insert into basket (id) values (?)", order.text()); // a table of yours
            Outcome cart =
                    desk.handle(Request.of(CommandId.of("cart"), order, Actor.buyer("bea"), addLines(item("PEN", 3))));
            if (!(cart instanceof Outcome.Done)) {
                status.setRollbackOnly();
            }
            return cart;
        });
        // end
        return Objects.requireNonNull(outcome);
    }

    /** What a card house could look like. */
    interface CardApi {
        /** Takes money once for each key, and gives the receipt. */
        String charge(String key, Money amount) throws IOException;

        /** Gives money back once for each key, and gives the receipt. */
        String payBack(String key, String chargeKey, Money amount) throws IOException;

        /** The receipt of what was done under a key. */
        Optional<String> find(String key) throws IOException;
    }

    // sample: provider
    record Cards(CardApi api) implements PaymentProvider {
        @Override
        public Set<PaymentCapability> capabilities() {
            return EnumSet.allOf(PaymentCapability.class);
        }

        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            try {
                return PaymentAnswer.succeeded(api.charge(operation.toString(), sale.amount()));
            } catch (IOException lost) {
                return PaymentAnswer.unknown(lost.toString()); // the money may have moved
            }
        }

        @Override
        public PaymentAnswer refund(OperationId operation, Refund refund) {
            try {
                return PaymentAnswer.succeeded(
                        api.payBack(operation.toString(), refund.of().toString(), refund.amount()));
            } catch (IOException lost) {
                return PaymentAnswer.unknown(lost.toString());
            }
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            try {
                return api.find(operation.toString())
                        .map(PaymentAnswer::succeeded)
                        .orElse(PaymentAnswer.of(PaymentAnswer.Kind.NOT_FOUND));
            } catch (IOException lost) {
                return PaymentAnswer.unknown(lost.toString());
            }
        }
    }
    // end

    static OrderDesk withCards(DataSource database, CardApi api, InstantSource clock) {
        return OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(JdbcStock.on(database))
                .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20"))))
                .provider("card", new Cards(api))
                .terms(Terms.in("EUR"))
                .clock(clock)
                .lease(Duration.ofMillis(50))
                .build();
    }

    static void mail(DataSource database, Path outbox) {
        // sample: mail
        Mailer mailer = EmlFolder.in(outbox, "shop@example.org"); // or yours: one method
        Terms terms = Terms.in("EUR").withMail(MailTerms.of(Message.INVOICE)); // or MailTerms.usual()
        // end
        OrderDesk desk = OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(JdbcStock.on(database))
                .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20"))))
                .provider("card", new ScriptedProvider())
                .mailer(mailer)
                .executor(Runnable::run)
                .terms(terms)
                .build();
        OrderId order = OrderId.of("M-1");
        Actor bea = Actor.buyer("bea");
        desk.handle(Request.of(CommandId.of("cart"), order, bea, addLines(item("PEN", 3))))
                .orThrow();
        // sample: buyer
        Buyer buyer = Buyer.named("Bea").withEmail("bea@example.org");
        desk.handle(Request.of(CommandId.of("buyer"), order, bea, nameBuyer(buyer)))
                .orThrow();
        // end
        desk.handle(Request.of(CommandId.of("pay"), order, bea, checkOut(), pay("card")))
                .orThrow();
    }

    static ScheduledExecutorService work(OrderDesk desk) {
        // sample: work
        Runnable due = () -> {
            try {
                while (desk.runDue() == 100) {} // as many as it takes at once: there may be more
            } catch (RuntimeException failed) { // your database is away; an exception would end the schedule
                System.getLogger("shop").log(System.Logger.Level.WARNING, "due tasks have to wait", failed);
            }
        };
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
        worker.scheduleWithFixedDelay(due, 0, 5, TimeUnit.SECONDS);
        // end
        return worker;
    }
}
