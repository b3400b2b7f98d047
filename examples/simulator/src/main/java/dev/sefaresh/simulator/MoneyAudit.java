package dev.sefaresh.simulator;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Payment;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/** The files' money against the banks' books and the till, operation by operation and order by order. For one audit. */
final class MoneyAudit {
    private static final Set<OperationState> DONE = EnumSet.of(OperationState.SUCCEEDED, OperationState.RECORDED);

    private final World world;
    private final Map<OperationId, Bank.Entry> moved = new HashMap<>();
    private final Map<OrderId, BigDecimal> captured = new HashMap<>();
    private final Map<OrderId, BigDecimal> refunded = new HashMap<>();

    MoneyAudit(World world) {
        this.world = world;
        world.banks().values().stream()
                .flatMap(bank -> bank.book().stream())
                .filter(Bank.Entry::moved)
                .forEach(entry -> {
                    moved.put(entry.id(), entry);
                    (entry.kind() == OperationKind.SALE ? captured : refunded)
                            .merge(entry.id().order(), entry.amount().getAmount(), BigDecimal::add);
                });
    }

    void enter(OrderFile file) {
        file.operations()
                .filter(operation -> operation.state() == OperationState.SUCCEEDED)
                .forEach(operation -> isInTheBook(file, operation));
        MoneyLedger money = MoneyLedger.of(file);
        BigDecimal taken = sum(captured, file).add(world.till().taken(file.id()));
        BigDecimal given = sum(refunded, file).add(world.till().given(file.id()));
        isSame(file, "taken", money.captured(), taken);
        isSame(file, "given back", money.refunded(), given);
        isSame(file, "due", money.balance(), toPay(file).subtract(taken).add(given));
        file.payments().forEach(payment -> isNotGivenBackTwice(file, payment));
        isFair(file, money);
    }

    /** No money moved that no file knows of. */
    void compare() {
        moved.values().stream().findFirst().ifPresent(entry -> {
            throw new Violation(
                    entry.id().order(),
                    "the bank did " + entry.kind() + " " + entry.amount() + " as " + entry.id()
                            + ", and the file does not say so");
        });
    }

    private void isInTheBook(OrderFile file, Operation operation) {
        OperationId id = new OperationId(file.id(), operation.no());
        Bank.Entry entry = moved.remove(id);
        Auditor.require(
                entry != null
                        && entry.kind() == operation.kind()
                        && entry.amount().equals(operation.amount()),
                file,
                operation + " has succeeded by the file, and no bank knows of it");
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

    private static BigDecimal sum(Map<OrderId, BigDecimal> sums, OrderFile file) {
        return sums.getOrDefault(file.id(), BigDecimal.ZERO);
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

    /** Unless the outside reported it, and staff were told. */
    private static void isNotGivenBackTwice(OrderFile file, Payment payment) {
        BigDecimal left = payment.operations().stream()
                .filter(operation -> DONE.contains(operation.state()))
                .map(operation -> operation.kind() == OperationKind.SALE
                        ? operation.amount().getAmount()
                        : operation.amount().getAmount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean told = file.discrepancies().stream().anyMatch(one -> one.code().equals("OVER_REFUNDED"));
        Auditor.require(left.signum() >= 0 || told, file, payment.no() + " gave back more than it took: " + payment);
    }
}
