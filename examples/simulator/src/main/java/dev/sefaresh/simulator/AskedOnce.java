package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
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
        return asking(operation).sale(operation, sale);
    }

    @Override
    public PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
        return asking(operation).authorise(operation, authorisation);
    }

    @Override
    public PaymentAnswer increase(OperationId operation, Increase increase) {
        return asking(operation).increase(operation, increase);
    }

    @Override
    public PaymentAnswer capture(OperationId operation, Capture capture) {
        return asking(operation).capture(operation, capture);
    }

    @Override
    public PaymentAnswer release(OperationId operation, Release release) {
        return asking(operation).release(operation, release);
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        return asking(operation).refund(operation, refund);
    }

    @Override
    public PaymentAnswer payOut(OperationId operation, Payout payout) {
        return asking(operation).payOut(operation, payout);
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return provider.lookup(operation);
    }

    @Override
    public Notice read(Received received) {
        return provider.read(received);
    }

    @Override
    public Duration grace() {
        return provider.grace();
    }

    private PaymentProvider asking(OperationId operation) {
        if (!asked.add(operation)) {
            throw new Violation(operation.order(), "the provider is asked for " + operation + " again");
        }
        return provider;
    }
}
