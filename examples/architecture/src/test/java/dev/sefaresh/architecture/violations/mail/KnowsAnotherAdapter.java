package dev.sefaresh.architecture.violations.mail;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.jdbc.Store;

@Violates(Rule.ADAPTERS_DO_NOT_KNOW_EACH_OTHER)
final class KnowsAnotherAdapter {
    static Store store() {
        return new Store();
    }
}
