package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.PaymentStatus;
import dev.sefaresh.spi.model.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
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
 * @param refunded given back, by whatever tender
 * @param chargedBack taken back by the buyer's bank, and not given again
 * @param held for us at the buyer's bank, and not taken yet
 * @param secured what counts towards confirmation by itself, as each payment says
 * @param pledged the same, together with what staff may let count
 */
public record MoneyLedger(
        Money price,
        Money charges,
        Money allowances,
        Money captured,
        Money refunded,
        Money chargedBack,
        Money held,
        Money secured,
        Money pledged) {
    private static final Set<OrderState> GIVEN_UP = EnumSet.of(OrderState.CANCELLED, OrderState.EXPIRED);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    /** The money of a file. */
    public static MoneyLedger of(OrderFile file) {
        Money price = price(file);
        Money allowances = allowances(file);
        return new MoneyLedger(
                price,
                GIVEN_UP.contains(file.order().state()) ? allowances : price,
                allowances,
                sum(file, PaymentLedger::captured),
                sum(file, PaymentLedger::refunded),
                sum(file, PaymentLedger::chargedBack),
                sum(file, PaymentLedger::held),
                sum(file, payment -> payment.counting(payment.payment().counts())),
                sum(file, payment -> payment.counting(asStaffSee(payment.payment()))));
    }

    /** What an order costs, whether or not anybody holds to it. */
    public static Money price(OrderFile file) {
        BigDecimal price = BigDecimal.ZERO;
        for (OrderLine line : file.order().lines()) {
            price = price.add(line.amount().getAmount());
        }
        for (Adjustment adjustment : file.order().adjustments()) {
            price = price.add(adjustment.amount().getAmount());
        }
        return Money.of(file.order().terms().currency(), price);
    }

    /** What the buyer has in with us. */
    public Money paid() {
        return captured.minus(refunded).minus(chargedBack);
    }

    /** What the buyer still owes; negative if we owe. */
    public Money balance() {
        return charges.minus(allowances).minus(paid());
    }

    /** What the buyer still owes, and no authorisation covers; negative if too much is held or paid. */
    public Money toPay() {
        return balance().minus(held);
    }

    /** Whether nothing is owed by the buyer. */
    public boolean isPaid() {
        return !balance().isPositive();
    }

    /** How much of the price has to be in before the order confirms itself: no more than all of it; a percentage is rounded up. */
    public Money prepayment(Terms terms) {
        return terms.checkout()
                .prepayment()
                .map(fixed -> least(fixed, price))
                .orElseGet(() -> price.multipliedBy(
                        BigDecimal.valueOf(terms.prepayPercent()).divide(PERCENT), RoundingMode.UP));
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

    /** What can still be given back by a payment: no more than it took, and no more than the order has in. */
    public static Money refundable(OrderFile file, Payment payment) {
        CurrencyUnit currency = file.order().terms().currency();
        return least(new PaymentLedger(payment, currency).refundable(), sum(file, PaymentLedger::refundable));
    }

    /** What we owe the buyer, and is not on its way; zero if we owe nothing. */
    public static Money surplus(OrderFile file) {
        Money owed = of(file).balance().negated().minus(refundsUnderWay(file));
        return owed.isNegative() ? Money.zero(owed.getCurrencyUnit()) : owed;
    }

    /** What is being given back, and not known to be. */
    public static Money refundsUnderWay(OrderFile file) {
        return sum(file, PaymentLedger::refundsUnderWay);
    }

    /** What is being let go of, and not known to be. */
    public static Money releasesUnderWay(OrderFile file) {
        return sum(file, PaymentLedger::releasesUnderWay);
    }

    /** What is being taken, and not known to be. */
    public static Money takingUnderWay(OrderFile file) {
        return sum(file, PaymentLedger::takingUnderWay);
    }

    /** Whether it is not known yet if a buyer has paid. */
    public static boolean isSaleUnderWay(OrderFile file) {
        return file.operations()
                .anyMatch(operation -> PaymentLedger.isFromBuyer(operation) && PaymentLedger.isUnderWay(operation));
    }

    /** The lesser of two amounts. */
    public static Money least(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static CountsWhen asStaffSee(Payment payment) {
        return payment.counts() == CountsWhen.MANUALLY ? CountsWhen.PENDING : payment.counts();
    }

    private static Money allowances(OrderFile file) {
        CurrencyUnit currency = file.order().terms().currency();
        Money sum = Money.zero(currency);
        for (GoodsReturn back : file.returns()) {
            sum = sum.plus(back.allowance(currency));
        }
        return sum;
    }

    private static Money sum(OrderFile file, Function<PaymentLedger, Money> amount) {
        CurrencyUnit currency = file.order().terms().currency();
        Money sum = Money.zero(currency);
        for (Payment payment : file.payments()) {
            sum = sum.plus(amount.apply(new PaymentLedger(payment, currency)));
        }
        return sum;
    }
}
