package dev.sefaresh.core;

import com.google.common.collect.Iterables;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.ledger.TaxLedger;
import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.core.payment.Follows;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Decision.Moved;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.QuotationState;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What holds after every decision of ours, whatever the outside reported before. It is checked at every commit in every build; a
 * broken law is a bug of ours, and the commit is not made.
 */
public enum Law {
    /**
     * Ordered + over-delivered = open + cancelled + closed + planned, and nothing is over-delivered but what the terms tolerate and
     * what the outside reported: nothing is promised twice, nothing is lost.
     */
    ORDERED_IS_OPEN_OR_CANCELLED_OR_PLANNED(
            of -> isReported(of.after()) || Iterables.all(of.goods().moved(), line -> isTolerated(of, line))),
    /** What has arrived had left, and what has left, or is kept, was planned. */
    DELIVERED_WITHIN_SHIPPED_WITHIN_PLANNED(lines(line -> !line.delivered().isMoreThan(line.shipped())
            && !line.shipped().plus(line.untouched()).isMoreThan(line.planned()))),
    /** Nothing is closed that has left, or is about to. */
    CLOSED_WITHIN_ORDERED(lines(line -> !line.closed().plus(line.cancelled()).isMoreThan(line.ordered()))),
    /**
     * No more is invoiced of a line than is sold of it, and all of it is invoiced for exactly its amount, less what was granted of.before().
     */
    INVOICED_WITHIN_SOLD(lines(Law::isInvoicedWithinSold)),
    /** No more is invoiced of an adjustment than it is, and never with the other sign. */
    CHARGED_WITHIN_ADJUSTED(
            adjustments(line -> isPartOf(line.claimed(), line.adjustment().amount()))),
    /** No more of an adjustment is granted back than it is, and no more is credited than was invoiced of it. */
    ALLOWED_WITHIN_CHARGED(adjustments(line ->
            isPartOf(line.granted(), line.adjustment().amount()) && isPartOf(line.credited(), line.invoiced()))),
    /** When everything is invoiced, the invoices sum to the price, to the minor unit, less what was granted of.before(). */
    INVOICES_SUM_TO_THE_PRICE(
            of -> isCancelled(of.file()) || !of.invoices().isWhole() || isPartOf(uninvoiced(of), forgone(of))),
    /** No more is taken back than was shipped, and no more is granted for it than it cost. */
    GRANTED_WITHIN_SHIPPED(lines(line -> !line.granted().isMoreThan(line.shipped())
            && !line.allowance().isGreaterThan(line.line().amount()))),
    /** No more is credited of a line than was invoiced of it. */
    CREDITED_WITHIN_INVOICED(lines(line -> !line.credited().isMoreThan(line.invoiced())
            && !line.creditedAmount().isGreaterThan(line.invoicedAmount()))),
    /** The taxes on invoices and credit notes go with their amounts: together they are those on the order. */
    TAXES_GO_WITH_AMOUNTS(of -> TaxLedger.of(of.file()).isBalanced()),
    /** What was agreed upon costs what was agreed, whatever prices, taxes and promotions are now. */
    AGREED_PRICES_STAND(of -> isPriced(of.before().order())
            || isContained(of.before().order().lines(), of.file().order().lines())
                    && of.before()
                            .order()
                            .adjustments()
                            .equals(of.file().order().adjustments())),
    /** No more is credited in all than was invoiced in all: what was claimed of discounts with goods is credited with them. */
    CREDITS_WITHIN_INVOICES(of -> !InvoiceLedger.claimed(of.file()).isNegative()),
    /** No more is granted in all than the order costs. */
    GRANTED_WITHIN_PRICE(of -> isGrantedWithinPrice(of.money())),
    /** Of a cancelled order all that was invoiced is credited, and nothing else. */
    CANCELLED_IS_CREDITED(of -> !isCancelled(of.file())
            || total(of.file(), InvoiceKind.INVOICE).equals(total(of.file(), InvoiceKind.CREDIT_NOTE))),
    /** No refund is decided that gives back more than its payment took, refunds under way included. */
    REFUNDED_WITHIN_CAPTURED(of -> decided(of.after())
            .filter(operation -> operation.kind() == OperationKind.REFUND)
            .noneMatch(refund -> isOverRefunded(of.file(), refund))),
    /** No capture or release is decided that takes or lets go of more than is held, those under way included. */
    CAPTURED_WITHIN_HELD(of -> decided(of.after())
            .filter(operation -> operation.kind() == OperationKind.CAPTURE || operation.kind() == OperationKind.RELEASE)
            .noneMatch(operation -> isOverHeld(of.file(), operation))),
    /** Nothing is decided that gives back more than the order has in, by whatever tender, what is under way included. */
    PAID_OUT_WITHIN_PAID(of -> decided(of.after())
            .filter(operation -> operation.kind() == OperationKind.PAYOUT || operation.kind() == OperationKind.REFUND)
            .noneMatch(payout -> of.money().paid().isLessThan(MoneyLedger.refundsUnderWay(of.file())))),
    /** An operation builds on nothing but what it may follow. */
    OPERATIONS_FOLLOW(of -> of.file().operations().allMatch(one -> isInPlace(of.file(), one))),
    /** What the buyer was offered stays as it was. */
    OFFERS_ARE_FROZEN(of -> of.before().quotations().stream()
            .filter(quotation -> quotation.state() != QuotationState.DRAFT)
            .allMatch(quotation -> isSameOffer(quotation, of.file().quotation(quotation.no())))),
    /** What the buyer accepts is what is ordered. */
    ACCEPTED_IS_ORDERED(of -> of.after().moves().stream()
            .filter(moved -> moved.row().to() == QuotationState.ACCEPTED)
            .allMatch(moved -> isOrdered(of.file().order(), of.file().quotation(moved.document())))),
    /** Every change of a state is a row of a machine of ours. */
    STATES_FOLLOW_ROWS(of -> along(states(of.before()), of.after().moves()).equals(states(of.file())));

