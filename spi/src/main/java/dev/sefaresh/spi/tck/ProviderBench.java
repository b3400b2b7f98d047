package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A provider, or its sandbox. Where it remembers what an earlier process asked it, {@link #inRun} tells the operations of this one
 * from those.
 *
 * @param sale one that succeeds
 * @param declined one that is declined, if there is such
 * @param moved how often money was moved for an operation, as the provider's own books say, if one can look into them
 * @param run a name for this run, which leads the names of its orders
 */
public record ProviderBench(
        PaymentProvider provider,
        Sale sale,
        Optional<Sale> declined,
        Optional<ToIntFunction<OperationId>> moved,
        String run)
        implements Bench {
    private static final int CENTS = 1234;
    private static final AtomicLong OPERATIONS = new AtomicLong();

    /** A provider that takes 12.34 euros from a buyer with name and address. */
    public static ProviderBench of(PaymentProvider provider) {
        Sale sale = new Sale(Money.ofMinor(CurrencyUnit.EUR, CENTS), Specimens.buyer());
        return new ProviderBench(provider, sale, Optional.empty(), Optional.empty(), "kit");
    }

    /** With another sale that succeeds. */
    public ProviderBench selling(Sale other) {
        return new ProviderBench(provider, other, declined, moved, run);
    }

    /** With a sale that is declined. */
    public ProviderBench declining(Sale sad) {
        return new ProviderBench(provider, sale, Optional.of(sad), moved, run);
    }

    /** With a look into the provider's books: how often money was moved for an operation. */
    public ProviderBench counting(ToIntFunction<OperationId> books) {
        return new ProviderBench(provider, sale, declined, Optional.of(books), run);
    }

    /** With a name that no earlier run against the same sandbox had, such as the time; at most 100 characters. */
    public ProviderBench inRun(String name) {
        return new ProviderBench(provider, sale, declined, moved, name);
    }

    @Override
    public Set<Trait> traits() {
        Set<PaymentCapability> can = provider.capabilities();
        boolean sells = can.contains(PaymentCapability.SALE);
        boolean all = can.contains(PaymentCapability.FULL_REFUND);
        boolean parts = can.contains(PaymentCapability.PARTIAL_REFUND);
        Set<Trait> traits = EnumSet.of(sells ? Trait.TAKES_SALES : Trait.TAKES_NO_SALES);
        if (sells && all) {
            traits.add(Trait.REFUNDS_ALL);
        }
        if (sells && parts) {
            traits.add(Trait.REFUNDS_PARTS);
        }
        if (sells && all && !parts) {
            traits.add(Trait.REFUNDS_NO_PARTS);
        }
        if (!all && !parts) {
            traits.add(Trait.REFUNDS_NOTHING);
        }
        if (declined.isPresent()) {
            traits.add(Trait.CAN_BE_DECLINED);
        }
        if (moved.isPresent()) {
            traits.add(Trait.SHOWS_MONEY);
        }
        return traits;
    }

    /** One that nobody has heard of in this run. */
    OperationId operation() {
        return operation(run + " " + OPERATIONS.incrementAndGet());
    }

    OperationId operation(String order) {
        return new OperationId(OrderId.of(order), DocumentNo.operation(1, 1));
    }
}
