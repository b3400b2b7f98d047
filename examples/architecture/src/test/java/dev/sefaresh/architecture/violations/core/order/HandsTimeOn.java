package dev.sefaresh.architecture.violations.core.order;

import java.time.Clock;
import java.time.Instant;

final class HandsTimeOn {
    static Instant now(Clock clock) {
        return Instant.now(clock);
    }
}
