package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What banks and accounts did, by their own books. For one audit. */
final class Outside {
    private final World world;
    private final Map<OperationId, Moved> moved = new HashMap<>();
    private final Map<OrderId, List<Book.Seen>> seen = new HashMap<>();

    /**
     * Money that moved, or is held or let go of, for an operation of ours.
     *
     * @param asked what it was asked for
     * @param really what it was
     */
    record Moved(OperationId id, OperationKind kind, Money asked, Money really) {}

    Outside(World world) {
        this.world = world;
        Stream.concat(byBanks(), byAccounts()).forEach(one -> moved.put(one.id(), one));
        world.banks().values().stream()
                .flatMap(bank -> bank.book().seen().stream())
                .forEach(one -> seen.computeIfAbsent(one.of().order(), order -> new ArrayList<>())
                        .add(one));
    }

    /** All that moved. */
    Map<OperationId, Moved> moved() {
        return moved;
    }

    /** What was done to an order's money without us. */
    List<Book.Seen> seen(OrderId order) {
        return seen.getOrDefault(order, List.of());
    }

    /** What a bank holds on an authorisation, and is not taking or letting go of; nothing of what is held in an account. */
    Optional<Money> open(OperationId authorisation) {
        return world.banks().values().stream()
                .flatMap(bank -> bank.book().find(authorisation).map(bank.book()::open).stream())
                .findFirst();
    }

    private Stream<Moved> byBanks() {
        return world.banks().values().stream()
                .flatMap(bank -> bank.book().bookings().stream())
                .filter(Booking::isDone)
                .map(one -> new Moved(one.id(), one.kind(), one.amount(), one.moved()));
    }

    private Stream<Moved> byAccounts() {
        return Shop.ACCOUNTS.stream()
                .flatMap(account -> world.storage().accounts().entries(AccountId.of(account)).stream())
                .filter(entry -> !entry.operation().order().equals(World.DEPOSITS))
                .map(entry -> new Moved(
                        entry.operation(),
                        kind(entry),
                        entry.move().amount(),
                        entry.move().amount()));
    }

    private static OperationKind kind(AccountEntry entry) {
        AccountMove move = entry.move();
        return switch (move.kind()) {
            case WITHDRAW -> OperationKind.SALE;
            case HOLD -> OperationKind.AUTHORISE;
            case SPEND -> OperationKind.CAPTURE;
            case RELEASE -> OperationKind.RELEASE;
            case DEPOSIT ->
                move.of().filter(entry.operation()::equals).isPresent() ? OperationKind.PAYOUT : OperationKind.REFUND;
        };
    }
}
