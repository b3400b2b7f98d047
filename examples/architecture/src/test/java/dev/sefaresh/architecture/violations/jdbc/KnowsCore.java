package dev.sefaresh.architecture.violations.jdbc;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.core.Desk;

@Violates(Rule.ADAPTERS_NEVER_KNOW_CORE)
final class KnowsCore {
    static Desk desk() {
        return new Desk();
    }
}
