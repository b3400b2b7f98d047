package dev.sefaresh.architecture.violations.core.policy;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.jdbc.Store;

@Violates(Rule.CORE_KNOWS_NO_ADAPTER)
final class KnowsAnAdapter {
    static Store store() {
        return new Store();
    }
}
