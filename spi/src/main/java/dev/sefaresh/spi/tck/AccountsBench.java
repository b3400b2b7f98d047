package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Accounts;
import java.util.Set;

/** Accounts, of which there is none. */
public record AccountsBench(Accounts accounts) implements Bench {
    @Override
    public Set<Trait> traits() {
        return Set.of();
    }
}
