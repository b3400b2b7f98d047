package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.PaymentCapability.AUTHORISE;
import static dev.sefaresh.spi.port.PaymentCapability.FULL_REFUND;
import static dev.sefaresh.spi.port.PaymentCapability.INCREMENT;
import static dev.sefaresh.spi.port.PaymentCapability.MULTIPLE_CAPTURE;
import static dev.sefaresh.spi.port.PaymentCapability.PARTIAL_CAPTURE;
import static dev.sefaresh.spi.port.PaymentCapability.PARTIAL_REFUND;
import static dev.sefaresh.spi.port.PaymentCapability.PAYOUT;
import static dev.sefaresh.spi.port.PaymentCapability.REAUTHORISE;
import static dev.sefaresh.spi.port.PaymentCapability.RELEASE;
import static dev.sefaresh.spi.port.PaymentCapability.SALE;
import static java.util.Objects.requireNonNull;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Notice.Disputed.Stage;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.Money;

/** A provider that keeps its contract. Whoever is called "nobody" has no money, and "somebody" has to say yes first. */
class ModelProvider implements PaymentProvider {
    private static final Instant HELD_UNTIL = Specimens.NOON.plus(Duration.ofDays(7));

    final Map<OperationId, PaymentAnswer> done = new HashMap<>();
    final Map<OperationId, Integer> moved = new HashMap<>();
    final Map<OperationId, Money> held = new HashMap<>();
    final Map<OperationId, Money> taken = new HashMap<>();
    final Map<OperationId, Integer> captures = new HashMap<>();
    final Set<OperationId> sales = new HashSet<>();
    private final Map<OperationId, Runnable> open = new HashMap<>();
    private final ModelNotices notices = new ModelNotices();
    private final Set<PaymentCapability> capabilities;

    ModelProvider(Set<PaymentCapability> capabilities) {
        this.capabilities = capabilities;
    }

    ModelProvider() {
        this(EnumSet.allOf(PaymentCapability.class));
    }

    ProviderBench bench() {
        Sale sad = new Sale(Specimens.eur("5.00"), Buyer.named("nobody"));
        Sale open = new Sale(Specimens.eur("6.00"), Buyer.named("somebody"));
        return ProviderBench.of(this)
                .declining(sad)
                .asking(open, this::act)
                .counting(this::moved)
                .telling(this::tell)
                .withdrawing(this::withdraw);
    }

    synchronized int moved(OperationId operation) {
        return moved.getOrDefault(operation, 0);
    }

    boolean can(PaymentCapability capability) {
        return capabilities.contains(capability);
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return capabilities;
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        requireNonNull(sale);
        return once(operation, () -> sold(operation, sale));
    }

