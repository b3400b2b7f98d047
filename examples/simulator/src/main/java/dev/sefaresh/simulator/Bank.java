package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;

/**
 * A payment provider that keeps its word and has its moods: it declines, takes its time, waits for the buyer, loses answers and finds
 * them again within its grace. Its book is what really happened to the money. For one thread.
 */
final class Bank implements PaymentProvider {
    private static final Duration GRACE = Duration.ofMinutes(15);

    private final HandClock clock;
    private final Map<OperationId, Entry> book = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private Dice dice = Dice.of(0, 0);
    private boolean moody;

    /** A line of the book. */
    static final class Entry {
        private final OperationId id;
        private final OperationKind kind;
        private final Money amount;
        private final Instant arrives;
        private Kind state;
        private Kind fate;

        private Entry(OperationId id, OperationKind kind, Money amount, Instant arrives, Kind state, Kind fate) {
            this.id = id;
            this.kind = kind;
            this.amount = amount;
            this.arrives = arrives;
            this.state = state;
            this.fate = fate;
        }

        OperationId id() {
            return id;
        }

        OperationKind kind() {
            return kind;
        }

        Money amount() {
            return amount;
        }

        /** Whether the money moved. */
        boolean moved() {
            return state == Kind.SUCCEEDED;
        }
    }

    /** What the bank tells by itself. */
    record Notice(OperationId operation, PaymentAnswer answer) {}

    Bank(HandClock clock) {
        this.clock = clock;
    }

    /** Its moods fall by these dice; without moods it does what it is asked, at once. */
    void fallBy(Dice value, boolean moods) {
        dice = value;
        moody = moods;
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return EnumSet.allOf(PaymentCapability.class);
    }

    @Override
    public Duration grace() {
        return GRACE;
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        return call(operation, OperationKind.SALE, sale.amount());
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        return call(operation, OperationKind.REFUND, refund.amount());
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        arrive();
        Entry entry = book.get(operation);
        return entry == null || entry.state == Kind.NOT_FOUND ? PaymentAnswer.of(Kind.NOT_FOUND) : answer(entry);
    }

    /** All that it has in its book. */
    Collection<Entry> book() {
        return book.values();
    }

    /** What it has to tell; whoever hears it takes it out, or not. */
    List<Notice> notices() {
        arrive();
        return notices;
    }

    /** Some of what is under way comes to an end. */
    void work(Dice by) {
        arrive();
        List<Entry> underWay = book.values().stream()
                .filter(entry -> entry.state == Kind.PENDING || entry.state == Kind.ACTION_REQUIRED)
                .toList();
        if (!underWay.isEmpty()) {
            end(by.pick(underWay), by.chance(700) ? Kind.SUCCEEDED : Kind.DECLINED, by);
        }
    }

    /** What is under way comes to an end; now and then a buyer never acts. */
    void finish(Dice by) {
        arrive();
        book.values().stream()
                .filter(entry -> entry.state == Kind.PENDING || entry.state == Kind.ACTION_REQUIRED)
                .filter(entry -> by.chance(800))
                .forEach(entry -> end(entry, by.chance(700) ? Kind.SUCCEEDED : Kind.DECLINED, by));
    }

    private void end(Entry entry, Kind state, Dice by) {
        if (entry.state == Kind.ACTION_REQUIRED && by.chance(300)) {
            entry.state = Kind.PENDING;
        } else {
            entry.state = state;
        }
        notices.add(new Notice(entry.id, answer(entry)));
    }

    private PaymentAnswer call(OperationId id, OperationKind kind, Money amount) {
        arrive();
        Entry known = book.get(id);
        if (known != null) {
            if (known.kind != kind || !known.amount.equals(amount)) {
                throw new Violation(id.order(), "the bank is asked for " + kind + " " + amount + " as " + id + ", which was "
                        + known.kind + " " + known.amount);
            }
            return known.state == Kind.NOT_FOUND ? PaymentAnswer.unknown("on its way") : answer(known);
        }
        Kind[] moods = moods();
        Entry entry = new Entry(id, kind, amount, clock.instant().plus(dice.oneOf(Duration.ZERO, GRACE.dividedBy(3), GRACE)),
                moods[0], moods[1]);
        book.put(id, entry);
        if (dice.chance(100) && entry.state != Kind.NOT_FOUND) {
            notices.add(new Notice(id, answer(entry)));
        }
        return entry.state == Kind.NOT_FOUND || moods[2] == Kind.UNKNOWN ? PaymentAnswer.unknown("lost") : answer(entry);
    }

    /** What is in the book, what will be, and what is answered. */
    private Kind[] moods() {
        return switch (moody ? dice.weighed(76, 7, 5, 5, 4, 2, 1) : 0) {
            case 0 -> new Kind[] {Kind.SUCCEEDED, Kind.SUCCEEDED, Kind.SUCCEEDED};
            case 1 -> new Kind[] {Kind.DECLINED, Kind.DECLINED, Kind.DECLINED};
            case 2 -> new Kind[] {Kind.PENDING, Kind.PENDING, Kind.PENDING};
            case 3 -> new Kind[] {Kind.ACTION_REQUIRED, Kind.ACTION_REQUIRED, Kind.ACTION_REQUIRED};
            case 4 -> new Kind[] {Kind.NOT_FOUND, dice.chance(500) ? Kind.SUCCEEDED : Kind.DECLINED, Kind.UNKNOWN};
            case 5 -> new Kind[] {Kind.SUCCEEDED, Kind.SUCCEEDED, Kind.UNKNOWN};
            default -> new Kind[] {Kind.NOT_ATTEMPTED, Kind.NOT_ATTEMPTED, Kind.NOT_ATTEMPTED};
        };
    }

    /** What was on its way comes in; what is done then is told, as nobody may be asking any more. */
    private void arrive() {
        Instant now = clock.instant();
        for (Entry entry : book.values()) {
            if (entry.state == Kind.NOT_FOUND && !entry.arrives.isAfter(now)) {
                entry.state = entry.fate;
                notices.add(new Notice(entry.id, answer(entry)));
            }
        }
    }

    private static PaymentAnswer answer(Entry entry) {
        return switch (entry.state) {
            case SUCCEEDED -> PaymentAnswer.succeeded("bank " + entry.id.operation());
            case DECLINED -> PaymentAnswer.declined("no");
            case NOT_ATTEMPTED -> PaymentAnswer.notAttempted("closed");
            default -> PaymentAnswer.of(entry.state);
        };
    }
}
