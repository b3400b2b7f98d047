package dev.sefaresh.core.ledger;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How the money that we owe the buyer goes back by itself: by the way that it came, in the order of capture, to the minor unit.
 * Immutable and thread-safe.
 *
 * @param shares what goes back of which sale or capture
 * @param rest what no provider can give back: cash, transfers, what was paid out already, what is disputed; a person's business
 */
public record RefundPlan(List<Share> shares, Money rest) {
    /** So much of one sale or capture. */
    public record Share(DocumentNo of, Money amount) {}

    /** The plan for all that is owed now; refunds under way are taken off. */
    public static RefundPlan of(OrderFile file) {
        CurrencyUnit currency = file.order().terms().currency();
        Money left = MoneyLedger.surplus(file);
        ImmutableList.Builder<Share> shares = ImmutableList.builder();
        for (Payment payment : file.payments()) {
            PaymentLedger ledger = new PaymentLedger(payment, currency);
            if (Disputes.blocking(file, payment).isPresent()) {
                continue;
            }
            for (Operation taken : ledger.refundableOperations().toList()) {
                Money amount = MoneyLedger.least(left, ledger.refundable(taken));
                if (amount.isPositive() && taken.state() == OperationState.SUCCEEDED) {
                    shares.add(new Share(taken.no(), amount));
                    left = left.minus(amount);
                }
            }
        }
        return new RefundPlan(shares.build(), left);
    }
}
