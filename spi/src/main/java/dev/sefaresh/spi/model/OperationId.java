package dev.sefaresh.spi.model;

/** The name of one money operation everywhere: the provider's idempotency key. Written as {@code order/P1.1}. */
public record OperationId(OrderId order, DocumentNo operation) {
    @Override
    public String toString() {
        return order + "/" + operation;
    }
}
