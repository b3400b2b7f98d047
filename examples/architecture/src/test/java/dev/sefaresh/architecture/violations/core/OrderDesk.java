package dev.sefaresh.architecture.violations.core;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import java.time.Instant;

final class OrderDesk {
    @Violates(Rule.THE_BUILDER_OF_THE_DESK_READS_NO_CLOCK_EITHER)
    static final class Builder {
        static Instant now() {
            return Instant.now();
        }
    }
}
