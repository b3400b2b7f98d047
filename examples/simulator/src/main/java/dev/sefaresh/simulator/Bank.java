package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.simulator.Booking.Mood;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * A payment provider with its moods: it declines, takes its time, waits for the buyer, is closed, moves another amount, loses answers
 * and finds them again within its grace, and at times after it. What ends late it tells by itself. For one thread.
 */
final class Bank implements PaymentProvider {
    private static final Duration GRACE = Duration.ofMinutes(15);

    private final HandClock clock;
    private final Book book;
    private final Outbox outbox;
    private final Set<PaymentCapability> capabilities;
    private Dice dice = Dice.of(0, 0);
    private boolean moody;
    private Instant closedUntil = Instant.MIN;

    Bank(String tender, HandClock clock, Set<PaymentCapability> capabilities) {
        this.clock = clock;
        this.book = new Book(clock);
        this.outbox = new Outbox(tender, clock);
        this.capabilities = EnumSet.copyOf(capabilities);
    }

    /** What really happened. */
    Book book() {
        return book;
    }

    Instant now() {
        return clock.instant();
    }

    /** What it tells. */
    Outbox outbox() {
        arrive();
        return outbox;
    }

    /** Its moods fall by these dice; without moods it does what it is asked, at once. */
    void fallBy(Dice value, boolean moods) {
        dice = value;
        moody = moods;
        closedUntil = moods ? closedUntil : Instant.MIN;
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return capabilities;
    }

    @Override
    public Duration grace() {
        return GRACE;
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        return call(operation, OperationKind.SALE, sale.amount(), Optional.empty());
    }

