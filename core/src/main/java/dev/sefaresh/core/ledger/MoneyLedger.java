package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.PaymentStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was charged and what was paid: derived from the file, never set. Only money that a provider or a person has verified counts
 * as paid. Immutable and thread-safe.
 *
 * @param price what the order costs, whether or not anybody holds to it
 * @param charges what is to pay: the price, or no more than is granted back anyway once the order is cancelled or expired
 * @param allowances granted to the buyer: for goods that came back, or off the price
 * @param captured taken from the buyer
 * @param refunded given back
 */
public record MoneyLedger(Money price, Money charges, Money allowances, Money captured, Money refunded) {
    private static final Set<OperationState> DONE = EnumSet.of(OperationState.SUCCEEDED, OperationState.RECORDED);
    private static final Set<OrderState> GIVEN_UP = EnumSet.of(OrderState.CANCELLED, OrderState.EXPIRED);

    /** The money of a file. */
    public static MoneyLedger of(OrderFile file) {
        CurrencyUnit currency = file.order().terms().currency();
        Money price = sum(
                currency,
                Stream.concat(
                        file.order().lines().stream().map(OrderLine::amount),
                        file.order().adjustments().stream().map(Adjustment::amount)));
        Money allowances = sum(currency, file.returns().stream().map(back -> back.allowance(currency)));
        return new MoneyLedger(
                price,
                GIVEN_UP.contains(file.order().state()) ? allowances : price,
                allowances,
                sum(currency, amounts(file.operations(), OperationKind.SALE, DONE)),
                sum(currency, amounts(file.operations(), OperationKind.REFUND, DONE)));
    }

    /** What the buyer has in with us. */
    public Money paid() {
        return captured.minus(refunded);
    }

    /** What the buyer still owes; negative if we owe. */
    public Money balance() {
        return charges.minus(allowances).minus(paid());
    }

    /** Whether nothing is owed by the buyer. */
    public boolean isPaid() {
        return !balance().isPositive();
    }

    /** How the order stands with its money. */
    public PaymentStatus status() {
        if (balance().isNegative()) {
            return PaymentStatus.OVERPAID;
        }
        if (balance().isZero()) {
            return PaymentStatus.PAID;
        }
        return paid().isZero() ? PaymentStatus.UNPAID : PaymentStatus.PARTLY_PAID;
    }

    /** What can still be given back on a payment: taken, not given back, not being given back. */
    public static Money refundable(Payment payment, CurrencyUnit currency) {
        Set<OperationState> underWay = EnumSet.noneOf(OperationState.class);
        underWay.addAll(DONE);
        Stream.of(OperationState.values()).filter(MoneyLedger::isUnderWay).forEach(underWay::add);
        return sum(currency, amounts(payment.operations().stream(), OperationKind.SALE, DONE))
                .minus(sum(currency, amounts(payment.operations().stream(), OperationKind.REFUND, underWay)));
    }

    /** What is being given back, and not known to be. */
    public static Money refundsUnderWay(OrderFile file) {
        return sum(
                file.order().terms().currency(),
                file.operations()
                        .filter(operation -> operation.kind() == OperationKind.REFUND && isUnderWay(operation.state()))
                        .map(Operation::amount));
    }

    /** Whether an operation's end is not known yet. */
    public static boolean isUnderWay(OperationState state) {
        return state.phase() == dev.sefaresh.spi.model.State.Phase.AWAITING;
    }

    /** Whether a sale's end is not known yet. */
    public static boolean isSaleUnderWay(OrderFile file) {
        return file.operations()
                .anyMatch(operation -> operation.kind() == OperationKind.SALE && isUnderWay(operation.state()));
    }

    private static Stream<Money> amounts(Stream<Operation> operations, OperationKind kind, Set<OperationState> states) {
        return operations
                .filter(operation -> operation.kind() == kind && states.contains(operation.state()))
                .map(Operation::amount);
    }

    private static Money sum(CurrencyUnit currency, Stream<Money> amounts) {
        return amounts.reduce(Money.zero(currency), Money::plus);
    }
}
