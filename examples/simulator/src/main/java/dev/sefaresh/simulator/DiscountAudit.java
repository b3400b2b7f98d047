package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.ReturnState;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.Money;

/** Discounts that the goods that stay do not earn are taken back with those that came back, as far as these were worth it. */
final class DiscountAudit {
    private final OrderFile file;
    private final List<GoodsReturn> settled;

    private DiscountAudit(OrderFile file) {
        this.file = file;
        settled = file.returns().stream()
                .filter(one -> one.state() == ReturnState.SETTLED)
                .toList();
    }

    static void check(OrderFile file) {
        DiscountAudit audit = new DiscountAudit(file);
        if (!audit.settled.isEmpty()) {
            file.order().adjustments().stream()
                    .filter(one -> one.kind() == AdjustmentKind.DISCOUNT)
                    .filter(one -> one.rule().target() != Target.CARRIAGE)
                    .forEach(audit::isTakenBack);
        }
    }

    private void isTakenBack(Adjustment discount) {
        BigDecimal granted = settled.stream()
                .flatMap(one -> one.charges().stream())
                .filter(charge -> charge.number() == discount.number())
                .map(charge -> charge.amount().getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal whole = discount.amount().getAmount();
        boolean isLost = comesBack(discount)
                && (discount.rule().onReturn() == ClawBack.TAKE_BACK || isEarnedNoMore(discount) || isAllBack());
        Auditor.require(
                !isLost || granted.compareTo(whole) == 0 || isWorthNothing(),
                file,
                granted + " of " + whole + " is taken back of " + discount.label() + ", which is not earned any more");
    }

    /** The last goods that came back were worth no more than the discounts that were taken back with them. */
    private boolean isWorthNothing() {
        return settled.stream()
                .anyMatch(one -> one.allowance(file.order().terms().currency()).isZero());
    }

    private boolean comesBack(Adjustment discount) {
        return file.order().lines().stream()
                .anyMatch(line -> isOn(discount, line) && back(line).signum() > 0);
    }

    private boolean isAllBack() {
        return file.order().lines().stream()
                .allMatch(line -> back(line).compareTo(line.quantity().value()) >= 0);
    }

    /** By far: what is a minor unit from the threshold is the rule's own affair. */
    private boolean isEarnedNoMore(Adjustment discount) {
        AdjustmentRule rule = discount.rule();
        BigDecimal stays = file.order().lines().stream()
                .filter(line -> isOn(discount, line))
                .map(line -> line.quantity()
                        .value()
                        .subtract(back(line))
                        .max(BigDecimal.ZERO)
                        .multiply(line.unitPrice())
                        .add(Money.ofMinor(file.order().terms().currency(), 1).getAmount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return rule.onReturn() == ClawBack.RECHECK
                && rule.earned()
                        .amount()
                        .filter(least -> stays.compareTo(least) < 0)
                        .isPresent();
    }

    private static boolean isOn(Adjustment discount, OrderLine line) {
        return discount.rule().target() != Target.LINES
                || discount.rule().lines().contains(line.number());
    }

    private BigDecimal back(OrderLine line) {
        return settled.stream()
                .flatMap(one -> one.line(line.number()).stream())
                .map(one -> one.accepted().plus(one.cancelled()).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
