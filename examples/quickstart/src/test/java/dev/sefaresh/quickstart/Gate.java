package dev.sefaresh.quickstart;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Reception;
import dev.sefaresh.jdbc.JdbcInbox;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A shop at a gateway that sends the buyer away and back. As a process it finishes the orders that it reads, one a line: told by the
 * browser that comes back, or by the gateway itself.
 */
final class Gate implements PaymentProvider {
    static final String BROWSER = "browser";
    static final String WEBHOOK = "webhook";
    private static final String TENDER = "gate";

    /** Finishes what it reads, and says what came of it. */
    public static void main(String[] args) throws Exception {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        try (var database = ShopDatabase.open(args[0]);
                var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            OrderDesk desk = desk(database, args[1]);
            System.out.println("ready");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(finish(desk, args[1], order).getClass().getSimpleName());
            }
        }
    }

    static OrderDesk desk(DataSource database, String worker) {
        return OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(JdbcStock.on(database))
                .inbox(JdbcInbox.on(database))
                .catalog(skus -> Map.of("PEN", new Article("a pen", BigDecimal.TEN)))
                .provider(TENDER, new Gate())
                .terms(Terms.in("EUR"))
                .worker(WorkerId.of(worker))
                .build();
    }

    /** The buyer comes back, or the gateway tells of its own. */
    static Reception finish(OrderDesk desk, String told, String order) {
        byte[] body = (told + " " + order).getBytes(StandardCharsets.UTF_8);
        return desk.receive(new Received(TENDER, Instant.EPOCH, Map.of(), body));
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return Set.of(PaymentCapability.SALE, PaymentCapability.NOTICES);
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        return PaymentAnswer.actionRequired(BuyerAction.redirect("https://gate.example/" + operation));
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return PaymentAnswer.succeeded("gate " + operation);
    }

    @Override
    public Notice read(Received received) {
        String[] words = new String(received.body(), StandardCharsets.UTF_8).split(" ", 2);
        OperationId operation = new OperationId(OrderId.of(words[1]), DocumentNo.operation(1, 1));
        String event = words[0] + " " + operation;
        return words[0].equals(BROWSER)
                ? new Notice.Returned(event, operation)
                : new Notice.Answered(event, operation, lookup(operation));
    }
}
