package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/** A bank's own books: what really happened to the money, whatever it says. For one thread. */
final class Book {
    private static final Set<OperationKind> TAKING = EnumSet.of(OperationKind.SALE, OperationKind.CAPTURE);

    private final HandClock clock;
    private final Map<OperationId, Booking> bookings = new LinkedHashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final List<Quarrel> quarrels = new ArrayList<>();

    /** A sale or capture that is disputed, as the bank calls it. */
    record Quarrel(OperationId of, Money amount, String reference) {}

    /**
     * What happened to a sale or capture without us.
     *
     * @param reference the bank's name of it; a reinstatement has that of its reversal
     */
    record Seen(OperationKind kind, OperationId of, Money amount, String reference) {}

    Book(HandClock clock) {
        this.clock = clock;
    }

    Collection<Booking> bookings() {
        return bookings.values();
    }

    /** What was done without us, oldest first. */
    List<Seen> seen() {
        return seen;
    }

    /** What is, or was, disputed. */
    List<Quarrel> quarrels() {
        return quarrels;
    }

    Optional<Booking> find(OperationId id) {
        return Optional.ofNullable(bookings.get(id));
    }

    void add(Booking booking) {
        bookings.put(booking.id(), booking);
    }

    void add(Seen one) {
        seen.add(one);
    }

    /** The sales and captures of which something is left to give back. */
    List<Booking> taken() {
        return bookings.values().stream()
                .filter(one -> one.isDone() && TAKING.contains(one.kind()))
                .filter(one -> left(one).isPositive())
                .toList();
    }

    /** Whether there is what it would take, let go of or give back. */
    boolean covers(OperationKind kind, Money amount, Optional<OperationId> of) {
        Optional<Booking> on = of.flatMap(this::find).filter(Booking::isDone);
        return switch (kind) {
            case CAPTURE, RELEASE ->
                on.filter(held -> !amount.isGreaterThan(open(held))).isPresent();
            case INCREMENT ->
                on.filter(held -> !held.hasLapsed(clock.instant())).isPresent();
            case REFUND ->
                on.filter(taken -> !amount.isGreaterThan(left(taken))).isPresent();
            default -> true;
        };
    }

    /** What it holds for us now on an authorisation, whatever is under way. */
    private Money held(Booking authorisation) {
        Money zero = Money.zero(authorisation.moved().getCurrencyUnit());
        if (!authorisation.isDone() || authorisation.hasLapsed(clock.instant())) {
            return zero;
        }
        Money held = authorisation
                .moved()
                .plus(sum(authorisation, EnumSet.of(OperationKind.INCREMENT), false))
                .minus(sum(authorisation, EnumSet.of(OperationKind.CAPTURE, OperationKind.RELEASE), false));
        return held.isNegative() ? zero : held;
    }

    /** What of a sale or capture is left: not given or charged back, nor being given back. */
    Money left(Booking taken) {
        Money gone = taken.moved().minus(sum(taken, EnumSet.of(OperationKind.REFUND), true));
        for (Seen one : seen) {
            if (one.of().equals(taken.id())) {
                gone = one.kind() == OperationKind.REINSTATEMENT ? gone.plus(one.amount()) : gone.minus(one.amount());
            }
        }
        return gone;
    }

    /** What is held, and not being taken or let go of; what has lapsed meanwhile is not. */
    Money open(Booking authorisation) {
        Money held = held(authorisation);
        return onIt(authorisation, EnumSet.of(OperationKind.CAPTURE, OperationKind.RELEASE))
                .filter(one -> one.isUnderWay() && !held.isZero())
                .map(Booking::amount)
                .reduce(held, Money::minus);
    }

    private Money sum(Booking on, Set<OperationKind> kinds, boolean underWayToo) {
        return onIt(on, kinds)
                .filter(one -> one.isDone() || underWayToo && one.isUnderWay())
                .map(Booking::moved)
                .reduce(Money.zero(on.moved().getCurrencyUnit()), Money::plus);
    }

    private Stream<Booking> onIt(Booking on, Set<OperationKind> kinds) {
        return bookings.values().stream()
                .filter(one -> kinds.contains(one.kind()))
                .filter(one -> one.of().filter(on.id()::equals).isPresent());
    }
}
