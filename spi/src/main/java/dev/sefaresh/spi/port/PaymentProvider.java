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
 *   <li>A call MUST be idempotent by its operation id: the same again gets the present answer, not an error that says
 *       it is a repetition.
 *   <li>However often, and by however many at once, a call is made with one operation id, money MUST move at most
 *       once.
 *   <li>Calls with other operation ids MUST be other operations, even of the same amount and buyer.
 *   <li>{@code lookup} MUST give the present answer of an operation that a call was answered for.
 *   <li>{@code lookup} of an operation that it knows nothing of MUST be answered {@code NOT_FOUND}: core takes that
 *       for {@code NOT_ATTEMPTED} once the grace has passed, and for {@code UNKNOWN} before.
 *   <li>{@code lookup} MUST move nothing and spoil nothing: a call that comes after it is made as ever.
 *   <li>A call MUST NOT be answered {@code NOT_FOUND}: that is an answer to {@code lookup}.
 *   <li>A sale MUST be answered {@code NOT_ATTEMPTED} by a provider that does not declare sales.
 *   <li>A refund MUST be answered {@code NOT_ATTEMPTED} by a provider that does not declare refunds.
 *   <li>A refund of a part MUST be answered {@code NOT_ATTEMPTED} by a provider that declares full refunds only.
 *   <li>A provider that declares full refunds MUST give back all that a sale took, and give the same answer to the
 *       same refund again.
 *   <li>A provider that declares partial refunds MUST give back parts of one sale under operation ids of their own.
 *   <li>What is declined MUST move nothing and be found declined by {@code lookup}.
 *   <li>Every call MUST be answered, whatever the ids, names and amounts: a failure in transit is {@code UNKNOWN},
 *       and what cannot be done is {@code DECLINED} or {@code NOT_ATTEMPTED}, never an exception.
 *   <li>What a provider declares MUST NOT change while it is there, and its grace MUST NOT be negative.
 *   <li>What {@code SUCCEEDED} SHOULD have a reference, by which people find it at the provider's.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and move nothing.
 *   <li>{@code DECLINED} and {@code NOT_ATTEMPTED} MUST be answered only where it is certain that nothing moved and
 *       nothing will.
 * </ol>
 *
 * <p>Core treats an exception as UNKNOWN. Calls may take long: core makes them outside any transaction, and may make several at
 * once. {@code PaymentProviderRules} of the contract kits checks each rule.
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
