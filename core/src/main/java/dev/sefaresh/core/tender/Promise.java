package dev.sefaresh.core.tender;

import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Money that changes hands outside of any system: a bank transfer, cash on delivery, pay in store. A sale is pending until a person,
 * or a matched bank statement, reports that the money came, and expires when it did not come in time. Refunds are a person's
 * business: they are recorded. Immutable and thread-safe.
 */
public final class Promise implements PaymentProvider {
    private final Function<OperationId, BuyerAction> action;
    private final InstantSource clock;
    private final Duration within;

    private Promise(Function<OperationId, BuyerAction> action, InstantSource clock, Duration within) {
        this.action = action;
        this.clock = Objects.requireNonNull(clock);
        this.within = Objects.requireNonNull(within);
    }

    /** A transfer under the operation's own name, such as {@code A-1/P1.1}, that has to come in within this time. */
    public static Promise transfer(InstantSource clock, Duration within) {
        return transfer(clock, within, OperationId::toString);
    }

    /** A transfer under a reference of the shop's own, which must tell operations apart. */
    public static Promise transfer(InstantSource clock, Duration within, Function<OperationId, String> reference) {
        return new Promise(operation -> BuyerAction.transfer(reference.apply(operation)), clock, within);
    }

    /** Cash to whoever brings the goods. */
    public static Promise cashOnDelivery(InstantSource clock, Duration within) {
        return new Promise(operation -> BuyerAction.handOver("at the door"), clock, within);
    }

    /** Cash or card in this store. */
    public static Promise inStore(String store, InstantSource clock, Duration within) {
        return new Promise(operation -> BuyerAction.handOver(store), clock, within);
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return Set.of(PaymentCapability.SALE);
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        Objects.requireNonNull(sale);
        return promised(operation);
    }

    /** It stays pending, whether or not it was asked for before: whoever sees the money reports it. */
    @Override
    public PaymentAnswer lookup(OperationId operation) {
        return promised(operation);
    }

    private PaymentAnswer promised(OperationId operation) {
        return PaymentAnswer.of(Kind.PENDING)
                .asking(action.apply(Objects.requireNonNull(operation)))
                .until(clock.instant().plus(within).truncatedTo(ChronoUnit.MICROS));
    }
}
