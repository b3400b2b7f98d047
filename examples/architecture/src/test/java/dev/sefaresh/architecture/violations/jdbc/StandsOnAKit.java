package dev.sefaresh.architecture.violations.jdbc;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.spi.tck.Kit;

@Violates(Rule.NOTHING_STANDS_ON_A_KIT)
final class StandsOnAKit {
    static void check() {
        Kit.report();
    }
}
