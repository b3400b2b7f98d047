package dev.sefaresh.core.inmemory;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * A payment provider that answers what it was told to, and otherwise that it succeeded, if as much is held or was taken. It does all
 * that there is but sending notices, and is idempotent. Thread-safe.
 */
public final class ScriptedProvider implements PaymentProvider {
    private final Queue<PaymentAnswer> script = new ArrayDeque<>();
    private final Map<OperationId, PaymentAnswer> done = new HashMap<>();
    private final Map<OperationId, Asked> asked = new HashMap<>();
    private final List<OperationId> calls = new ArrayList<>();

    /**
     * What a call was for.
     *
     * @param of what it builds on
     */
    private record Asked(OperationKind kind, Money amount, Optional<OperationId> of) {
        boolean mayFollow(OperationKind before) {
            return kind == OperationKind.REFUND
                    ? before.flow() == OperationKind.Flow.IN
                    : before == OperationKind.AUTHORISE;
        }

        /** What is left of so much after it. */
        Money after(Money open) {
            return switch (kind) {
                case AUTHORISE -> open;
                case INCREMENT -> open.plus(amount);
                default -> open.minus(amount);
            };
        }
    }

    /** What it says next, to calls and lookups alike. */
    public ScriptedProvider next(Kind... answers) {
        return next(Stream.of(answers).map(PaymentAnswer::of).toArray(PaymentAnswer[]::new));
    }

    /** What it says next, with particulars, to calls and lookups alike. */
    public synchronized ScriptedProvider next(PaymentAnswer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** What it was called for, lookups aside, in order. */
    public synchronized List<OperationId> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(PaymentCapability.NOTICES));
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        return call(operation, new Asked(OperationKind.SALE, sale.amount(), Optional.empty()));
    }

    @Override
    public PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
        return call(operation, new Asked(OperationKind.AUTHORISE, authorisation.amount(), authorisation.again()));
    }

    @Override
    public PaymentAnswer increase(OperationId operation, Increase increase) {
        return call(operation, new Asked(OperationKind.INCREMENT, increase.amount(), Optional.of(increase.of())));
    }

    @Override
    public PaymentAnswer capture(OperationId operation, Capture capture) {
        return call(operation, new Asked(OperationKind.CAPTURE, capture.amount(), Optional.of(capture.of())));
    }

    @Override
    public PaymentAnswer release(OperationId operation, Release release) {
        return call(operation, new Asked(OperationKind.RELEASE, release.amount(), Optional.of(release.of())));
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        return call(operation, new Asked(OperationKind.REFUND, refund.amount(), Optional.of(refund.of())));
    }

    @Override
    public PaymentAnswer payOut(OperationId operation, Payout payout) {
        return call(operation, new Asked(OperationKind.PAYOUT, payout.amount(), Optional.empty()));
    }

    @Override
    public synchronized PaymentAnswer lookup(OperationId operation) {
        Objects.requireNonNull(operation);
        PaymentAnswer scripted = script.poll();
        if (scripted != null) {
            done.put(operation, scripted);
        }
        return present(operation);
    }

    private synchronized PaymentAnswer call(OperationId operation, Asked call) {
        calls.add(Objects.requireNonNull(operation));
        PaymentAnswer scripted = script.poll();
        PaymentAnswer answer = done.computeIfAbsent(operation, id -> scripted == null ? answer(id, call) : scripted);
        asked.putIfAbsent(operation, call);
        return answer;
    }

    private PaymentAnswer answer(OperationId operation, Asked call) {
        return call.of().isEmpty() || covers(call.of().get(), call)
                ? PaymentAnswer.succeeded("scripted " + operation)
                : PaymentAnswer.declined("there is not so much of " + call.of().get());
    }

    private boolean covers(OperationId of, Asked call) {
        Asked before = asked.get(of);
        return before != null
                && call.mayFollow(before.kind())
                && stands(of)
                && call.amount().isSameCurrency(moved(of, before))
                && !call.after(open(of, before)).isNegative();
    }

    /** What is still held, or was taken and not given back. */
    private Money open(OperationId of, Asked before) {
        Money open = moved(of, before);
        for (Map.Entry<OperationId, Asked> other : asked.entrySet()) {
            Asked call = other.getValue();
            boolean follows = call.of().filter(of::equals).isPresent() && stands(other.getKey());
            open = follows && call.amount().isSameCurrency(open) ? call.after(open) : open;
        }
        return open;
    }

    private Money moved(OperationId operation, Asked call) {
        return present(operation).moved().orElse(call.amount());
    }

    /** Whether it moved what it was asked to, or may yet. */
    private boolean stands(OperationId operation) {
        Kind kind = present(operation).kind();
        return kind != Kind.DECLINED && kind != Kind.NOT_ATTEMPTED;
    }

    private PaymentAnswer present(OperationId operation) {
        return done.getOrDefault(operation, PaymentAnswer.of(Kind.NOT_FOUND));
    }
}
