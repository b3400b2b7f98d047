package dev.sefaresh.core.inmemory;

import dev.sefaresh.spi.model.OperationId;
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
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/** A payment provider that answers what it was told to, and otherwise that it succeeded. It is idempotent. Thread-safe. */
public final class ScriptedProvider implements PaymentProvider {
    private final Queue<PaymentAnswer> script = new ArrayDeque<>();
    private final Map<OperationId, PaymentAnswer> done = new HashMap<>();
    private final List<OperationId> calls = new ArrayList<>();

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
        return EnumSet.allOf(PaymentCapability.class);
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        Objects.requireNonNull(sale);
        return call(operation);
    }

    @Override
    public PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
        Objects.requireNonNull(authorisation);
        return call(operation);
    }

    @Override
    public PaymentAnswer increase(OperationId operation, Increase increase) {
        Objects.requireNonNull(increase);
        return call(operation);
    }

    @Override
    public PaymentAnswer capture(OperationId operation, Capture capture) {
        Objects.requireNonNull(capture);
        return call(operation);
    }

    @Override
    public PaymentAnswer release(OperationId operation, Release release) {
        Objects.requireNonNull(release);
        return call(operation);
    }

    @Override
    public PaymentAnswer payOut(OperationId operation, Payout payout) {
        Objects.requireNonNull(payout);
        return call(operation);
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        Objects.requireNonNull(refund);
        return call(operation);
    }

    @Override
    public synchronized PaymentAnswer lookup(OperationId operation) {
        Objects.requireNonNull(operation);
        PaymentAnswer scripted = script.poll();
        if (scripted != null) {
            done.put(operation, scripted);
        }
        return done.getOrDefault(operation, PaymentAnswer.of(Kind.NOT_FOUND));
    }

    private synchronized PaymentAnswer call(OperationId operation) {
        calls.add(Objects.requireNonNull(operation));
        PaymentAnswer scripted = script.poll();
        return done.computeIfAbsent(
                operation, id -> scripted == null ? PaymentAnswer.succeeded("scripted " + id) : scripted);
    }
}
