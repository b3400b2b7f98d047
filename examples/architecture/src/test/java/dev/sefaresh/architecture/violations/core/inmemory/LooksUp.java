package dev.sefaresh.architecture.violations.core.inmemory;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.core.Desk;

@Violates(Rule.CORE_LOOKS_DOWNWARDS_ONLY)
final class LooksUp {
    static Desk atTheDesk() {
        return new Desk();
    }
}
