package dev.sefaresh.benchmarks;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.Money;

/** A payment provider in this very process that takes every sale, gives back what it took and remembers both. Thread-safe. */
final class CardAtOnce implements PaymentProvider {
    private static final Set<PaymentCapability> CAN =
            Set.of(PaymentCapability.SALE, PaymentCapability.FULL_REFUND, PaymentCapability.PARTIAL_REFUND);

    /** What is left of each sale. */
    private final Map<OperationId, Money> left = new ConcurrentHashMap<>();

    private final Map<OperationId, Refund> refunds = new ConcurrentHashMap<>();

    static String reference(String operation) {
        return "card " + operation;
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return CAN;
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        left.putIfAbsent(operation, sale.amount());
        return lookup(operation);
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        Objects.requireNonNull(refund);
        return refunds.computeIfAbsent(operation, id -> isGivenBack(refund) ? refund : null) == null
                ? PaymentAnswer.declined("there is not so much left of " + refund.of())
                : lookup(operation);
    }

    private boolean isGivenBack(Refund refund) {
        Money before = left.get(refund.of());
        while (before != null
                && before.isSameCurrency(refund.amount())
                && !refund.amount().isGreaterThan(before)) {
            if (left.replace(refund.of(), before, before.minus(refund.amount()))) {
                return true;
            }
            before = left.get(refund.of());
        }
        return false;
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return left.containsKey(operation) || refunds.containsKey(operation)
                ? PaymentAnswer.succeeded(reference(operation.toString()))
                : PaymentAnswer.of(PaymentAnswer.Kind.NOT_FOUND);
    }
}
