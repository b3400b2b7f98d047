package dev.sefaresh.architecture.violations.spi.port;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.spi.model.GoesRound;

@Violates(Rule.NO_PACKAGES_GO_ROUND_IN_CIRCLES)
public final class ComesBack {
    static GoesRound back() {
        return new GoesRound();
    }
}
