package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.confirm;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.delivery.DeliveryRefusal;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Shortage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * So many buyers at once who want one piece of the same, again and again. As a process it waits for a line before it begins, and says
 * what came of it.
 */
final class Queue {
    static final String SKU = "LAST";
    static final int BUYERS = 64;
    static final int CONNECTIONS = 16;

    private Queue() {}

    /** What came of it: how many were sold, and how many were told that there is nothing left. */
    record Sales(int sold, int soldOut) {
        Sales plus(Sales other) {
            return new Sales(sold + other.sold, soldOut + other.soldOut);
        }

        @Override
        public String toString() {
            return sold + " " + soldOut;
        }

        static Sales parse(String line) {
            String[] numbers = line.split(" ");
            return new Sales(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }
    }

    /** Its database, its name, and how often each buyer tries. */
    public static void main(String[] args) throws Exception {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        try (var database = ShopDatabase.open(args[0]);
                var starter = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            database.setMaximumPoolSize(CONNECTIONS);
            System.out.println("ready");
            starter.readLine();
            System.out.println(sell(database, args[1], Integer.parseInt(args[2])));
        }
    }

    /** Each buyer orders so often, and confirms; two desks share the buyers. */
    static Sales sell(DataSource database, String name, int tries) throws Exception {
        List<OrderDesk> desks = List.of(desk(database, name + "-1"), desk(database, name + "-2"));
        ExecutorService threads = Executors.newFixedThreadPool(BUYERS);
        try {
            List<Callable<Sales>> buyers = IntStream.range(0, BUYERS)
                    .mapToObj(buyer -> (Callable<Sales>) () -> {
                        Sales sales = new Sales(0, 0);
                        for (int i = 0; i < tries; i++) {
                            OrderId order = OrderId.of(name + "-" + buyer + "-" + i);
                            sales = sales.plus(buy(desks.get(buyer % desks.size()), order));
                        }
                        return sales;
                    })
                    .toList();
            Sales all = new Sales(0, 0);
            List<Future<Sales>> ends = new ArrayList<>(threads.invokeAll(buyers));
            for (Future<Sales> end : ends) {
                all = all.plus(end.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static OrderDesk desk(DataSource database, String worker) {
        return OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(JdbcStock.on(database))
                .catalog(skus -> Map.of(SKU, new Article("one of the last", BigDecimal.TEN)))
                .terms(Terms.in("EUR").withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY))
                .worker(WorkerId.of(worker))
                .build();
    }

    private static Sales buy(OrderDesk desk, OrderId order) {
        done(desk.handle(Request.of(CommandId.of("order"), order, Shop.SALES, addLines(item(SKU, 1)), checkOut())));
        Outcome outcome = desk.handle(Request.of(CommandId.of("confirm"), order, Shop.SALES, confirm()));
        if (outcome instanceof Outcome.Refused refused) {
            tellsWhatIsLeft(order, refused.refusal());
            return new Sales(0, 1);
        }
        done(outcome);
        return new Sales(1, 0);
    }

    private static void done(Outcome outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            throw new AssertionError("not done: " + outcome);
        }
    }

    private static void tellsWhatIsLeft(OrderId order, Refusal refusal) {
        boolean tells = refusal.code() == DeliveryRefusal.OUT_OF_STOCK
                && refusal.facts().get("short") instanceof List<?> shortages
                && shortages.size() == 1
                && shortages.get(0) instanceof Shortage shortage
                && shortage.shelf().sku().equals(SKU)
                && shortage.free().signum() == 0;
        if (!tells) {
            throw new AssertionError(order + " is refused by " + refusal);
        }
    }
}
