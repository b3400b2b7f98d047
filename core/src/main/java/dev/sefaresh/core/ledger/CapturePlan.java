package dev.sefaresh.core.ledger;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Payment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What is to be captured by itself now, of which authorisation: after the order is confirmed the whole balance, or what has left the
 * house, as each payment says. Immutable and thread-safe.
 */
public record CapturePlan(List<Share> shares) {
    private static final Set<OrderState> BINDING = EnumSet.of(OrderState.SALES_ORDER, OrderState.COMPLETED);

    /** So much of one authorisation. */
    public record Share(DocumentNo of, Money amount) {}

    /** The plan for the file as it is; what is under way is taken off. */
    public static CapturePlan of(OrderFile file) {
        if (!BINDING.contains(file.order().state())) {
            return new CapturePlan(List.of());
        }
        MoneyLedger money = MoneyLedger.of(file);
        if (money.held().isZero()) {
            return new CapturePlan(List.of());
        }
        CurrencyUnit currency = file.order().terms().currency();
        Money taken = money.paid().plus(MoneyLedger.takingUnderWay(file));
        Money due = money.charges().minus(money.allowances()).minus(taken);
        Money dueForShipped = MoneyLedger.least(due, ShippedValue.of(file).minus(taken));
        if (isAsking(file)) {
            due = dueForShipped;
        }
        ImmutableList.Builder<Share> shares = ImmutableList.builder();
        for (Payment payment : file.payments()) {
            PaymentLedger ledger = new PaymentLedger(payment, currency);
            for (Operation authorisation : ledger.openAuthorisations().toList()) {
                Money wanted = wanted(payment.capture(), due, dueForShipped);
                Money amount = MoneyLedger.least(wanted, ledger.open(authorisation));
                if (amount.isPositive()) {
                    shares.add(new Share(authorisation.no(), amount));
                    due = due.minus(amount);
                    dueForShipped = dueForShipped.minus(amount);
                }
            }
        }
        return new CapturePlan(shares.build());
    }

    /** Before stock elsewhere has said whether it has the goods, nothing is captured but what has left the house. */
    private static boolean isAsking(OrderFile file) {
        return file.order().terms().delivery().stockElsewhere()
                && file.deliveries().stream()
                        .anyMatch(one -> one.state() == DeliveryState.WAITING && !one.backOrdered());
    }

    private static Money wanted(CaptureWhen when, Money due, Money dueForShipped) {
        return switch (when) {
            case CONFIRMED -> due;
            case SHIPPED -> dueForShipped;
            case AT_ONCE, MANUALLY -> Money.zero(due.getCurrencyUnit());
        };
    }
}
