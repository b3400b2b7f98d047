package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OperationId;
import java.time.Duration;
import java.util.Set;
import org.joda.money.Money;

/**
 * Moves money.
 *
 * <ol>
 *   <li>Each call MUST be idempotent by its {@link OperationId}: the same id again moves nothing and gives the present answer.
 *   <li>A failure in transit MUST be answered {@link PaymentAnswer.Kind#UNKNOWN}, never thrown: the money may have moved. Core
 *       treats an exception as UNKNOWN as well.
 *   <li>{@code NOT_ATTEMPTED} MUST be answered only where it is certain that nothing moved and nothing will.
 *   <li>{@code lookup} MUST move nothing. Where it knows no such operation it answers {@link PaymentAnswer.Kind#NOT_FOUND}; core
 *       takes that for NOT_ATTEMPTED once {@link #grace} has passed, and for UNKNOWN before.
 *   <li>An operation that {@code capabilities} does not declare MUST be answered NOT_ATTEMPTED.
 *   <li>Calls may take long: core makes them outside any transaction, and MAY make several at once.
 * </ol>
 */
public interface PaymentProvider {
    /** What it can do. */
    Set<PaymentCapability> capabilities();

    /** Takes money. */
    default PaymentAnswer sale(OperationId operation, Sale sale) {
        return PaymentAnswer.notAttempted("this provider takes no sales");
    }

    /** Gives money back. */
    default PaymentAnswer refund(OperationId operation, Refund refund) {
        return PaymentAnswer.notAttempted("this provider gives no refunds");
    }

    /** Says what became of an operation. */
    PaymentAnswer lookup(OperationId operation);

    /** For how long after a call an operation may still turn up that {@code lookup} does not find. */
    default Duration grace() {
        return Duration.ofMinutes(15);
    }

    /** What is to be taken, and from whom. */
    record Sale(Money amount, Buyer buyer) {}

    /** What is to be given back, and of which sale. */
    record Refund(Money amount, OperationId of) {}
}
