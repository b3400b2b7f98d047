package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;

/** A provider that keeps its contract. Whoever is called "nobody" has no money. */
class ModelProvider implements PaymentProvider {
    final Map<OperationId, PaymentAnswer> done = new HashMap<>();
    final Map<OperationId, Integer> moved = new HashMap<>();
    private final Map<OperationId, Money> left = new HashMap<>();
    private final Set<PaymentCapability> capabilities;

    ModelProvider(PaymentCapability... capabilities) {
        this.capabilities = EnumSet.noneOf(PaymentCapability.class);
        this.capabilities.addAll(Set.of(capabilities));
    }

    ModelProvider() {
        this(PaymentCapability.values());
    }

    ProviderBench bench() {
        Sale sad = new Sale(Specimens.eur("5.00"), Specimens.buyer().withName("nobody"));
        return ProviderBench.of(this).declining(sad).counting(this::moved);
    }

    synchronized int moved(OperationId operation) {
        return moved.getOrDefault(operation, 0);
    }

    boolean can(PaymentCapability capability) {
        return capabilities.contains(capability);
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return capabilities;
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        Objects.requireNonNull(operation);
        Objects.requireNonNull(sale);
        synchronized (this) {
            return done.containsKey(operation) ? done.get(operation) : sold(operation, sale);
        }
    }

    synchronized PaymentAnswer sold(OperationId operation, Sale sale) {
        if (!can(PaymentCapability.SALE)) {
            return PaymentAnswer.notAttempted("no sales");
        }
        if (sale.buyer().name().filter("nobody"::equals).isPresent()) {
            return answered(operation, PaymentAnswer.declined("no money"));
        }
        left.put(operation, sale.amount());
        moved.merge(operation, 1, Integer::sum);
        return answered(operation, PaymentAnswer.succeeded("sale " + operation));
    }

    @Override
    public synchronized PaymentAnswer refund(OperationId operation, Refund refund) {
        return done.containsKey(operation) ? done.get(operation) : refunded(operation, refund);
    }

    PaymentAnswer refunded(OperationId operation, Refund refund) {
        Money before = left.get(refund.of());
        if (!can(PaymentCapability.PARTIAL_REFUND) && !can(PaymentCapability.FULL_REFUND)
                || !can(PaymentCapability.PARTIAL_REFUND) && !refund.amount().equals(before)) {
            return PaymentAnswer.notAttempted("no such refunds");
        }
        if (before == null || refund.amount().isGreaterThan(before)) {
            return answered(operation, PaymentAnswer.declined("more than is left"));
        }
        left.put(refund.of(), before.minus(refund.amount()));
        moved.merge(operation, 1, Integer::sum);
        return answered(operation, PaymentAnswer.succeeded("refund " + operation));
    }

    PaymentAnswer answered(OperationId operation, PaymentAnswer answer) {
        done.put(operation, answer);
        return answer;
    }

    @Override
    public synchronized PaymentAnswer lookup(OperationId operation) {
        return done.getOrDefault(Objects.requireNonNull(operation), PaymentAnswer.of(Kind.NOT_FOUND));
    }
}
