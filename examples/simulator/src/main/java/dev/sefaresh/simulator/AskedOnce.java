package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.time.Duration;
import java.util.Set;

/**
 * A provider that is asked at most once for an operation, by whichever process: what has no answer is looked up, never asked for
 * again. For one thread.
 *
 * @param asked what was asked for so far
 */
record AskedOnce(PaymentProvider provider, Set<OperationId> asked) implements PaymentProvider {
    @Override
    public Set<PaymentCapability> capabilities() {
        return provider.capabilities();
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        ask(operation);
        return provider.sale(operation, sale);
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        ask(operation);
        return provider.refund(operation, refund);
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return provider.lookup(operation);
    }

    @Override
    public Duration grace() {
        return provider.grace();
    }

    private void ask(OperationId operation) {
        if (!asked.add(operation)) {
            throw new Violation(operation.order(), "the provider is asked for " + operation + " again");
        }
    }
}
