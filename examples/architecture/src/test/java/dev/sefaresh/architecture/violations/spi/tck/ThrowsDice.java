package dev.sefaresh.architecture.violations.spi.tck;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import java.util.UUID;

/** A kit that never does the same twice. */
@Violates(Rule.KITS_THROW_NO_HIDDEN_DICE)
final class ThrowsDice {
    String key = "key " + UUID.randomUUID();
}