    private static final Law[] ALL = values();
    private static final Set<OperationKind> BEGINNING =
            EnumSet.of(OperationKind.SALE, OperationKind.AUTHORISE, OperationKind.PAYOUT);

    private final Predicate<Trial> holds;

    Law(Predicate<Trial> holds) {
        this.holds = holds;
    }

    /** The laws that a decision breaks; empty if it breaks none. */
    public static List<Law> broken(OrderFile before, Accepted after) {
        return broken(new Trial(before, after));
    }

    static List<Law> broken(Trial trial) {
        return Stream.of(ALL).filter(law -> !law.holds.test(trial)).toList();
    }

    private static Predicate<Trial> lines(Predicate<QuantityLedger.Line> holds) {
        return of -> Iterables.all(of.goods().moved(), holds::test);
    }

    private static Predicate<Trial> adjustments(Predicate<InvoiceLedger.Line> holds) {
        return of -> Iterables.all(of.invoices().adjustments(), holds::test);
    }

    /** Whether it may still be priced anew. */
    private static boolean isPriced(Order order) {
        return order.state() == OrderState.QUOTATION || order.state() == OrderState.EXPIRED;
    }

    /** Whether these are the first lines of those. */
    private static boolean isContained(List<OrderLine> before, List<OrderLine> after) {
        return before.size() <= after.size() && before.equals(after.subList(0, before.size()));
    }

    private static boolean isSameOffer(Quotation before, Optional<Quotation> after) {
        return after.filter(quotation -> quotation.withState(before.state()).equals(before))
                .isPresent();
    }

    private static boolean isOrdered(Order order, Optional<Quotation> accepted) {
        return accepted.filter(quotation -> quotation.lines().equals(order.lines())
                        && quotation.adjustments().equals(order.adjustments()))
                .isPresent();
    }

    private static boolean isReported(Accepted after) {
        return after.moves().stream()
                .anyMatch(
                        moved -> moved.row().on() instanceof Trigger trigger && trigger.kind() != Trigger.Kind.COMMAND);
    }

    private static boolean isTolerated(Trial of, QuantityLedger.Line line) {
        if (line.overPlanned().isZero()) {
            return true;
        }
        Order order = of.file().order();
        Quantity was = of.before().order().line(line.line().number()).isPresent()
                ? of.goodsBefore().line(line.line().number()).overPlanned()
                : Quantity.ZERO;
        BigDecimal tolerated = line.ordered()
                .value()
                .multiply(BigDecimal.valueOf(order.terms().delivery().overDeliver()));
        return !line.overPlanned().isMoreThan(was)
                || line.overPlanned().value().multiply(BigDecimal.valueOf(100)).compareTo(tolerated) <= 0;
    }

