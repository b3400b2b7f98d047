package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Suppressions;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Suppressions: nobody is on them.
 *
 * @param others the same ones as somebody else sees them, or as they are opened after a restart
 */
public record SuppressionsBench(Suppressions suppressions, Supplier<Suppressions> others) implements Bench {
    /** Those that end with the process, and that all in it share. */
    public static SuppressionsBench of(Suppressions suppressions) {
        return new SuppressionsBench(suppressions, () -> suppressions);
    }

    /** With the same ones opened again, as often as asked. */
    public SuppressionsBench reopening(Supplier<Suppressions> again) {
        return new SuppressionsBench(suppressions, again);
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    void suppressed(String address, Reason... reasons) {
        suppressed(suppressions, address, reasons);
    }

    static void suppressed(Suppressions suppressions, String address, Reason... reasons) {
        Found.same("why '" + address + "' is suppressed", Set.of(reasons), suppressions.of(address));
    }
}
