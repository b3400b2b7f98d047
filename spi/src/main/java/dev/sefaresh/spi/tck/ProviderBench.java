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
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A provider, or its sandbox: it may have been used before.
 *
 * @param sale one that succeeds
 * @param declined one that is declined, if there is such
 * @param moved how often money was moved for an operation, as the provider's own books say, if one can look into them
 */
public record ProviderBench(
        PaymentProvider provider, Sale sale, Optional<Sale> declined, Optional<ToIntFunction<OperationId>> moved)
        implements Bench {
    private static final int CENTS = 1234;

    /** A provider that takes 12.34 euros from a buyer with name and address. */
    public static ProviderBench of(PaymentProvider provider) {
        Sale sale = new Sale(Money.ofMinor(CurrencyUnit.EUR, CENTS), Specimens.buyer());
        return new ProviderBench(provider, sale, Optional.empty(), Optional.empty());
    }

    /** With another sale that succeeds. */
    public ProviderBench selling(Sale other) {
        return new ProviderBench(provider, other, declined, moved);
    }

    /** With a sale that is declined. */
    public ProviderBench declining(Sale sad) {
        return new ProviderBench(provider, sale, Optional.of(sad), moved);
    }

    /** With a look into the provider's books: how often money was moved for an operation. */
    public ProviderBench counting(ToIntFunction<OperationId> books) {
        return new ProviderBench(provider, sale, declined, Optional.of(books));
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

    /** One that nobody has heard of. */
    OperationId operation() {
        return operation("kit " + UUID.randomUUID());
    }

    OperationId operation(String order) {
        return new OperationId(OrderId.of(order), DocumentNo.operation(1, 1));
    }
}
