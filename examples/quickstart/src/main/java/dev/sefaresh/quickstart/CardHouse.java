package dev.sefaresh.quickstart;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.util.Set;

/**
 * All these invoices were paid: every card is good, and whoever asks later hears the same. It remembers nothing, so it also says yes
 * of what it never saw, which no real provider may.
 */
final class CardHouse implements PaymentProvider {
    /** What the desk knows it by. */
    static final String TENDER = "card";

    @Override
    public Set<PaymentCapability> capabilities() {
        return Set.of(PaymentCapability.SALE, PaymentCapability.FULL_REFUND, PaymentCapability.PARTIAL_REFUND);
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        return lookup(operation);
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        return lookup(operation);
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return PaymentAnswer.succeeded("card " + operation);
    }
}
