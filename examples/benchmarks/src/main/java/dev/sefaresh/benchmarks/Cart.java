package dev.sefaresh.benchmarks;

import static dev.sefaresh.core.order.OrderCommand.addLines;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a cart of many lines costs in memory: all of them in one command, and one more after the others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class Cart {
    private static final Actor STAFF = Actor.staff("sam");
    private static final int MORE = 200;

    /** How many lines the cart has. */
    @Param({"1250", "2500", "5000", "10000"})
    int lines = 1;

    /** Whether a tax that the price contains is on all of them. */
    @Param({"false", "true"})
    boolean taxed;

    private List<Item> items = List.of();
    private OrderDesk desk = desk(false);
    private long requests;

    private static OrderDesk desk(boolean taxed) {
        HandClock clock = new HandClock();
        InMemoryStock stock = new InMemoryStock();
        List<Tax> taxes = taxed ? List.of(Tax.included("VAT", "20")) : List.of();
        return OrderDesk.builder()
                .store(new InMemoryStore(stock, new InMemoryRegister(), clock))
                .stock(stock)
                .catalog(skus -> skus.stream()
                        .collect(Collectors.toMap(sku -> sku, sku -> new Article(sku, new BigDecimal("3.335")))))
                .taxes(question -> question.categories().stream()
                        .collect(Collectors.toMap(category -> category, category -> taxes)))
                .terms(Terms.in("EUR"))
                .clock(clock)
                .build();
    }

    /** Before each iteration a shop anew: what is stored does not grow without end. */
    @Setup(Level.Iteration)
    public void open() {
        desk = desk(taxed);
        items = IntStream.range(0, lines).mapToObj(i -> Item.item("S" + i, 1)).toList();
        requests = 0;
        fill(order());
    }

    /** All lines in one command. */
    @Benchmark
    public OrderFile allInOneCommand() {
        return fill(OrderId.of("all-" + requests++));
    }

    /** One line more; after some the next cart is filled, which is counted in: a few percent. */
    @Benchmark
    public OrderFile oneMore() {
        requests++;
        if (requests % MORE == 0) {
            fill(order());
        }
        return ask(order(), String.valueOf(requests), List.of(Item.item("MORE", 1)));
    }

    private OrderId order() {
        return OrderId.of("cart-" + requests / MORE);
    }

    private OrderFile fill(OrderId order) {
        return ask(order, "all", items);
    }

    private OrderFile ask(OrderId order, String id, List<Item> some) {
        return desk.handle(Request.of(CommandId.of(id), order, STAFF, addLines(some)))
                .orThrow();
    }
}
