package dev.sefaresh.simulator;

import static java.util.Objects.requireNonNull;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationKind.Flow;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Payment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * The files' money against the books of banks and accounts and the till, operation by operation and order by order. Where they differ
 * staff were told. For one audit.
 */
final class MoneyAudit {
    private static final Set<OperationState> DONE = EnumSet.of(OperationState.SUCCEEDED, OperationState.RECORDED);
    private static final Set<OrderState> OVER =
            EnumSet.of(OrderState.CANCELLED, OrderState.EXPIRED, OrderState.COMPLETED);
    private static final Set<OperationKind> SEEN =
            EnumSet.of(OperationKind.REFUND, OperationKind.REVERSAL, OperationKind.REINSTATEMENT);
    private static final Set<String> TOO_MUCH =
            Set.of("OVER_REFUNDED", "REFUND_NOT_OURS", "CHARGED_BACK", "AMOUNT_DIFFERS", "CONTRADICTED");

    private final World world;
    private final Outside outside;

    MoneyAudit(World world) {
        this.world = world;
        this.outside = new Outside(world);
    }

    void enter(OrderFile file) {
        file.payments()
                .forEach(payment -> payment.operations().stream()
                        .filter(operation -> operation.state() == OperationState.SUCCEEDED)
                        .forEach(operation -> isInTheBook(file, payment, operation)));
        isSeenOnce(file);
        isRecorded(file);
        MoneyLedger money = MoneyLedger.of(file);
        isSame(
                file,
                "due",
                money.balance(),
                toPay(file)
                        .subtract(moved(file, OperationKind.SALE, OperationKind.CAPTURE))
                        .add(moved(file, OperationKind.REFUND, OperationKind.PAYOUT))
                        .add(money.chargedBack().getAmount()));
        file.payments().forEach(payment -> isNotGivenBackTwice(file, payment));
        isFair(file, money);
        isHeld(file);
        isTaken(file, money);
        Auditor.require(
                !money.paid().isNegative()
                        || !file.disputes().isEmpty()
                        || file.discrepancies().stream().anyMatch(one -> TOO_MUCH.contains(one.code())),
                file,
                "gave back " + money.paid().negated() + " more than it took, and nobody was told");
    }

    /** No money moved that no file knows of. */
    void compare() {
        outside.moved().values().stream().findFirst().ifPresent(one -> {
            throw new Violation(
                    one.id().order(),
                    "the outside did " + one.kind() + " " + one.really() + " as " + one.id()
                            + ", and the file does not say so");
        });
    }

