package dev.sefaresh.benchmarks;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.util.EnumSet;
import java.util.Set;

/** A payment provider in this very process that takes every sale. Stateless. */
final class CardAtOnce implements PaymentProvider {
    static String reference(String operation) {
        return "card " + operation;
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return EnumSet.of(PaymentCapability.SALE);
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        return PaymentAnswer.succeeded(reference(operation.toString()));
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return PaymentAnswer.of(PaymentAnswer.Kind.NOT_FOUND);
    }
}
