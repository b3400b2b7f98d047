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
 * A payment provider with its moods: it declines, takes its time, waits for the buyer, is closed, loses answers and finds them again
 * within its grace, and at times after it; what ends late it tells by itself. Its book is what really happened to the money. For one thread.
 */
final class Bank implements PaymentProvider {
    private static final Duration GRACE = Duration.ofMinutes(15);

    private final HandClock clock;
    private final Map<OperationId, Entry> book = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private Dice dice = Dice.of(0, 0);
    private boolean moody;
    private Instant closedUntil = Instant.MIN;

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

        /** Whether the bank has not seen it yet. */
        boolean isOnItsWay() {
            return state == Kind.NOT_FOUND;
        }

        /** What the bank says of it. */
        PaymentAnswer answer() {
            return switch (state) {
                case SUCCEEDED -> PaymentAnswer.succeeded("bank " + id.operation());
                case DECLINED -> PaymentAnswer.declined("no");
                case NOT_ATTEMPTED -> PaymentAnswer.notAttempted("closed");
                default -> PaymentAnswer.of(state);
            };
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
        closedUntil = moods ? closedUntil : Instant.MIN;
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
        if (isClosed()) {
            return PaymentAnswer.unknown("closed");
        }
        return entry == null || entry.state == Kind.NOT_FOUND ? PaymentAnswer.of(Kind.NOT_FOUND) : entry.answer();
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

    /** Nobody gets an answer for so long, and nothing is done. */
    void close(Duration time) {
        closedUntil = clock.instant().plus(time);
    }

    /** Something that is under way goes on; now and then a buyer whose card was declined tries again at the bank's own page. */
    void work(Dice by) {
        arrive();
        List<Entry> open = book.values().stream()
                .filter(entry -> isUnderWay(entry) || entry.state == Kind.DECLINED && by.chance(20))
                .toList();
        if (!open.isEmpty()) {
            goOn(by.pick(open), by);
        }
    }

    /** What is under way comes to an end; now and then a buyer never acts. */
    void finish(Dice by) {
        arrive();
        book.values().stream()
                .filter(entry -> isUnderWay(entry) && by.chance(800))
                .forEach(entry -> end(entry, by.chance(700) ? Kind.SUCCEEDED : Kind.DECLINED));
    }

    private void goOn(Entry entry, Dice by) {
        if (entry.state == Kind.DECLINED) {
            end(entry, Kind.SUCCEEDED);
            return;
        }
        Kind other = entry.state == Kind.PENDING ? Kind.ACTION_REQUIRED : Kind.PENDING;
        end(entry, by.oneOf(Kind.SUCCEEDED, Kind.SUCCEEDED, Kind.SUCCEEDED, Kind.DECLINED, Kind.NOT_ATTEMPTED, other));
    }

    private void end(Entry entry, Kind state) {
        entry.state = state;
        notices.add(new Notice(entry.id, entry.answer()));
    }

    private static boolean isUnderWay(Entry entry) {
        return entry.state == Kind.PENDING || entry.state == Kind.ACTION_REQUIRED;
    }

    private boolean isClosed() {
        return clock.instant().isBefore(closedUntil);
    }

    private PaymentAnswer call(OperationId id, OperationKind kind, Money amount) {
        arrive();
        Entry known = book.get(id);
        if (known != null) {
            if (known.kind != kind || !known.amount.equals(amount)) {
                throw new Violation(
                        id.order(),
                        "the bank is asked for " + kind + " " + amount + " as " + id + ", which was " + known.kind + " "
                                + known.amount);
            }
            return known.state == Kind.NOT_FOUND ? PaymentAnswer.unknown("on its way") : known.answer();
        }
        if (isClosed()) {
            return PaymentAnswer.unknown("closed");
        }
        Kind[] moods = moods();
        Entry entry = new Entry(
                id,
                kind,
                amount,
                clock.instant().plus(dice.oneOf(Duration.ZERO, GRACE.dividedBy(3), GRACE, GRACE.multipliedBy(4))),
                moods[0],
                moods[1]);
        book.put(id, entry);
        if (dice.chance(100) && entry.state != Kind.NOT_FOUND) {
            notices.add(new Notice(id, entry.answer()));
        }
        return entry.state == Kind.NOT_FOUND || moods[2] == Kind.UNKNOWN
                ? PaymentAnswer.unknown("lost")
                : entry.answer();
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
                notices.add(new Notice(entry.id, entry.answer()));
            }
        }
    }
}
