package dev.sefaresh.architecture.violations.spi.model;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.core.Desk;

@Violates(Rule.SPI_KNOWS_NOTHING_OF_WHAT_STANDS_ON_IT)
final class KnowsCore {
    static Desk desk() {
        return new Desk();
    }
}
