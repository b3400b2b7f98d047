package dev.sefaresh.architecture.violations.core.lifecycle;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.core.process.Deciding;

@Violates(Rule.CORE_LOOKS_DOWNWARDS_ONLY)
final class LooksUp {
    static Deciding[] atTheProcess() {
        return new Deciding[0];
    }
}
