package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.delivery.DeliveryTrigger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.order.OrderTrigger;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.ShipWhen;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.Undelivered;
import dev.sefaresh.spi.port.Commit.Held;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shelves;
import dev.sefaresh.spi.port.Shortage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two orders of 2 pens and a shelf with 3, in every order of their steps, one or two a request: reservations, shipments, losses on
 * the shelf and on the way, cancellations, goods that come in and come back. No pen is promised twice but by a loss, and each is
 * accounted for.
 */
class TwoOrdersOneShelfTest {
    private static final Shelf PENS = Shelf.of("PEN");
    private static final int THERE = 3;
    private static final Set<DeliveryState> IN_THE_HOUSE =
            EnumSet.of(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);
    private static final Set<DeliveryState> NEVER_LEFT = EnumSet.of(DeliveryState.WAITING, DeliveryState.CANCELLED);

    /** What moves no stock, or moves it as another does. */
    private static final Set<Trigger> LEFT_OUT = Set.of(
            OrderTrigger.CHANGE_LINE,
            OrderTrigger.COMPLETE,
            OrderTrigger.REOPEN,
            DeliveryTrigger.PICK,
            DeliveryTrigger.PACK,
            DeliveryTrigger.HAND_OVER,
            DeliveryTrigger.REPORT_DELIVERED,
            DeliveryTrigger.REPORT_REFUSED);

    private static final Facts FACTS = new Facts(
            Instant.EPOCH,
            Shop.ARTICLES,
            Map.of(),
            Warehouses.one(LocationId.MAIN),
            Supply.UNASKED,
            Set.of(Joined.values()),
            "salt");

    /** Both files, the shelf, and how many pens were lost there or came in by no order. */
    private record State(List<OrderFile> orders, Level pens, int lost, int received) {}

    static Stream<DeliveryTerms> policies() {
        DeliveryTerms late = DeliveryTerms.DEFAULT;
        DeliveryTerms early = late.withReserveWhen(ReserveWhen.CHECKED_OUT);
        return Stream.of(
                late.withShortfall(Shortfall.CLOSE).withUndelivered(Undelivered.CLOSE),
                early.withShortfall(Shortfall.WAIT).withUndelivered(Undelivered.SEND_AGAIN),
                late.withBackOrders(BackOrder.ALWAYS).withShortfall(Shortfall.WAIT),
                early.withBackOrders(BackOrder.ALWAYS)
                        .withShipWhen(ShipWhen.COMPLETE)
                        .withShortfall(Shortfall.CLOSE));
    }

