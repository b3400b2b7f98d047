package dev.sefaresh.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.Goods.Component;
import dev.sefaresh.spi.model.GoodsKind;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A shop in memory, and a test as a table: one line is a command and the rows that it must lead along, or its refusal. After every
 * line the audit runs: the summary is what the file says, and tasks are what it owes.
 */
final class Shop {
    static final OrderId ORDER = OrderId.of("A-1");
    static final Actor STAFF = Actor.staff("sam");
    static final Actor BUYER = Actor.buyer("bea");
    static final Map<String, Article> ARTICLES = Map.of(
            "PEN", new Article("a pen", new BigDecimal("3.335")),
            "INK", new Article("ink", new BigDecimal("10")),
            "FREE", new Article("a leaflet", BigDecimal.ZERO),
            "SET",
                    new Article(
                            "two pens and ink",
                            new BigDecimal("15"),
                            Goods.PLAIN.withComponents(
                                    new Component("PEN", Quantity.of(2)), new Component("INK", Quantity.of(1)))),
            "SONG", new Article("a song", BigDecimal.ONE, Goods.PLAIN.withKind(GoodsKind.DIGITAL)),
            "HELP", new Article("an hour of help", BigDecimal.TEN, Goods.PLAIN.withKind(GoodsKind.SERVICE)),
            "SOFA", new Article("a sofa", BigDecimal.TEN, Goods.PLAIN.withSupplier(LocationId.of("sofas"))));

    static final DeliveryTerms BACK_ORDERS = DeliveryTerms.DEFAULT.withBackOrders(BackOrder.ALWAYS);
    static final Map<String, Tender> TENDERS = Map.of("card", Tender.of(Set.of(PaymentCapability.values())));

    final HandClock clock = new HandClock();
    final ScriptedProvider card = new ScriptedProvider();
    final ScriptedProvider bank = new ScriptedProvider();
    final InMemoryStock stock = new InMemoryStock();
    final InMemoryRegister register = new InMemoryRegister();
    final InMemoryStore store = new InMemoryStore(stock, register, clock);
    final FarStock far = new FarStock(stock);
    final Around around = new Around(store);
    final OrderDesk desk;
    private int commands;
    private int receipts;

    Shop(Terms terms) {
        this(terms, UnaryOperator.identity());
    }

    Shop(Terms terms, UnaryOperator<OrderDeskBuilder> with) {
        this(terms, EnumSet.allOf(Joined.class), with);
    }

    private Shop(Terms terms, Set<Joined> joined, UnaryOperator<OrderDeskBuilder> with) {
        around.joined = joined;
        boolean apart = !joined.contains(Joined.STOCK);
        desk = with.apply(apart ? builder(terms).store(around).stock(far) : builder(terms))
                .build();
        receive("PEN", 10).receive("INK", 1).receive("FREE", 100);
    }

    /** A shop whose stock is not on its database, but at the end of a line. */
    static Shop elsewhere(Terms terms, UnaryOperator<OrderDeskBuilder> with) {
        return new Shop(terms, EnumSet.complementOf(EnumSet.of(Joined.STOCK)), with);
    }

    OrderDeskBuilder builder(Terms terms) {
        return OrderDesk.builder()
                .store(store)
                .stock(stock)
                .provider("card", card)
                .provider("bank", bank)
                .catalog(catalog())
                .terms(terms)
                .clock(clock)
                .executor(Runnable::run)
                .salt(() -> "salt");
    }

    static Catalog catalog() {
        return skus -> ARTICLES.entrySet().stream()
                .filter(article -> skus.contains(article.getKey()))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Shop receive(String sku, long quantity) {
        stock.receive("R" + ++receipts, sku, Quantity.of(quantity));
        return this;
    }

    Shop receive(String sku, String location, long quantity) {
        stock.move(
                StockChange.receive("R" + ++receipts, new Shelf(sku, LocationId.of(location)), Quantity.of(quantity)));
        return this;
    }

    /** How much of it lies there, and how much of that is kept. */
    String level(String sku, String location) {
        Level level = stock.levels(Set.of(sku)).getOrDefault(new Shelf(sku, LocationId.of(location)), Level.NONE);
        return level.onHand().toPlainString() + " on hand, " + level.reserved().toPlainString() + " reserved";
    }

    String level(String sku) {
        return level(sku, "main");
    }

    /** Staff ask for something; it leads along these rows, or is refused. */
    Shop line(Command command, String... expected) {
        return line("c" + ++commands, STAFF, expected, command);
    }

    /** A buyer asks for something. */
    Shop buyer(Command command, String... expected) {
        return line("c" + ++commands, BUYER, expected, command);
    }

    /** Several commands at once. */
    Shop together(String[] expected, Command... some) {
        return line("c" + ++commands, STAFF, expected, some);
    }

    Shop line(String id, Actor actor, String[] expected, Command... some) {
        int before = history().size();
        Outcome outcome = desk.handle(Request.of(CommandId.of(id), ORDER, actor, some));
        if (outcome instanceof Outcome.Refused refused) {
            assertThat("refused: " + refused.refusal().code().name())
                    .as(refused.refusal().toString())
                    .isEqualTo(expected.length == 0 ? "accepted" : expected[0]);
            assertThat(history()).hasSize(before);
        } else {
            List<String> all = history();
            assertThat(all.subList(before, all.size()))
                    .as(List.of(some).toString())
                    .containsExactly(expected);
        }
        return audit();
    }

    /** Staff ask for something, and are told no in these words. */
    Shop refuses(Command command, String words) {
        Outcome outcome = desk.handle(Request.of(CommandId.of("c" + ++commands), ORDER, STAFF, command));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.refused().orElseThrow()).hasToString(words);
        return audit();
    }