    /** Counted here, and not by the ledger that is audited: money in another currency is worth nothing to the order. */
    private static BigDecimal moved(OrderFile file, OperationKind one, OperationKind other) {
        return file.operations()
                .filter(operation -> operation.kind() == one || operation.kind() == other)
                .filter(operation ->
                        operation.state() == OperationState.SUCCEEDED || operation.state() == OperationState.RECORDED)
                .map(operation -> operation.moved().orElse(operation.amount()))
                .filter(amount ->
                        amount.getCurrencyUnit().equals(file.order().terms().currency()))
                .map(Money::getAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void isInTheBook(OrderFile file, Payment payment, Operation operation) {
        OperationId id = new OperationId(file.id(), operation.no());
        if (Shop.isPromise(payment.tender())) {
            Auditor.require(
                    world.till().hasKept(id, really(operation)), file, operation + " was never brought by anybody");
            return;
        }
        Outside.Moved booked = outside.moved().remove(id);
        Auditor.require(booked != null, file, operation + " has succeeded by the file, and no bank knows of it");
        Outside.Moved moved = requireNonNull(booked);
        Auditor.require(
                moved.kind() == operation.kind() && moved.asked().equals(operation.amount()),
                file,
                operation + " has succeeded by the file, and no bank knows of it");
        Auditor.require(
                moved.really().equals(operation.amount()) && operation.moved().isEmpty() || isTold(file, operation),
                file,
                operation + " moved " + moved.really() + ", and nobody was told");
        Auditor.require(
                moved.really().equals(really(operation)) || isTold(file, operation, "CONTRADICTED"),
                file,
                operation + " really moved " + moved.really());
    }

    private static Money really(Operation operation) {
        return operation.moved().orElse(operation.amount());
    }

    /** What was done without us is in the file once, and staff were told. */
    private void isSeenOnce(OrderFile file) {
        List<Book.Seen> seen = new ArrayList<>(outside.seen(file.id()));
        file.operations()
                .filter(one -> one.state() == OperationState.RECORDED && SEEN.contains(one.kind()))
                .filter(one -> !isByHand(one))
                .forEach(one -> {
                    Book.Seen known = new Book.Seen(
                            one.kind(),
                            new OperationId(file.id(), one.follows().orElseThrow()),
                            one.amount(),
                            one.reference().orElseThrow());
                    Auditor.require(seen.remove(known), file, one + " was seen by the file, and never happened");
                });
        Auditor.require(seen.isEmpty(), file, seen + " happened, and the file does not say so");
        outside.seen(file.id()).stream()
                .filter(one -> one.kind() != OperationKind.REINSTATEMENT)
                .forEach(one -> Auditor.require(
                        isTold(file, one.of().operation()) || isDisputed(file, one),
                        file,
                        one + " happened, and nobody was told"));
    }

    private static boolean isDisputed(OrderFile file, Book.Seen seen) {
        return file.disputes().stream().anyMatch(one -> one.reference().equals(seen.reference()));
    }

    /** What passed from hand to hand. */
    private void isRecorded(OrderFile file) {
        isSame(
                file,
                "taken by hand",
                sum(file, one -> one.kind() == OperationKind.SALE && isByHandOrPromised(file, one)),
                world.till().taken(file.id()));
        isSame(
                file,
                "given by hand",
                sum(
                        file,
                        one -> one.kind() == OperationKind.REFUND
                                && one.state() == OperationState.RECORDED
                                && isByHand(one)),
                world.till().given(file.id()));
    }

    private static boolean isByHand(Operation operation) {
        return operation.reference().filter("till 1"::equals).isPresent();
    }

    private static boolean isByHandOrPromised(OrderFile file, Operation operation) {
        return operation.state() == OperationState.RECORDED
                || operation.state() == OperationState.SUCCEEDED
                        && Shop.isPromise(
                                file.payment(DocumentNo.payment(operation.no().owner()))
                                        .orElseThrow()
                                        .tender());
    }

    private static Money sum(OrderFile file, Predicate<Operation> which) {
        return file.operations()
                .filter(which)
                .map(MoneyAudit::really)
                .reduce(Money.zero(file.order().terms().currency()), Money::plus);
    }

    /** What is held by the file is held by the bank; and nothing is for an order that is over, unless it is being let go of. */
    private void isHeld(OrderFile file) {
        for (Payment payment : file.payments()) {
            PaymentLedger ledger =
                    new PaymentLedger(payment, file.order().terms().currency());
            for (Operation one : payment.operations()) {
                if (one.kind() == OperationKind.AUTHORISE && one.state() == OperationState.SUCCEEDED) {
                    boolean told = payment.operations().stream().anyMatch(other -> isTold(file, other));
                    outside.open(new OperationId(file.id(), one.no()))
                            .ifPresent(open -> Auditor.require(
                                    told || open.equals(ledger.open(one)),
                                    file,
                                    one + " holds " + ledger.open(one) + " by the file, and really " + open));
                    Auditor.require(
                            told
                                    || !OVER.contains(file.order().state())
                                    || !ledger.open(one).isPositive()
                                    || MoneyLedger.of(file).balance().isPositive(),
                            file,
                            one + " still holds " + ledger.open(one) + " for an order that is over");
                }
            }
        }
    }

    /** What is owed of a confirmed order, and was never given back, is taken of what is held for it, or staff were told. */
    private static void isTaken(OrderFile file, MoneyLedger money) {
        boolean binding =
                (file.order().state() == OrderState.SALES_ORDER || file.order().state() == OrderState.COMPLETED)
                        && file.operations().noneMatch(one -> one.kind().flow() == Flow.OUT || isTold(file, one));
        Money owed = money.balance().minus(MoneyLedger.takingUnderWay(file));
        for (Payment payment : file.payments()) {
            PaymentLedger ledger =
                    new PaymentLedger(payment, file.order().terms().currency());
            boolean due = payment.capture() == CaptureWhen.CONFIRMED
                    || payment.capture() == CaptureWhen.SHIPPED
                            && QuantityLedger.of(file).allDelivered();
            Auditor.require(
                    !binding || !due || ledger.openAuthorisations().findAny().isEmpty() || !owed.isPositive(),
                    file,
                    owed + " is owed, and could be taken of " + payment.no());
        }
    }

    /** Of an order that is given up nothing, whatever was granted of its price. */
    private static BigDecimal toPay(OrderFile file) {
        OrderState state = file.order().state();
        return state == OrderState.CANCELLED || state == OrderState.EXPIRED
                ? BigDecimal.ZERO
                : Stream.concat(
                                file.order().lines().stream().map(OrderLine::amount),
                                file.order().adjustments().stream().map(Adjustment::amount))
                        .map(Money::getAmount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .subtract(granted(file));
    }

    private static BigDecimal granted(OrderFile file) {
        return file.returns().stream()
                .map(back -> back.allowance(file.order().terms().currency()).getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void isSame(OrderFile file, String what, Money told, BigDecimal seen) {
        Auditor.require(
                told.getAmount().compareTo(seen) == 0, file, told + " is " + what + " by the file, and really " + seen);
    }

    /** Nobody pays for sending goods back, and nobody gets more back than the price. */
    private static void isFair(OrderFile file, MoneyLedger money) {
        BigDecimal granted = granted(file);
        boolean fair = file.returns().stream()
                        .noneMatch(back ->
                                back.allowance(file.order().terms().currency()).isNegative())
                && (granted.signum() == 0 || granted.compareTo(money.price().getAmount()) <= 0);
        Auditor.require(fair, file, "costs " + money.price() + " and is granted by " + file.returns());
    }

    /** Unless the outside reported it, and staff were told. What is paid out was taken by another payment. */
    private static void isNotGivenBackTwice(OrderFile file, Payment payment) {
        BigDecimal left = payment.operations().stream()
                .filter(operation -> DONE.contains(operation.state()))
                .filter(operation -> operation.kind() != OperationKind.PAYOUT)
                .map(operation -> flow(operation).multiply(really(operation).getAmount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean told = payment.operations().stream().anyMatch(one -> isTold(file, one));
        Auditor.require(left.signum() >= 0 || told, file, payment.no() + " gave back more than it took: " + payment);
    }

    private static BigDecimal flow(Operation operation) {
        Flow flow = operation.kind().flow();
        return flow == Flow.IN ? BigDecimal.ONE : flow == Flow.OUT ? BigDecimal.ONE.negate() : BigDecimal.ZERO;
    }

    private static boolean isTold(OrderFile file, Operation about) {
        return isTold(file, about.no());
    }

    private static boolean isTold(OrderFile file, DocumentNo about) {
        return file.discrepancies().stream().anyMatch(one -> one.about().equals(about));
    }

    private static boolean isTold(OrderFile file, Operation about, String code) {
        return file.discrepancies().stream()
                .anyMatch(one -> one.about().equals(about.no()) && one.code().equals(code));
    }
}
