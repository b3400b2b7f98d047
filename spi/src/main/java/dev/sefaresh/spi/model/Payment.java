package dev.sefaresh.spi.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** One tender and what was done with it. It has no state of its own: its operations have. */
@Value.Immutable
public interface Payment extends WithPayment {
    /** Its number within its file. */
    DocumentNo no();

    /** The name of the provider, or of what a person took: {@code card}, {@code cash}. */
    String tender();

    /** What the tender needs to know beside its name: an account, a gift card, a card that is on file. */
    Optional<String> instrument();

    /** From when on it counts towards the confirmation of the order. */
    @Value.Default
    default CountsWhen counts() {
        return CountsWhen.CAPTURED;
    }

    /** When it is taken. */
    @Value.Default
    default CaptureWhen capture() {
        return CaptureWhen.AT_ONCE;
    }

    /** What was done with it, oldest first. */
    List<Operation> operations();

    /** The operation with this number. */
    default Optional<Operation> operation(DocumentNo no) {
        return operations().stream().filter(one -> one.no().equals(no)).findFirst();
    }

    /** This payment with the operation put in its place, or added. */
    default Payment with(Operation operation) {
        return withOperations(Put.by(Operation::no, operations(), operation));
    }

    /** The number of the next operation. */
    default DocumentNo nextOperation() {
        return DocumentNo.operation(no().number(), operations().size() + 1);
    }

    /** A payment with no operation yet. */
    static Payment by(String tender, DocumentNo no) {
        return new Builder().no(no).tender(tender).build();
    }

    /** Builds a payment. */
    final class Builder extends ImmutablePayment.Builder {}
}
