package dev.sefaresh.architecture.violations.core;

import java.time.InstantSource;

final class OrderDeskBuilder {
    static InstantSource source() {
        return InstantSource.system();
    }
}
