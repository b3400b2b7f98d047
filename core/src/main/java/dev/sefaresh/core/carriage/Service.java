package dev.sefaresh.core.carriage;

import dev.sefaresh.spi.port.Carrier.Days;
import java.util.Objects;
import java.util.Optional;

/**
 * A way to have something carried. Immutable.
 *
 * @param code what the table and orders call it
 * @param name what the buyer reads
 * @param days how long it takes, if that can be said
 */
public record Service(String code, String name, Optional<Days> days) {
    /** Refuses null, and a code or name that cannot be read. */
    public Service {
        Objects.requireNonNull(days, "days");
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a service needs a code and a name: '" + code + "', '" + name + "'");
        }
    }

    /** One that nobody knows the time of. */
    public static Service of(String code, String name) {
        return new Service(code, name, Optional.empty());
    }

    /** The same, taking so many days. */
    public Service in(int least, int most) {
        return new Service(code, name, Optional.of(new Days(least, most)));
    }
}
