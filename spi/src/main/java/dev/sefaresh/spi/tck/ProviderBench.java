package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.PaymentCapability.AUTHORISE;
import static dev.sefaresh.spi.port.PaymentCapability.FULL_REFUND;
import static dev.sefaresh.spi.port.PaymentCapability.INCREMENT;
import static dev.sefaresh.spi.port.PaymentCapability.MULTIPLE_CAPTURE;
import static dev.sefaresh.spi.port.PaymentCapability.NOTICES;
import static dev.sefaresh.spi.port.PaymentCapability.PARTIAL_CAPTURE;
import static dev.sefaresh.spi.port.PaymentCapability.PARTIAL_REFUND;
import static dev.sefaresh.spi.port.PaymentCapability.PAYOUT;
import static dev.sefaresh.spi.port.PaymentCapability.REAUTHORISE;
import static dev.sefaresh.spi.port.PaymentCapability.RELEASE;
import static dev.sefaresh.spi.port.PaymentCapability.SALE;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import dev.sefaresh.spi.port.Received;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A provider, or its sandbox. Where it remembers what an earlier process asked it, {@link #inRun} tells the operations of this one
 * from those.
 *
 * @param sale one that succeeds; where money can be held or paid out, as much of the same buyer is
 * @param declined one that is declined, if there is such
 * @param asked one that the buyer has to act on, if there is such
 * @param moved how often money was moved, held or let go of for an operation, as the provider's own books say, if one can look into
 *     them
 * @param told the genuine notice of what became of an operation, as it came in, if one can get it
 * @param withdrawn the genuine notices of what a bank did under one dispute of an operation: it withdrew, reinstated, and withdrew again
 * @param run a name for this run, which leads the names of its orders
 */
public record ProviderBench(
        PaymentProvider provider,
        Sale sale,
        Optional<Sale> declined,
        Optional<Asked> asked,
        Optional<ToIntFunction<OperationId>> moved,
        Optional<Function<OperationId, Received>> told,
        Optional<Function<OperationId, List<Received>>> withdrawn,
        String run)
        implements Bench {
    private static final int CENTS = 1234;
    private static final int PARTS = 3;
    private static final AtomicLong OPERATIONS = new AtomicLong();

    /**
     * A sale that the buyer has to act on.
     *
     * @param buyer does so, for the operation, and returns when it is done
     */
    public record Asked(Sale sale, Consumer<OperationId> buyer) {}

    /** A provider that takes 12.34 euros from a buyer with name and address. */
    public static ProviderBench of(PaymentProvider provider) {
        Sale sale = new Sale(Money.ofMinor(CurrencyUnit.EUR, CENTS), Specimens.buyer());
        return new ProviderBench(
                provider,
                sale,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "kit");
    }

    /** With another sale that succeeds. */
    public ProviderBench selling(Sale other) {
        return new ProviderBench(provider, other, declined, asked, moved, told, withdrawn, run);
    }

    /** With a sale that is declined. */
    public ProviderBench declining(Sale sad) {
        return new ProviderBench(provider, sale, Optional.of(sad), asked, moved, told, withdrawn, run);
    }

    /**
     * With a sale that the buyer has to act on, and the buyer, who does so and returns when it is done. Where the buyer has to act
     * on every sale, it may be the one that succeeds.
     */
    public ProviderBench asking(Sale open, Consumer<OperationId> buyer) {
        return new ProviderBench(
                provider, sale, declined, Optional.of(new Asked(open, buyer)), moved, told, withdrawn, run);
    }

    /** With a look into the provider's books: how often money was moved, held or let go of for an operation. */
    public ProviderBench counting(ToIntFunction<OperationId> books) {
        return new ProviderBench(provider, sale, declined, asked, Optional.of(books), told, withdrawn, run);
    }

    /**
     * With the genuine notices that the provider sends of an operation, as they come in: with no headers but those that the
     * signature needs. Asked again for the same operation it tells the same event, perhaps signed anew.
     */
    public ProviderBench telling(Function<OperationId, Received> notices) {
        return new ProviderBench(provider, sale, declined, asked, moved, Optional.of(notices), withdrawn, run);
    }

    /**
     * With the genuine notices, in this order, of a bank that withdraws what an operation took, reinstates it, and withdraws it again,
     * under one dispute. Asked again for the same operation they tell of the same, perhaps signed anew.
     */
    public ProviderBench withdrawing(Function<OperationId, List<Received>> notices) {
        return new ProviderBench(provider, sale, declined, asked, moved, told, Optional.of(notices), run);
    }

    /** With a name that no earlier run against the same sandbox had, such as the time; at most 100 characters. */
    public ProviderBench inRun(String name) {
        return new ProviderBench(provider, sale, declined, asked, moved, told, withdrawn, name);
    }

    @Override
    public Set<Trait> traits() {
        boolean sells = can(SALE);
        boolean holds = can(AUTHORISE);
        boolean parts = holds && can(PARTIAL_CAPTURE);
        boolean refunds = can(FULL_REFUND) || can(PARTIAL_REFUND);
        Map<Trait, Boolean> traits = new EnumMap<>(Trait.class);
        traits.put(Trait.TAKES_SALES, sells);
        traits.put(Trait.TAKES_NO_SALES, !sells);
        traits.put(Trait.REFUNDS_ALL, sells && can(FULL_REFUND));
        traits.put(Trait.REFUNDS_PARTS, sells && can(PARTIAL_REFUND));
        traits.put(Trait.REFUNDS_NO_PARTS, sells && can(FULL_REFUND) && !can(PARTIAL_REFUND));
        traits.put(Trait.REFUNDS_NOTHING, !refunds);
        traits.put(Trait.REFUNDS_CAPTURES, holds && refunds);
        traits.put(Trait.GIVES_BACK, (sells || holds) && refunds);
        traits.put(Trait.AUTHORISES, holds);
        traits.put(Trait.AUTHORISES_NOTHING, !holds);
        traits.put(Trait.INCREASES, holds && can(INCREMENT));
        traits.put(Trait.INCREASES_NOTHING, holds && !can(INCREMENT));
        traits.put(Trait.RENEWS, holds && can(REAUTHORISE));
        traits.put(Trait.RENEWS_NOTHING, holds && !can(REAUTHORISE));
        traits.put(Trait.CAPTURES_PARTS, parts);
        traits.put(Trait.CAPTURES_NO_PARTS, holds && !parts);
        traits.put(Trait.CAPTURES_AGAIN, parts && can(MULTIPLE_CAPTURE));
        traits.put(Trait.CAPTURES_ONCE, parts && !can(MULTIPLE_CAPTURE));
        traits.put(Trait.RELEASES, holds && can(RELEASE));
        traits.put(Trait.RELEASES_NOTHING, holds && !can(RELEASE));
        traits.put(Trait.PAYS_NOTHING_OUT, !can(PAYOUT));
        traits.put(Trait.TELLS, (sells || holds) && can(NOTICES) && told.isPresent());
        traits.put(Trait.SHOWS_ROUNDS, (sells || holds) && can(NOTICES) && withdrawn.isPresent());
        traits.put(Trait.CAN_BE_DECLINED, declined.isPresent());
        traits.put(Trait.CAN_ASK, (sells || holds) && asked.isPresent());
        traits.put(Trait.SHOWS_MONEY, moved.isPresent());
        traits.values().removeIf(has -> !has);
        return Set.copyOf(traits.keySet());
    }

    boolean can(PaymentCapability capability) {
        return provider.capabilities().contains(capability);
    }

    /** What the provider takes of its buyer. */
    Money amount() {
        return sale.amount();
    }

    /** A third of it. */
    Money part() {
        return amount().dividedBy(PARTS, RoundingMode.DOWN);
    }

    /** One that nobody has heard of in this run. */
    OperationId operation() {
        return operation(run + " " + OPERATIONS.incrementAndGet());
    }

    /** One that nobody has heard of either, of the payment that this one is of. */
    OperationId following(OperationId of) {
        int number = Math.toIntExact(OPERATIONS.incrementAndGet());
        return new OperationId(of.order(), DocumentNo.operation(of.operation().owner(), number));
    }

    OperationId operation(String order) {
        return new OperationId(OrderId.of(order), DocumentNo.operation(1, 1));
    }

    /** How often money was moved, held or let go of. */
    int moved(OperationId id) {
        return moved.orElseThrow().applyAsInt(id);
    }

    /** What became of an operation with this answer after the buyer has done what it wants, if it wants anything. */
    PaymentAnswer after(OperationId id, PaymentAnswer answer) {
        if (answer.kind() != Kind.ACTION_REQUIRED || asked.isEmpty()) {
            return answer;
        }
        asked.get().buyer().accept(id);
        return provider.lookup(id);
    }
}
