package dev.sefaresh.benchmarks;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A payment provider in this very process that takes every sale, gives every refund and remembers both. Thread-safe. */
final class CardAtOnce implements PaymentProvider {
    private final Set<OperationId> done = ConcurrentHashMap.newKeySet();

    static String reference(String operation) {
        return "card " + operation;
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return EnumSet.allOf(PaymentCapability.class);
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        Objects.requireNonNull(sale);
        done.add(operation);
        return lookup(operation);
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        Objects.requireNonNull(refund);
        done.add(operation);
        return lookup(operation);
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return done.contains(operation)
                ? PaymentAnswer.succeeded(reference(operation.toString()))
                : PaymentAnswer.of(PaymentAnswer.Kind.NOT_FOUND);
    }
}
