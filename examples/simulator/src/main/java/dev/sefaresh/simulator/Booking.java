package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** What a bank was asked for, and what became of it. For one thread. */
final class Booking {
    /** Where buyers go on. */
    static final String PAGES = "https://bank.example.org/";

    private static final Duration PATIENCE = Duration.ofDays(1);

    private final OperationId id;
    private final OperationKind kind;
    private final Money amount;
    private final Optional<OperationId> of;
    private final Instant arrives;
    private final Money moved;
    private final Optional<Duration> heldFor;
    private final Kind fate;
    private Kind state;
    private Optional<Instant> expires = Optional.empty();

    /** What is to be done, and how it will go. */
    Booking(
            OperationId id,
            OperationKind kind,
            Money amount,
            Optional<OperationId> of,
            Instant arrives,
            Mood mood,
            Optional<Duration> heldFor) {
        this.id = id;
        this.kind = kind;
        this.amount = amount;
        this.of = of;
        this.arrives = arrives;
        this.moved = mood.moves();
        this.heldFor = heldFor;
        this.fate = mood.fate();
        this.state = mood.state();
    }

    /**
     * How it will go.
     *
     * @param state what is in the book at first
     * @param fate what it will be when it comes in late
     * @param answered whether the answer of the call comes through
     * @param moves how much will move
     */
    record Mood(Kind state, Kind fate, boolean answered, Money moves) {
        Mood but(Kind other) {
            return new Mood(other, other, answered, moves);
        }
    }

    OperationId id() {
        return id;
    }

    OperationKind kind() {
        return kind;
    }

    /** How much was asked for. */
    Money amount() {
        return amount;
    }

    /** How much moved, or is held, if it succeeded. */
    Money moved() {
        return moved;
    }

    /** The operation that it builds on. */
    Optional<OperationId> of() {
        return of;
    }

    boolean is(Kind other) {
        return state == other;
    }

    /** Whether the bank has not seen it yet. */
    boolean isOnItsWay() {
        return state == Kind.NOT_FOUND;
    }

    boolean isUnderWay() {
        return state == Kind.PENDING || state == Kind.ACTION_REQUIRED;
    }

    boolean hasArrived(Instant now) {
        return isOnItsWay() && !arrives.isAfter(now);
    }

    /** Whether the money moved, or is held. */
    boolean isDone() {
        return state == Kind.SUCCEEDED;
    }

    /** Whether what it held is held no longer. */
    boolean hasLapsed(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** What was on its way comes in. */
    void arrive(Instant now) {
        end(fate, now);
    }

    void end(Kind other, Instant now) {
        state = other;
        if (isDone()) {
            expires = heldFor.map(now::plus);
        }
    }

    /** What was done at once. */
    Booking since(Instant now) {
        end(state, now);
        return this;
    }

    /** What the bank says of it. */
    PaymentAnswer answer() {
        return switch (state) {
            case SUCCEEDED ->
                until(PaymentAnswer.succeeded("bank " + id.operation()).moving(moved));
            case DECLINED -> PaymentAnswer.declined("no");
            case NOT_ATTEMPTED -> PaymentAnswer.notAttempted("closed");
            case ACTION_REQUIRED ->
                PaymentAnswer.actionRequired(BuyerAction.redirect(PAGES + id.operation()))
                        .until(arrives.plus(PATIENCE));
            default -> PaymentAnswer.of(state);
        };
    }

    private PaymentAnswer until(PaymentAnswer answer) {
        return expires.map(answer::until).orElse(answer);
    }
}