    @Override
    public PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
        return call(operation, OperationKind.AUTHORISE, authorisation.amount(), authorisation.again());
    }

    @Override
    public PaymentAnswer increase(OperationId operation, Increase increase) {
        return call(operation, OperationKind.INCREMENT, increase.amount(), Optional.of(increase.of()));
    }

    @Override
    public PaymentAnswer capture(OperationId operation, Capture capture) {
        return call(operation, OperationKind.CAPTURE, capture.amount(), Optional.of(capture.of()));
    }

    @Override
    public PaymentAnswer release(OperationId operation, Release release) {
        return call(operation, OperationKind.RELEASE, release.amount(), Optional.of(release.of()));
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        return call(operation, OperationKind.REFUND, refund.amount(), Optional.of(refund.of()));
    }

    @Override
    public PaymentAnswer payOut(OperationId operation, Payout payout) {
        return call(operation, OperationKind.PAYOUT, payout.amount(), Optional.empty());
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        arrive();
        if (isClosed()) {
            return PaymentAnswer.unknown("closed");
        }
        return book.find(operation)
                .filter(known -> !known.isOnItsWay())
                .map(Booking::answer)
                .orElse(PaymentAnswer.of(Kind.NOT_FOUND));
    }

    @Override
    public Notice read(Received received) {
        return outbox.read(received);
    }

    /** Nobody gets an answer for so long, and nothing is done. */
    void close(Duration time) {
        closedUntil = clock.instant().plus(time);
    }

    /** Something that is under way goes on; now and then a buyer whose card was declined tries again at the bank's own page. */
    void work(Dice by) {
        arrive();
        List<Booking> open = book.bookings().stream()
                .filter(one -> one.isUnderWay() || one.is(Kind.DECLINED) && by.chance(20))
                .filter(this::isPossible)
                .toList();
        if (!open.isEmpty()) {
            goOn(by.pick(open), by);
        }
    }

    /** What is under way comes to an end; now and then a buyer never acts. */
    void finish(Dice by) {
        arrive();
        book.bookings().stream()
                .filter(one -> one.isUnderWay() && by.chance(800))
                .forEach(one -> end(one, by.chance(700) ? Kind.SUCCEEDED : Kind.DECLINED, by));
    }

    /** What is under way has its money set aside; what was declined has not. */
    private boolean isPossible(Booking one) {
        return one.isUnderWay() || book.covers(one.kind(), one.amount(), one.of());
    }

    private void goOn(Booking booking, Dice by) {
        if (booking.is(Kind.DECLINED)) {
            end(booking, Kind.SUCCEEDED, by);
            return;
        }
        Kind other = booking.is(Kind.PENDING) ? Kind.ACTION_REQUIRED : Kind.PENDING;
        Kind next = by.oneOf(Kind.SUCCEEDED, Kind.SUCCEEDED, Kind.SUCCEEDED, Kind.DECLINED, Kind.NOT_ATTEMPTED, other);
        end(booking, next, by);
    }

    private void end(Booking booking, Kind state, Dice by) {
        booking.end(state, clock.instant());
        tell(booking, by);
    }

    /** At times under two names. */
    private void tell(Booking booking, Dice by) {
        for (int names = by.chance(150) ? 2 : 1; names > 0; names--) {
            PaymentAnswer answer = booking.answer();
            outbox.tell(event -> new Notice.Answered(event, booking.id(), answer), late(by));
        }
        if (by.chance(100)) {
            outbox.tell(event -> new Notice.Returned(event, booking.id()), late(by));
        }
    }

    private static Duration late(Dice by) {
        return switch (by.weighed(6, 3, 2)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMinutes(by.between(1, 30));
            default -> Duration.ofHours(by.between(1, 60));
        };
    }

    private boolean isClosed() {
        return clock.instant().isBefore(closedUntil);
    }

    private PaymentAnswer call(OperationId id, OperationKind kind, Money amount, Optional<OperationId> of) {
        arrive();
        Optional<Booking> known = book.find(id);
        if (known.isPresent()) {
            return repeated(known.get(), kind, amount);
        }
        if (isClosed()) {
            return PaymentAnswer.unknown("closed");
        }
        Mood mood = can(kind, of) ? mood(amount) : new Mood(Kind.NOT_ATTEMPTED, Kind.NOT_ATTEMPTED, true, amount);
        Booking booking = new Booking(
                        id,
                        kind,
                        amount,
                        of,
                        clock.instant()
                                .plus(dice.oneOf(Duration.ZERO, GRACE.dividedBy(3), GRACE, GRACE.multipliedBy(4))),
                        mood.state() == Kind.NOT_ATTEMPTED
                                        || mood.state() == Kind.NOT_FOUND
                                        || book.covers(kind, amount, of)
                                ? mood
                                : mood.but(Kind.DECLINED),
                        heldFor(kind))
                .since(clock.instant());
        book.add(booking);
        if (dice.chance(500) && !booking.isOnItsWay()) {
            tell(booking, dice);
        }
        return booking.isOnItsWay() || !mood.answered() ? PaymentAnswer.unknown("lost") : booking.answer();
    }

    private boolean can(OperationKind kind, Optional<OperationId> of) {
        return switch (kind) {
            case INCREMENT -> capabilities.contains(PaymentCapability.INCREMENT);
            case RELEASE -> capabilities.contains(PaymentCapability.RELEASE);
            case PAYOUT -> capabilities.contains(PaymentCapability.PAYOUT);
            case AUTHORISE -> of.isEmpty() || capabilities.contains(PaymentCapability.REAUTHORISE);
            default -> true;
        };
    }

    private static PaymentAnswer repeated(Booking known, OperationKind kind, Money amount) {
        if (known.kind() != kind || !known.amount().equals(amount)) {
            throw new Violation(
                    known.id().order(),
                    "the bank is asked for " + kind + " " + amount + " as " + known.id() + ", which was " + known.kind()
                            + " " + known.amount());
        }
        return known.isOnItsWay() ? PaymentAnswer.unknown("on its way") : known.answer();
    }

    private Optional<Duration> heldFor(OperationKind kind) {
        return kind == OperationKind.AUTHORISE && moody && dice.chance(600)
                ? Optional.of(Duration.ofHours(dice.oneOf(1, 24, 72, 168, 720)))
                : Optional.empty();
    }

    private Mood mood(Money amount) {
        Money moves = moody && dice.chance(25) ? other(amount, dice) : amount;
        return switch (moody ? dice.weighed(71, 7, 5, 10, 4, 2, 1) : 0) {
            case 0 -> new Mood(Kind.SUCCEEDED, Kind.SUCCEEDED, true, moves);
            case 1 -> new Mood(Kind.DECLINED, Kind.DECLINED, true, moves);
            case 2 -> new Mood(Kind.PENDING, Kind.PENDING, true, moves);
            case 3 -> new Mood(Kind.ACTION_REQUIRED, Kind.ACTION_REQUIRED, true, moves);
            case 4 -> new Mood(Kind.NOT_FOUND, dice.chance(500) ? Kind.SUCCEEDED : Kind.DECLINED, false, moves);
            case 5 -> new Mood(Kind.SUCCEEDED, Kind.SUCCEEDED, false, moves);
            default -> new Mood(Kind.NOT_ATTEMPTED, Kind.NOT_ATTEMPTED, true, moves);
        };
    }

    /** A little or much less, or more. */
    static Money other(Money amount, Dice by) {
        long minor = amount.getAmountMinorLong();
        long moves = by.oneOf(minor - 1, minor / 2, minor + 1, minor + minor / 10);
        return Money.ofMinor(amount.getCurrencyUnit(), Math.max(1, moves));
    }

    /** What was on its way comes in; what is done then is told, as nobody may be asking any more. */
    private void arrive() {
        Instant now = clock.instant();
        for (Booking one : book.bookings()) {
            if (one.hasArrived(now)) {
                one.arrive(now);
                if (one.isDone() && !coveredWithout(one)) {
                    one.end(Kind.DECLINED, now);
                }
                tell(one, dice);
            }
        }
    }

    /** Whether there was what it took, before it came in. */
    private boolean coveredWithout(Booking one) {
        one.end(Kind.NOT_FOUND, clock.instant());
        boolean covered = book.covers(one.kind(), one.amount(), one.of());
        one.end(Kind.SUCCEEDED, clock.instant());
        return covered;
    }
}
