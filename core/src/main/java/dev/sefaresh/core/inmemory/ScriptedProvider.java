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

/** A payment provider that answers what it was told to, and otherwise that it succeeded. It is idempotent. Thread-safe. */
public final class ScriptedProvider implements PaymentProvider {
    private final Queue<PaymentAnswer> script = new ArrayDeque<>();
    private final Map<OperationId, PaymentAnswer> done = new HashMap<>();
    private final List<OperationId> calls = new ArrayList<>();

    /** What it says next, to calls and lookups alike. */
    public synchronized ScriptedProvider next(Kind... answers) {
        for (Kind answer : answers) {
            script.add(PaymentAnswer.of(answer));
        }
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
    public synchronized PaymentAnswer sale(OperationId operation, Sale sale) {
        Objects.requireNonNull(sale);
        return call(operation);
    }

    @Override
    public synchronized PaymentAnswer refund(OperationId operation, Refund refund) {
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

    private PaymentAnswer call(OperationId operation) {
        calls.add(Objects.requireNonNull(operation));
        PaymentAnswer scripted = script.poll();
        return done.computeIfAbsent(
                operation, id -> scripted == null ? PaymentAnswer.succeeded("scripted " + id) : scripted);
    }
}