    @Override
    public PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
        requireNonNull(authorisation);
        return once(operation, () -> authorised(operation, authorisation));
    }

    @Override
    public PaymentAnswer increase(OperationId operation, Increase increase) {
        requireNonNull(increase);
        return once(operation, () -> increased(operation, increase));
    }

    @Override
    public PaymentAnswer capture(OperationId operation, Capture capture) {
        requireNonNull(capture);
        return once(operation, () -> captured(operation, capture));
    }

    @Override
    public PaymentAnswer release(OperationId operation, Release release) {
        requireNonNull(release);
        return once(operation, () -> released(operation, release));
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        requireNonNull(refund);
        return once(operation, () -> refunded(operation, refund));
    }

    @Override
    public PaymentAnswer payOut(OperationId operation, Payout payout) {
        requireNonNull(payout);
        return once(operation, () -> paidOut(operation, payout));
    }

    @Override
    public synchronized PaymentAnswer lookup(OperationId operation) {
        return done.getOrDefault(requireNonNull(operation), PaymentAnswer.of(Kind.NOT_FOUND));
    }

    @Override
    public synchronized Notice read(Received received) {
        return notices.read(received);
    }

    synchronized Received tell(OperationId operation) {
        return notices.tell(operation, done.get(operation));
    }

    /** The bank withdraws, reinstates, and withdraws again. */
    synchronized List<Received> withdraw(OperationId operation) {
        return List.of(
                notices.tell(operation, Stage.WITHDRAWN, 1),
                notices.tell(operation, Stage.REINSTATED, 1),
                notices.tell(operation, Stage.WITHDRAWN, 2));
    }

    final synchronized PaymentAnswer once(OperationId operation, Supplier<PaymentAnswer> call) {
        PaymentAnswer before = done.get(requireNonNull(operation));
        return before == null ? call.get() : before;
    }

    PaymentAnswer sold(OperationId operation, Sale sale) {
        if (!can(SALE)) {
            return PaymentAnswer.notAttempted("no sales");
        }
        if (isCalled("nobody", sale.buyer())) {
            return declined(operation, "no money");
        }
        sales.add(operation);
        return agreed(operation, sale.buyer(), sale.amount(), taken);
    }

    private PaymentAnswer agreed(OperationId operation, Buyer buyer, Money amount, Map<OperationId, Money> money) {
        if (isCalled("somebody", buyer)) {
            open.put(operation, () -> put(operation, amount, money));
            return asked(operation);
        }
        return put(operation, amount, money);
    }

    private PaymentAnswer put(OperationId operation, Money amount, Map<OperationId, Money> money) {
        money.put(operation, amount);
        return made(operation, amount);
    }

    /** The buyer says yes. */
    synchronized void act(OperationId operation) {
        open.remove(operation).run();
    }

    PaymentAnswer authorised(OperationId operation, Authorisation authorisation) {
        boolean first = authorisation.again().isEmpty();
        if (!can(AUTHORISE) || !first && !can(REAUTHORISE)) {
            return PaymentAnswer.notAttempted("nothing is held");
        }
        if (!first && !held.containsKey(authorisation.again().get())) {
            return declined(operation, "nothing to renew");
        }
        if (isCalled("nobody", authorisation.buyer())) {
            return declined(operation, "no money");
        }
        return agreed(operation, authorisation.buyer(), authorisation.amount(), held);
    }

    PaymentAnswer increased(OperationId operation, Increase increase) {
        Money before = held.get(increase.of());
        if (!can(AUTHORISE) || !can(INCREMENT)) {
            return PaymentAnswer.notAttempted("no increments");
        }
        if (before == null || !before.isSameCurrency(increase.amount())) {
            return declined(operation, "nothing to increase");
        }
        held.put(increase.of(), before.plus(increase.amount()));
        return made(operation, increase.amount());
    }

    PaymentAnswer captured(OperationId operation, Capture capture) {
        if (!can(AUTHORISE)) {
            return PaymentAnswer.notAttempted("no captures");
        }
        return fits(capture) ? take(operation, capture) : declined(operation, "more than is held");
    }

    synchronized boolean fits(Capture capture) {
        Money open = held.get(capture.of());
        return covers(open, capture.amount())
                && (can(PARTIAL_CAPTURE) || capture.amount().equals(open))
                && (can(MULTIPLE_CAPTURE) || !captures.containsKey(capture.of()));
    }

    PaymentAnswer take(OperationId operation, Capture capture) {
        captures.merge(capture.of(), 1, Integer::sum);
        held.computeIfPresent(capture.of(), (of, open) -> open.minus(capture.amount()));
        taken.put(operation, capture.amount());
        return made(operation, capture.amount());
    }

    PaymentAnswer released(OperationId operation, Release release) {
        if (!can(AUTHORISE) || !can(RELEASE)) {
            return PaymentAnswer.notAttempted("no releases");
        }
        Money open = held.get(release.of());
        if (!covers(open, release.amount())) {
            return declined(operation, "more than is held");
        }
        held.put(release.of(), open.minus(release.amount()));
        return made(operation, release.amount());
    }

    PaymentAnswer refunded(OperationId operation, Refund refund) {
        Money before = taken.get(refund.of());
        if (!can(PARTIAL_REFUND) && !can(FULL_REFUND)
                || !can(PARTIAL_REFUND) && before != null && !refund.amount().equals(before)) {
            return PaymentAnswer.notAttempted("no such refunds");
        }
        return fits(refund) ? giveBack(operation, refund) : declined(operation, "more than is left");
    }

    synchronized boolean fits(Refund refund) {
        return covers(taken.get(refund.of()), refund.amount());
    }

    PaymentAnswer giveBack(OperationId operation, Refund refund) {
        taken.computeIfPresent(refund.of(), (of, left) -> left.minus(refund.amount()));
        return made(operation, refund.amount());
    }

    PaymentAnswer paidOut(OperationId operation, Payout payout) {
        return can(PAYOUT) ? made(operation, payout.amount()) : PaymentAnswer.notAttempted("no payouts");
    }

    private static boolean isCalled(String name, Buyer buyer) {
        return buyer.name().filter(name::equals).isPresent();
    }

    private static boolean covers(Money all, Money part) {
        return all != null && all.isSameCurrency(part) && !part.isGreaterThan(all);
    }

    private PaymentAnswer asked(OperationId operation) {
        PaymentAnswer answer = PaymentAnswer.actionRequired(BuyerAction.redirect("https://example.org/" + operation));
        return answered(operation, answer.until(Specimens.NOON));
    }

    private PaymentAnswer declined(OperationId operation, String why) {
        return answered(operation, PaymentAnswer.declined(why));
    }

    PaymentAnswer made(OperationId operation, Money amount) {
        moved.merge(operation, 1, Integer::sum);
        PaymentAnswer answer = PaymentAnswer.succeeded("made " + operation).moving(amount);
        return answered(operation, held.containsKey(operation) ? answer.until(HELD_UNTIL) : answer);
    }

    PaymentAnswer answered(OperationId operation, PaymentAnswer answer) {
        done.put(operation, answer);
        return answer;
    }
}
