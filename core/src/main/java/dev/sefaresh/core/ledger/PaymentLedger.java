package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationKind.Flow;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.State.Phase;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What one payment holds, took and gave back: derived from its operations, never set. Only what a provider or a person has verified
 * counts as done. Immutable and thread-safe.
 */
public record PaymentLedger(Payment payment, CurrencyUnit currency) {
    private static final Set<OperationState> DONE = EnumSet.of(OperationState.SUCCEEDED, OperationState.RECORDED);

    /**
     * The ledger of the payment that an operation belongs to.
     *
     * @throws java.util.NoSuchElementException if the file has no such payment
     */
    public static PaymentLedger of(OrderFile file, DocumentNo operation) {
        return new PaymentLedger(
                file.payment(DocumentNo.payment(operation.owner())).orElseThrow(),
                file.order().terms().currency());
    }

    /** Whether an operation's money has moved, or is held. */
    public static boolean isDone(Operation operation) {
        return DONE.contains(operation.state());
    }

    /** Whether an operation's end is not known yet. */
    public static boolean isUnderWay(Operation operation) {
        return operation.state().phase() == Phase.AWAITING;
    }

    /** Whether a payment has an operation of this kind that the outside calls so. */
    public static boolean knows(Payment payment, OperationKind kind, String reference) {
        return payment.operations().stream()
                .anyMatch(one -> one.kind() == kind
                        && one.reference().filter(reference::equals).isPresent());
    }

    /** Whether money comes in by it once it ends well, now or by a capture. */
    public static boolean isFromBuyer(Operation operation) {
        return operation.kind() == OperationKind.SALE || operation.kind() == OperationKind.AUTHORISE;
    }

    /** Taken from the buyer. */
    public Money captured() {
        return sum(operation -> isDone(operation)
                && (operation.kind() == OperationKind.SALE || operation.kind() == OperationKind.CAPTURE));
    }

    /** Given to the buyer by us. */
    public Money refunded() {
        return sum(operation -> isDone(operation) && isGivenByUs(operation));
    }

    /** Being given to the buyer, and not known to be. */
    public Money refundsUnderWay() {
        return sum(operation -> isUnderWay(operation) && isGivenByUs(operation));
    }

    /** Being let go of, and not known to be. */
    public Money releasesUnderWay() {
        return sum(operation -> isUnderWay(operation) && operation.kind() == OperationKind.RELEASE);
    }

    /** Being taken from the buyer, and not known to be. */
    public Money takingUnderWay() {
        return sum(operation -> isUnderWay(operation) && operation.kind().flow() == Flow.IN);
    }

    /** Taken from us by the buyer's bank, and not given again. */
    public Money chargedBack() {
        return sum(PaymentLedger::isTaking, this::chargedBack);
    }

    /** The same of one sale or capture. What is given again before it is known to be taken counts once it is. */
    public Money chargedBack(Operation taken) {
        Money left = reversed(taken, OperationKind.REVERSAL).minus(reversed(taken, OperationKind.REINSTATEMENT));
        return atLeastNothing(left);
    }

    /** Whether the bank has given again what it is not known to have taken. */
    public boolean isGivenBeforeTaken(Operation taken) {
        return reversed(taken, OperationKind.REINSTATEMENT).isGreaterThan(reversed(taken, OperationKind.REVERSAL));
    }

    /** Ours by this payment. */
    public Money kept() {
        return captured().minus(refunded()).minus(chargedBack());
    }

    /** Held for us, and neither taken nor let go; never below zero, though more was taken than was held. */
    public Money held() {
        return sum(PaymentLedger::isAuthorisation, one -> atLeastNothing(held(one)));
    }

    /** Held for us on one authorisation, and neither taken nor let go. */
    public Money held(Operation authorisation) {
        return isDone(authorisation)
                ? authorisation.worth(currency).plus(effect(authorisation, PaymentLedger::isDone))
                : zero();
    }