    private static boolean isInvoicedWithinSold(QuantityLedger.Line line) {
        Money amount = line.line().amount();
        boolean isSold = line.cancelled().isZero();
        return !line.drawnUp()
                        .isMoreThan(
                                isSold
                                        ? line.ordered()
                                        : line.ordered().minus(line.cancelled()).plus(line.credited()))
                && !line.drawnUpAmount().isNegative()
                && !line.drawnUpAmount().isGreaterThan(amount)
                && (!isSold
                        || !line.drawnUp().equals(line.ordered())
                        || !line.drawnUpAmount().isLessThan(amount.minus(line.forgoneAmount())));
    }

    private static boolean isGrantedWithinPrice(MoneyLedger money) {
        return money.allowances().isZero()
                || !money.allowances().isNegative() && !money.allowances().isGreaterThan(money.price());
    }

    /** Of the same sign, and no further from zero. */
    private static boolean isPartOf(Money part, Money whole) {
        Money left = whole.minus(part);
        return whole.isNegative() ? !part.isPositive() && !left.isPositive() : !part.isNegative() && !left.isNegative();
    }

    /** The operations that begin with a decision of ours: what the outside did binds nobody. */
    private static Stream<Operation> decided(Accepted after) {
        return after.moves().stream()
                .filter(moved -> moved.row().from().isEmpty()
                        && moved.row().on() instanceof Trigger trigger
                        && trigger.kind() == Trigger.Kind.COMMAND)
                .flatMap(moved -> after.file().operation(moved.document()).stream());
    }

    static boolean isOverRefunded(OrderFile file, Operation refund) {
        return PaymentLedger.of(file, refund.no()).refundable().isNegative();
    }

    /** Whether more was taken or let go of than the authorisation held. */
    static boolean isOverHeld(OrderFile file, Operation operation) {
        return operation
                .follows()
                .flatMap(file::operation)
                .filter(followed -> followed.kind() == OperationKind.AUTHORISE)
                .filter(held ->
                        PaymentLedger.of(file, operation.no()).open(held).isNegative())
                .isPresent();
    }

    private static boolean isInPlace(OrderFile file, Operation operation) {
        return operation
                .follows()
                .map(no -> no.owner() == operation.no().owner()
                        && file.operation(no)
                                .flatMap(followed -> Follows.of(operation.kind(), followed.kind()))
                                .isPresent())
                .orElse(BEGINNING.contains(operation.kind()));
    }

    private static Money forgone(Trial of) {
        return of.goods().lines().stream()
                .map(QuantityLedger.Line::forgoneAmount)
                .reduce(Money.zero(currency(of.file())), Money::plus);
    }

    private static Money uninvoiced(Trial of) {
        Money again = of.invoices().adjustments().stream()
                .map(InvoiceLedger.Line::toClaimAgain)
                .reduce(Money.zero(currency(of.file())), Money::plus);
        return of.money().price().minus(total(of.file(), InvoiceKind.INVOICE)).plus(again);
    }

    /** Drafts included. */
    private static Money total(OrderFile file, InvoiceKind kind) {
        CurrencyUnit currency = currency(file);
        return file.invoices().stream()
                .filter(invoice -> invoice.state() != InvoiceState.DISCARDED && invoice.kind() == kind)
                .map(invoice -> invoice.total(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    private static boolean isCancelled(OrderFile file) {
        return file.order().state() == OrderState.CANCELLED;
    }

    private static CurrencyUnit currency(OrderFile file) {
        return file.order().terms().currency();
    }

    private static Map<DocumentNo, Object> states(OrderFile file) {
        Map<DocumentNo, Object> states = new HashMap<>();
        file.documents().forEach(document -> states.put(document.no(), document.state()));
        return states;
    }

    private static Map<DocumentNo, Object> along(Map<DocumentNo, Object> states, List<Moved> moves) {
        for (Moved moved : moves) {
            Object left = states.get(moved.document());
            if (!Machines.rows().contains(moved.row())
                    || !java.util.Objects.equals(left, moved.row().from().orElse(null))) {
                return Map.of();
            }
            states.put(moved.document(), moved.row().to());
        }
        return states;
    }
}
