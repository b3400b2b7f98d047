package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.FarStock.Fate;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.delivery.DeliveryTrigger;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.order.OrderTrigger;
import dev.sefaresh.core.payment.PaymentTrigger;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.core.returns.ReturnTrigger;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryLine;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.Undelivered;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock.Kept;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockChange.Holder;
import dev.sefaresh.spi.port.StockMove;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One short run: two desks on one store, three orders, a stock at the end of a bad line, and its audit, which counts by itself. */
final class BadLine {
    private static final Set<DeliveryState> LEFT = EnumSet.of(
            DeliveryState.SHIPPED,
            DeliveryState.DELIVERED,
            DeliveryState.RETURNING,
            DeliveryState.RETURNED,
            DeliveryState.LOST);
    private static final Set<DeliveryState> HERE =
            EnumSet.of(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);
    private static final Set<?> ONWARD = Set.of(
            OrderTrigger.CHECK_OUT,
            OrderTrigger.CONFIRM,
            PaymentTrigger.PAY,
            DeliveryTrigger.PICK,
            DeliveryTrigger.PACK,
            DeliveryTrigger.SHIP,
            DeliveryTrigger.HAND_OVER,
            DeliveryTrigger.REPORT_DELIVERED,
            ReturnTrigger.REQUEST,
            ReturnTrigger.APPROVE,
            ReturnTrigger.REPORT_RECEIVED,
            ReturnTrigger.INSPECT);
    private static final List<Fate> FATES = Stream.concat(
                    Stream.of(Fate.values()), Stream.of(Fate.IN_THE_POST, Fate.IN_THE_POST))
            .toList();
    private static final Set<?> MERE_MONEY =
            Set.of(ReturnTrigger.GRANT, PaymentTrigger.REFUND, PaymentTrigger.RELEASE, PaymentTrigger.CAPTURE);
    private static final Set<String> MORTAL = Set.of("load", "commit", "claim", "postpone", "settle");
    private static final LocationId NORTH = LocationId.of("north");
    private static final List<OrderId> ORDERS = List.of(OrderId.of("A"), OrderId.of("B"), OrderId.of("C"));
    private static final List<Duration> WHILES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(20),
            Duration.ofHours(2),
            Duration.ofDays(1));

    private final Random random;
    private final HandClock clock = new HandClock();
    private final InMemoryStock stock = new InMemoryStock();
    private final InMemoryStore store = new InMemoryStore(stock, new InMemoryRegister(), clock);
    private final FarStock far = new FarStock(stock);
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Terms terms;
    private final boolean warehouses;
    private final OrderDesk[] desks = new OrderDesk[2];
    private final List<String> log = new ArrayList<>();
    private final Map<Shelf, BigDecimal> received = new HashMap<>();
    final Set<Fate> fates = EnumSet.noneOf(Fate.class);
    int deaths;
    int calls;
    private boolean calm;
    private int depth;
    private int ids;

    /** A process dies. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;

        Death(String where) {
            super(where, null, false, false);
        }
    }

    BadLine(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        DeliveryTerms goods = DeliveryTerms.DEFAULT
                .withReserveWhen(any(ReserveWhen.values()))
                .withBackOrders(any(BackOrder.values()))
                .withShortfall(any(Shortfall.values()))
                .withUndelivered(any(Undelivered.values()))
                .withSteps(any(DeliverySteps.values()));
        terms = Terms.in("EUR")
                .withConfirmWhen(any(ConfirmWhen.PAID, ConfirmWhen.PAID, ConfirmWhen.MANUALLY))
                .withSurplusTo(any(SurplusTo.values()))
                .withDelivery(random.nextBoolean() ? goods.withReserveFor(Duration.ofMinutes(15)) : goods);
        warehouses = random.nextBoolean();
        far.fate = this::fate;
        far.meanwhile = this::meanwhile;
        begin(0);
        begin(1);
        receive("PEN", 6);
        receive("INK", 2);
    }

    /** Something happens. */
    void step() {
        int what = random.nextInt(20);
        if (what < 13) {
            command(random.nextInt(2));
        } else if (what < 15) {
            pass();
        } else if (what < 18) {
            runDue(random.nextInt(2));
        } else if (what < 19) {
            receive(any("PEN", "INK"), 1 + random.nextInt(4));
        } else {
            log.add("the post arrives");
            far.deliver();
        }
    }

    /** The line is good again, nobody dies, and time passes; then the audit. */
    void calm() {
        calm = true;
        settleDown(Duration.ofMinutes(65), 40);
        audit();
        far.deliver();
        audit();
        settleDown(Duration.ofDays(1), 12);
        audit();
    }

    private void settleDown(Duration each, int times) {
        for (int i = 0; i < times; i++) {
            clock.pass(each);
            runDue(i % 2);
        }
    }

    List<OrderFile> files() {
        return ORDERS.stream()
                .flatMap(id -> store.load(id, CommandId.of("-")).stream())
                .map(loaded -> loaded.file())
                .toList();
    }

    List<String> rows() {
        return ORDERS.stream()
                .flatMap(id -> store.timeline(id).stream())
                .map(Event::row)
                .toList();
    }

    private void begin(int process) {
        OrderDeskBuilder builder = OrderDesk.builder()
                .store(mortal())
                .stock(far)
                .catalog(Shop.catalog())
                .terms(terms)
                .clock(clock)
                .salt(() -> "salt")
                .validator(VALIDATOR)
                .worker(WorkerId.of("desk " + process))
                .provider("card", provider)
                .provider("held", provider, CountsWhen.AUTHORISED, CaptureWhen.CONFIRMED)
                .provider("late", provider, CountsWhen.AUTHORISED, CaptureWhen.SHIPPED);
        desks[process] =
                (warehouses ? builder.warehouses(Warehouses.inOrder(LocationId.MAIN, NORTH)) : builder).build();
    }

    private static final jakarta.validation.Validator VALIDATOR = Structure.standard();

    private OrderStore mortal() {
        return (OrderStore) Proxy.newProxyInstance(
                BadLine.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("joined")) {
                        return EnumSet.complementOf(EnumSet.of(Joined.STOCK));
                    }
                    boolean isMortal = !calm && MORTAL.contains(method.getName()) && random.nextInt(25) == 0;
                    if (isMortal && random.nextBoolean()) {
                        throw new Death("before " + method.getName());
                    }
                    Object answer = made(method, arguments);
                    if (isMortal) {
                        throw new Death("after " + method.getName());
                    }
                    return answer;
                });
    }

    private @Nullable Object made(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Fate fate() {
        calls++;
        Fate fate = calm || random.nextInt(3) > 0 ? Fate.ANSWERED : any(FATES);
        boolean nested = depth > 0 && (fate == Fate.SLOW || fate == Fate.ANSWER_SLOW);
        Fate one = nested ? Fate.LOST : fate;
        fates.add(one);
        log.add("  a call of the stock: " + one);
        return one;
    }

    /** While a call is on its way. */
    private void meanwhile() {
        depth++;
        pass();
        runDue(random.nextInt(2));
        if (random.nextBoolean()) {
            command(random.nextInt(2));
        }
        depth--;
    }

    private void pass() {
        Duration time = any(WHILES);
        log.add("pass " + time);
        clock.pass(time);
    }

    private void runDue(int process) {
        log.add("desk " + process + " runs what is due");
        alive(process, () -> desks[process].runDue());
    }

    private void command(int process) {
        OrderId order = any(ORDERS);
        Command command = next(order);
        Request request = Request.of(CommandId.of("c" + ++ids), order, Shop.STAFF, command);
        alive(
                process,
                () -> log.add("desk " + process + ": " + command + " of " + order + " -> "
                        + text(desks[process].handle(request))));
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Done done
                ? "version " + done.version()
                : outcome.refused().map(Object::toString).orElse("conflict");
    }

    private void alive(int process, Runnable does) {
        try {
            does.run();
        } catch (Death death) {
            deaths++;
            log.add("desk " + process + " dies " + death.getMessage());
            begin(process);
        }
    }

    private Command next(OrderId order) {
        var loaded = store.load(order, CommandId.of("-"));
        if (loaded.isEmpty()) {
            return OrderCommand.addLines(
                    item(any("PEN", "SET"), 1 + random.nextInt(3)), item("PEN", 1 + random.nextInt(5)), item("INK", 1));
        }
        OrderFile file = loaded.get().file();
        if (file.order().state() == OrderState.QUOTATION && random.nextInt(4) == 0) {
            return OrderCommand.chooseShipping(Shipping.pickupAt(NORTH));
        }
        if (random.nextInt(12) == 0 && !file.deliveries().isEmpty()) {
            Delivery delivery = any(file.deliveries());
            List<Portion> part = part(delivery);
            return random.nextBoolean()
                    ? DeliveryCommand.pickShort(delivery.no(), part)
                    : DeliveryCommand.cameBack(delivery.no(), part);
        }
        Map<String, Tender> tenders = new HashMap<>();
        Set.of("card", "held", "late")
                .forEach(name -> tenders.put(name, Tender.of(Set.of(PaymentCapability.values()))));
        List<Command> offers = Available.offers(file, tenders)
                .filter(offer -> !MERE_MONEY.contains(offer.trigger()) && !isByItself(offer))
                .toList();
        List<Command> allowed = offers.stream()
                .filter(offer -> preview(file, offer) instanceof Preview.Allowed)
                .toList();
        List<Command> onward = allowed.stream()
                .filter(offer -> ONWARD.contains(offer.trigger()))
                .toList();
        return onward.isEmpty() || random.nextInt(4) == 0 ? any(allowed.isEmpty() ? offers : allowed) : any(onward);
    }

    /** Whether it is left to what is paid and reserved. */
    private boolean isByItself(Command offer) {
        return offer.trigger() == OrderTrigger.CONFIRM && terms.confirmWhen() == ConfirmWhen.PAID;
    }

    private Preview preview(OrderFile file, Command offer) {
        boolean was = calm;
        calm = true;
        try {
            return desks[0].preview(Request.of(CommandId.of("?"), file.id(), Shop.STAFF, offer));
        } finally {
            calm = was;
        }
    }

    private List<Portion> part(Delivery delivery) {
        return delivery.lines().stream()
                .map(line -> Portion.of(
                        line.number(),
                        Quantity.of(random.nextInt(line.quantity().value().intValue() + 1))))
                .toList();
    }

    private void receive(String sku, int many) {
        Shelf shelf =
                new Shelf(sku, warehouses || random.nextInt(3) == 0 ? any(LocationId.MAIN, NORTH) : LocationId.MAIN);
        log.add("receive " + many + " of " + shelf);
        received.merge(shelf, BigDecimal.valueOf(many), BigDecimal::add);
        stock.move(StockChange.receive("R" + ++ids, shelf, Quantity.of(many)));
    }

    private void audit() {
        Map<Shelf, BigDecimal> onHand = new HashMap<>(received);
        Map<Shelf, Map<Holder, BigDecimal>> kept = new HashMap<>();
        Map<Shelf, Map<Holder, BigDecimal>> issued = new HashMap<>();
        for (OrderFile file : files()) {
            for (Delivery delivery : file.deliveries()) {
                for (DeliveryLine line : delivery.lines()) {
                    count(file, delivery, line, onHand, kept, issued);
                }
            }
            file.returns().stream()
                    .filter(back -> back.state() == ReturnState.INSPECTED || back.state() == ReturnState.SETTLED)
                    .forEach(back -> back.lines()
                            .forEach(line -> contents(file, line.number(), line.restocked())
                                    .forEach((sku, many) ->
                                            onHand.merge(new Shelf(sku, back.location()), many, BigDecimal::add))));
            auditTasks(file);
        }
        stock.levels(Set.of("PEN", "INK")).forEach((shelf, level) -> {
            assertThat(level.onHand())
                    .as("on hand " + shelf)
                    .isEqualByComparingTo(onHand.getOrDefault(shelf, BigDecimal.ZERO));
            assertThat(level.free()).as("free " + shelf).isNotNegative();
            assertThat(keptAt(shelf)).as("kept " + shelf).isEqualTo(plain(kept.getOrDefault(shelf, Map.of())));
            assertThat(issuedAt(shelf)).as("issued " + shelf).isEqualTo(plain(issued.getOrDefault(shelf, Map.of())));
        });
    }

    private static void count(
            OrderFile file,
            Delivery delivery,
            DeliveryLine line,
            Map<Shelf, BigDecimal> onHand,
            Map<Shelf, Map<Holder, BigDecimal>> kept,
            Map<Shelf, Map<Holder, BigDecimal>> issued) {
        Holder holder = new Holder(file.id(), delivery.no());
        boolean left = LEFT.contains(delivery.state());
        boolean here = HERE.contains(delivery.state());
        contents(file, line.number(), line.quantity()).forEach((sku, many) -> {
            Shelf shelf = new Shelf(sku, delivery.location());
            if (left) {
                onHand.merge(shelf, many.negate(), BigDecimal::add);
                issued.computeIfAbsent(shelf, any -> new HashMap<>()).merge(holder, many, BigDecimal::add);
            }
            if (here) {
                kept.computeIfAbsent(shelf, any -> new HashMap<>()).merge(holder, many, BigDecimal::add);
            }
        });
        contents(file, line.number(), line.missing()).forEach((sku, many) -> {
            Shelf shelf = new Shelf(sku, delivery.location());
            if (here) {
                kept.computeIfAbsent(shelf, any -> new HashMap<>()).merge(holder, many, BigDecimal::add);
            } else {
                onHand.merge(shelf, many.negate(), BigDecimal::add);
            }
        });
        contents(file, line.number(), line.restocked())
                .forEach((sku, many) -> onHand.merge(new Shelf(sku, delivery.location()), many, BigDecimal::add));
    }

    private static Map<String, BigDecimal> contents(OrderFile file, int line, Quantity many) {
        return many.isZero() ? Map.of() : file.order().line(line).orElseThrow().contents(many);
    }

    /** Nothing is left to be told, whoever waits is asked for, and nobody who paid for what is reserved waits at all. */
    private void auditTasks(OrderFile file) {
        Set<TaskId> tasks = new java.util.HashSet<>();
        store.tasks().forEach(task -> tasks.add(task.id()));
        assertThat(tasks).noneMatch(task -> FarStock.TOLD.contains(task.kind()));
        file.deliveries().stream()
                .filter(one -> one.state() == DeliveryState.WAITING)
                .forEach(one -> assertThat(tasks).contains(new TaskId(file.id(), one.no(), TaskKind.ALLOCATE_STOCK)));
        boolean reserved = !file.deliveries().isEmpty()
                && file.order().lines().stream()
                        .allMatch(line -> file.deliveries().stream()
                                .filter(one -> one.state() == DeliveryState.READY)
                                .flatMap(one -> one.line(line.number()).stream())
                                .map(DeliveryLine::quantity)
                                .reduce(Quantity.ZERO, Quantity::plus)
                                .equals(line.quantity()));
        assertThat(reserved
                        && file.order().state() == OrderState.QUOTATION_SENT
                        && terms.confirmWhen() == ConfirmWhen.PAID
                        && Reaction.isSecured(file))
                .as("paid, reserved, and not confirmed: " + file.id())
                .isFalse();
    }

    private Map<String, String> keptAt(Shelf shelf) {
        Map<Holder, BigDecimal> kept = new HashMap<>();
        for (Kept one : stock.kept(shelf)) {
            kept.put(one.holder(), one.quantity().value());
        }
        return plain(kept);
    }

    private Map<String, String> issuedAt(Shelf shelf) {
        Map<Holder, BigDecimal> issued = new HashMap<>();
        stock.movements(shelf, 0, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.move().kind() == StockMove.Kind.ISSUE)
                .forEach(entry -> issued.merge(
                        entry.holder().orElseThrow(), entry.move().quantity().value(), BigDecimal::add));
        return plain(issued);
    }

    private static Map<String, String> plain(Map<Holder, BigDecimal> many) {
        Map<String, String> plain = new java.util.TreeMap<>();
        many.forEach((holder, one) ->
                plain.put(holder.toString(), one.stripTrailingZeros().toPlainString()));
        return plain;
    }

    @SafeVarargs
    private <T> T any(T... some) {
        return some[random.nextInt(some.length)];
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    @Override
    public String toString() {
        return terms + "\n" + String.join("\n", log) + "\n"
                + String.join(
                        "\n",
                        Stream.concat(files().stream(), store.tasks().stream())
                                .map(Object::toString)
                                .toList());
    }
}
