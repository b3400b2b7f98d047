package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Suppressions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Suppressions that keep their contract; those made of the same rows are the same. */
class ModelSuppressions implements Suppressions {
    private final Set<Row> rows;

    ModelSuppressions() {
        this(new HashSet<>());
    }

    ModelSuppressions(Set<Row> rows) {
        this.rows = rows;
    }

    record Row(String address, Reason reason) {}

    SuppressionsBench bench() {
        return SuppressionsBench.of(this).reopening(() -> new ModelSuppressions(rows));
    }

    @Override
    public void suppress(String address, Reason reason) {
        synchronized (rows) {
            rows.add(row(address, reason));
        }
    }

    @Override
    public void lift(String address, Reason reason) {
        synchronized (rows) {
            rows.remove(row(address, reason));
        }
    }

    @Override
    public Set<Reason> of(String address) {
        String key = key(address);
        synchronized (rows) {
            return rows.stream()
                    .filter(row -> row.address.equals(key))
                    .map(Row::reason)
                    .collect(Collectors.toSet());
        }
    }

    private Row row(String address, Reason reason) {
        return new Row(key(address), Objects.requireNonNull(reason));
    }

    String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
