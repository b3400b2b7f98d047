package dev.sefaresh.quickstart;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.util.Set;
import java.util.function.Consumer;

/** A card house that somebody listens to: each call is heard before it is answered. */
record Overheard(PaymentProvider cards, Consumer<Call> listener) implements PaymentProvider {
    /** What the card house was asked. */
    record Call(String what, String operation) {}

    @Override
    public Set<PaymentCapability> capabilities() {
        return cards.capabilities();
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        heard("SALE", operation);
        return cards.sale(operation, sale);
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        heard("REFUND", operation);
        return cards.refund(operation, refund);
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        heard("LOOKUP", operation);
        return cards.lookup(operation);
    }

    private void heard(String what, OperationId operation) {
        listener.accept(new Call(what, operation.toString()));
    }
}