    /** Time passes, and what is due is run. */
    Shop wait(Duration time, String... expected) {
        int before = history().size();
        clock.pass(time);
        desk.runDue();
        List<String> all = history();
        assertThat(all.subList(before, all.size())).as("after " + time).containsExactly(expected);
        return audit();
    }

    /** Staff ask for something of another order, a moment after what came before. */
    void ask(String order, Command... some) {
        long version =
                desk.view(OrderId.of(order)).map(view -> view.file().version()).orElse(0L);
        clock.pass(Duration.ofMillis(1));
        desk.handle(Request.of(CommandId.of("c" + version), OrderId.of(order), STAFF, some))
                .orThrow();
    }

    /** Another order, as far as confirmed. */
    void confirmed(String order, Item... items) {
        ask(order, OrderCommand.addLines(items), OrderCommand.checkOut(), OrderCommand.confirm());
    }

    OrderFile file(String order) {
        return desk.view(OrderId.of(order)).orElseThrow().file();
    }

    List<String> deliveries(String order) {
        return file(order).deliveries().stream()
                .map(one -> one.no() + " " + one.state() + " " + one.portions())
                .toList();
    }

    static String[] rows(String... rows) {
        return rows;
    }

    OrderView view() {
        return desk.view(ORDER).orElseThrow();
    }

    /** What staff ask for. */
    Request request(Command... some) {
        return Request.of(CommandId.of("c" + ++commands), ORDER, STAFF, some);
    }

    OrderFile file() {
        return view().file();
    }

    List<String> history() {
        return desk.timeline(ORDER).stream().map(Event::row).toList();
    }

    /** Who is on which lists, in one line. */
    String standing() {
        OrderView view = view();
        Stream<Listing> lists = Stream.of(Listing.values())
                .filter(listing ->
                        !desk.list(OrderQuery.first(listing, 10)).rows().isEmpty());
        return "%s %s %s %s due %s on %s"
                .formatted(
                        view.file().order().state(),
                        view.payment(),
                        view.delivery(),
                        view.invoice(),
                        view.money().balance(),
                        lists.toList());
    }

    Shop audit() {
        desk.view(ORDER).ifPresent(view -> {
            var stored = desk.list(OrderQuery.first(Listing.ALL, 10)).rows().get(0);
            assertThat(view.summary(stored.idleSince())).isEqualTo(stored);
            assertThat(store.tasks()).allMatch(task -> Owed.isOwed(view.file(), task.id()));
            if (store.tasks().stream()
                    .anyMatch(task -> FarStock.TOLD.contains(task.id().kind()))) {
                return; // the stock has not heard of it yet
            }
            Map<Shelf, BigDecimal> kept = kept(view.file());
            stock.levels(ARTICLES.keySet()).forEach((shelf, level) -> {
                assertThat(level.reserved())
                        .as("reserved " + shelf)
                        .isEqualByComparingTo(kept.getOrDefault(shelf, BigDecimal.ZERO));
                assertThat(level.free()).as("free " + shelf).isNotNegative();
            });
        });
        return this;
    }

    /** What deliveries in the house hold, counted without the ledger; stock elsewhere hears what was missing when the rest leaves. */
    static Map<Shelf, BigDecimal> kept(OrderFile file) {
        Map<Shelf, BigDecimal> kept = new HashMap<>();
        boolean elsewhere = file.order().terms().delivery().stockElsewhere();
        file.deliveries().stream()
                .filter(one -> Set.of(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED)
                        .contains(one.state()))
                .forEach(one -> one.lines()
                        .forEach(line -> file.order()
                                .line(line.number())
                                .orElseThrow()
                                .contents(elsewhere ? line.quantity().plus(line.missing()) : line.quantity())
                                .forEach((sku, many) ->
                                        kept.merge(new Shelf(sku, one.location()), many, BigDecimal::add))));
        return kept;
    }

    /** A mailer that hands every mail to somebody, and sends it if nothing is thrown. */
    static Mailer mailing(Consumer<Mail> somebody) {
        return mail -> {
            somebody.accept(mail);
            return MailAnswer.sent();
        };
    }
}
