package dev.sefaresh.core.inmemory;

import dev.sefaresh.spi.port.Suppressions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses in memory. Thread-safe. */
public final class InMemorySuppressions implements Suppressions {
    private final Map<String, Set<Reason>> reasons = new ConcurrentHashMap<>();

    @Override
    public void suppress(String address, Reason reason) {
        Objects.requireNonNull(reason, "reason");
        reasons.compute(address.toLowerCase(Locale.ROOT), (same, before) -> {
            Set<Reason> all = EnumSet.of(reason);
            if (before != null) {
                all.addAll(before);
            }
            return all;
        });
    }

    @Override
    public void lift(String address, Reason reason) {
        Objects.requireNonNull(reason, "reason");
        reasons.computeIfPresent(address.toLowerCase(Locale.ROOT), (same, before) -> {
            Set<Reason> left = EnumSet.copyOf(before);
            left.remove(reason);
            return left.isEmpty() ? null : left;
        });
    }

    @Override
    public Set<Reason> of(String address) {
        return Set.copyOf(reasons.getOrDefault(address.toLowerCase(Locale.ROOT), Set.of()));
    }
}