    /** What of one authorisation can still be captured or released: what is under way counts as gone, and only increments that are done as there. */
    public Money open(Operation authorisation) {
        return held(authorisation)
                .minus(sum(operation -> isUnderWay(operation)
                        && isOn(operation, authorisation.no())
                        && (operation.kind() == OperationKind.CAPTURE || operation.kind() == OperationKind.RELEASE)));
    }

    /** The authorisations that something can still be captured of, oldest first. */
    public Stream<Operation> openAuthorisations() {
        return payment.operations().stream()
                .filter(PaymentLedger::isAuthorisation)
                .filter(one -> open(one).isPositive());
    }

    /** The sales and captures that something can still be given back of, in the order of capture. */
    public Stream<Operation> refundableOperations() {
        return payment.operations().stream()
                .filter(one -> isDone(one) && isTaking(one))
                .filter(one -> refundable(one).isPositive());
    }

    /** What can still be given back of one sale or capture: taken, not given or charged back, not being given back. */
    public Money refundable(Operation taken) {
        if (!isDone(taken) || !isTaking(taken)) {
            return zero();
        }
        return taken.worth(currency)
                .minus(sum(operation -> isOn(operation, taken.no())
                        && (isDone(operation) || isUnderWay(operation))
                        && isGivenByUs(operation)))
                .minus(chargedBack(taken));
    }

    /** What of a payout can still be drawn back: not drawn back yet, nor being drawn back. */
    public Money drawable(Operation payout) {
        return payout.worth(currency)
                .minus(sum(operation -> isOn(operation, payout.no())
                        && operation.kind() == OperationKind.SALE
                        && (isDone(operation) || isUnderWay(operation))));
    }

    /** What can still be given back by this payment. */
    public Money refundable() {
        return kept().minus(refundsUnderWay());
    }

    /** What it is worth towards the confirmation of the order, if payments count like this. */
    public Money counting(CountsWhen when) {
        return switch (when) {
            case CAPTURED, MANUALLY -> kept();
            case AUTHORISED -> kept().plus(held());
            case PENDING ->
                kept().plus(held())
                        .plus(sum(operation -> operation.state() == OperationState.PENDING && isFromBuyer(operation)));
        };
    }

    private static boolean isAuthorisation(Operation operation) {
        return operation.kind() == OperationKind.AUTHORISE;
    }

    /** What increments add to an authorisation, and captures and releases take off it. */
    private Money effect(Operation authorisation, Predicate<Operation> counts) {
        Predicate<Operation> on = operation -> counts.test(operation) && isOn(operation, authorisation.no());
        return sum(on.and(operation -> operation.kind() == OperationKind.INCREMENT))
                .minus(sum(on.and(operation ->
                        operation.kind() == OperationKind.CAPTURE || operation.kind() == OperationKind.RELEASE)));
    }

    /** Whether money comes in by it once it is done. */
    public static boolean isTaking(Operation operation) {
        return operation.kind() == OperationKind.SALE || operation.kind() == OperationKind.CAPTURE;
    }

    private static boolean isGivenByUs(Operation operation) {
        return operation.kind() == OperationKind.REFUND || operation.kind() == OperationKind.PAYOUT;
    }

    private static boolean isOn(Operation operation, DocumentNo other) {
        return operation.follows().filter(other::equals).isPresent();
    }

    private Money reversed(Operation taken, OperationKind kind) {
        return sum(operation -> operation.kind() == kind && isDone(operation) && isOn(operation, taken.no()));
    }

    private Money sum(Predicate<Operation> which) {
        return sum(which, operation -> operation.worth(currency));
    }

    private Money sum(Predicate<Operation> which, Function<Operation, Money> amount) {
        Money sum = zero();
        for (Operation operation : payment.operations()) {
            if (which.test(operation)) {
                sum = sum.plus(amount.apply(operation));
            }
        }
        return sum;
    }

    private Money atLeastNothing(Money amount) {
        return amount.isNegative() ? zero() : amount;
    }

    private Money zero() {
        return Money.zero(currency);
    }
}
