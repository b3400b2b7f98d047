package dev.sefaresh.architecture.violations.spi.model;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.spi.port.ComesBack;

@Violates(Rule.NO_PACKAGES_GO_ROUND_IN_CIRCLES)
public final class GoesRound {
    static ComesBack there() {
        return new ComesBack();
    }
}