    @Timeout(120)
    @ParameterizedTest
    @MethodSource("policies")
    @Complaint({"3.42", "3.43"})
    void never_promise_a_pen_twice_nor_lose_one(DeliveryTerms policy) {
        Terms terms = Terms.in("EUR")
                .withConfirmWhen(ConfirmWhen.MANUALLY)
                .withInvoiceWhen(InvoiceWhen.MANUALLY)
                .withDelivery(policy);
        Level full = new Level(BigDecimal.valueOf(THERE), BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
        State start = new State(ImmutableList.of(order("A", terms), order("B", terms)), full, 0, 0);
        Set<State> seen = new LinkedHashSet<>(List.of(start));
        Queue<State> queue = new ArrayDeque<>(seen);
        int bothShipped = 0;
        while (!queue.isEmpty()) {
            State state = queue.remove();
            check(state);
            bothShipped += state.orders().stream().allMatch(TwoOrdersOneShelfTest::isShipped) ? 1 : 0;
            next(state).filter(seen::add).forEach(queue::add);
        }
        System.out.printf("two orders and a shelf, %s: %,d states%n", policy, seen.size());
        assertThat(bothShipped).isPositive();
        assertThat(seen.stream().filter(state -> state.pens().free().signum() < 0))
                .isNotEmpty();
    }

    /** Counted without the ledgers. */
    private static void check(State state) {
        int kept = pens(state, delivery -> IN_THE_HOUSE.contains(delivery.state()));
        int left = pens(
                state, delivery -> !IN_THE_HOUSE.contains(delivery.state()) && !NEVER_LEFT.contains(delivery.state()));
        int notFound = state.orders().stream()
                .flatMap(file -> file.deliveries().stream())
                .flatMap(delivery -> delivery.lines().stream())
                .mapToInt(line -> line.missing().value().intValueExact())
                .sum();
        int back = state.orders().stream()
                .flatMap(file -> file.deliveries().stream())
                .flatMap(delivery -> delivery.lines().stream())
                .mapToInt(line -> line.restocked().value().intValueExact())
                .sum();
        assertThat(state.pens().reserved()).as(state.toString()).isEqualByComparingTo(BigDecimal.valueOf(kept));
        assertThat(state.pens().onHand())
                .as(state.toString())
                .isEqualByComparingTo(
                        BigDecimal.valueOf(THERE + state.received() - state.lost() - notFound - left + back));
        assertThat(state.pens().free().add(BigDecimal.valueOf(state.lost())).signum())
                .as(state.toString())
                .isNotNegative();
    }

    private static int pens(State state, Predicate<Delivery> which) {
        return state.orders().stream()
                .flatMap(file -> file.deliveries().stream())
                .filter(which)
                .flatMap(delivery -> delivery.lines().stream())
                .mapToInt(line -> line.quantity().value().intValueExact())
                .sum();
    }

    private static boolean isShipped(OrderFile file) {
        return QuantityLedger.of(file).lines().stream()
                .anyMatch(line -> !line.shipped().isZero());
    }

    private static Stream<State> next(State state) {
        Stream<State> steps = Stream.of(0, 1)
                .flatMap(which ->
                        requests(state.orders().get(which)).flatMap(request -> decided(state, which, request)));
        Stream<State> lost = state.lost() == 0 && state.pens().onHand().signum() > 0
                ? Stream.of(new State(state.orders(), moved(state.pens(), -1, 0), 1, state.received()))
                : Stream.of();
        Stream<State> received = state.received() == 0
                ? Stream.of(new State(state.orders(), moved(state.pens(), 1, 0), state.lost(), 1))
                : Stream.of();
        return Stream.of(steps, lost, received).flatMap(each -> each);
    }

    /** One command, or two at once: the second may be possible only after the first. */
    private static Stream<List<Command>> requests(OrderFile file) {
        return offers(file)
                .flatMap(first -> Stream.concat(
                        Stream.of(List.of(first)),
                        Decider.decide(file, List.of(first), FACTS) instanceof Accepted done
                                ? offers(done.file()).map(second -> List.of(first, second))
                                : Stream.of()));
    }

    private static Stream<Command> offers(OrderFile file) {
        return Stream.of(
                        OrderCommand.offers(file),
                        DeliveryCommand.offers(file),
                        Stream.<Command>of(
                                ReturnCommand.close(QuantityLedger.of(file).toClose(), "tired of waiting")))
                .flatMap(offers -> offers)
                .filter(command -> !LEFT_OUT.contains(command.trigger()));
    }

    /** As the pipeline does it: decide, and decide again with what the store says that it lacks. */
    private static Stream<State> decided(State state, int which, List<Command> commands) {
        OrderFile file = state.orders().get(which);
        Facts facts = FACTS;
        for (int attempt = 0; attempt < 3; attempt++) {
            Decision decision = Decider.decide(file, commands, facts);
            if (!(decision instanceof Accepted accepted) || !isWithin(accepted.file())) {
                return Stream.of();
            }
            assertThat(Law.broken(file, accepted)).as(commands + " on " + file).isEmpty();
            List<Held> moves = StockMoves.between(file, accepted.file());
            List<Shortage> lacking =
                    shelves(state).lacking(moves.stream().map(Held::move).toList());
            if (lacking.isEmpty()) {
                List<OrderFile> orders = new ArrayList<>(state.orders());
                orders.set(which, accepted.file());
                Level pens = state.pens();
                for (Held held : moves) {
                    pens = moved(
                            pens,
                            held.move().onHand().intValueExact(),
                            held.move().reserved().intValueExact());
                }
                return Stream.of(new State(ImmutableList.copyOf(orders), pens, state.lost(), state.received()));
            }
            facts = facts.lacking(lacking);
        }
        throw new AssertionError(commands + " lacks again and again on " + state);
    }

    private static boolean isWithin(OrderFile file) {
        return file.deliveries().size() <= 2
                && file.returns().size() <= 1
                && file.discrepancies().isEmpty()
                && file.order().state() != OrderState.EXPIRED;
    }

    private static Shelves shelves(State state) {
        return new Shelves() {
            @Override
            public Level level(Shelf shelf) {
                return shelf.equals(PENS) ? state.pens() : Level.NONE;
            }

            @Override
            public Held held(Shelf shelf) {
                return Held.NONE;
            }
        };
    }

    private static Level moved(Level level, int onHand, int reserved) {
        return new Level(
                level.onHand().add(BigDecimal.valueOf(onHand)),
                level.reserved().add(BigDecimal.valueOf(reserved)),
                BigDecimal.ZERO,
                Optional.empty());
    }

    private static OrderFile order(String id, Terms terms) {
        OrderFile blank = OrderFile.blank(OrderId.of(id), terms, Instant.EPOCH);
        return ((Accepted) Decider.decide(blank, List.of(OrderCommand.addLines(item("PEN", 2))), FACTS)).file();
    }
}
