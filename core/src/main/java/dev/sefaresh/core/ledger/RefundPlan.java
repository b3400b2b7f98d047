package dev.sefaresh.core.ledger;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.port.PaymentCapability;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How the money that we owe the buyer goes back by itself: by the way that it came, in the order of capture, to the minor unit.
 * Immutable and thread-safe.
 *
 * @param shares what goes back of which sale or capture
 */
public record RefundPlan(List<Share> shares) {
    /** So much of one sale or capture. */
    public record Share(DocumentNo of, Money amount) {}

    /**
     * The plan for all that is owed now; refunds under way are taken off. What is left over is a person's business: cash, transfers,
     * what was paid out already, what is disputed.
     *
     * @param can whether the provider of this tender can do this
     */
    public static RefundPlan of(OrderFile file, BiPredicate<String, PaymentCapability> can) {
        CurrencyUnit currency = file.order().terms().currency();
        Money left = MoneyLedger.surplus(file);
        ImmutableList.Builder<Share> shares = ImmutableList.builder();
        for (Payment payment : file.payments()) {
            PaymentLedger ledger = new PaymentLedger(payment, currency);
            if (Disputes.blocking(file, payment).isPresent()) {
                continue;
            }
            Money kept = ledger.refundable();
            for (Operation taken : ledger.refundableOperations().toList()) {
                Money amount = MoneyLedger.least(MoneyLedger.least(left, kept), ledger.refundable(taken));
                boolean isPossible = waysBack(taken, amount).stream().anyMatch(way -> can.test(payment.tender(), way));
                if (isPossible && amount.isPositive() && taken.state() == OperationState.SUCCEEDED) {
                    shares.add(new Share(taken.no(), amount));
                    left = left.minus(amount);
                    kept = kept.minus(amount);
                }
            }
        }
        return new RefundPlan(shares.build());
    }

    /** What a provider must be able to do, any one of it, to give back so much of a sale or capture: whoever gives back parts can give back all of them. */
    public static Set<PaymentCapability> waysBack(Operation taken, Money amount) {
        return amount.equals(taken.moved().orElse(taken.amount()))
                ? EnumSet.of(PaymentCapability.FULL_REFUND, PaymentCapability.PARTIAL_REFUND)
                : EnumSet.of(PaymentCapability.PARTIAL_REFUND);
    }
}
