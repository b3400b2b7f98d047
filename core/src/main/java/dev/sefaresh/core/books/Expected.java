package dev.sefaresh.core.books;

import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderFile;
import java.util.Objects;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * A transfer that a buyer was asked for. Immutable and thread-safe.
 *
 * @param operation the sale that it would pay
 * @param amount how much was asked for
 * @param reference what the buyer was told to write
 */
public record Expected(OperationId operation, Money amount, String reference) {
    /** Refuses null. */
    public Expected {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(reference, "reference");
    }

    /** All that may still come for an order; what was waited for too long may come late. */
    public static Stream<Expected> in(OrderFile file) {
        return file.operations()
                .filter(operation -> operation.kind() == OperationKind.SALE && !PaymentLedger.isDone(operation))
                .flatMap(operation -> operation.action().stream()
                        .filter(action -> action.kind() == BuyerAction.Kind.TRANSFER)
                        .map(action -> new Expected(
                                new OperationId(file.id(), operation.no()), operation.amount(), action.value())));
    }
}
