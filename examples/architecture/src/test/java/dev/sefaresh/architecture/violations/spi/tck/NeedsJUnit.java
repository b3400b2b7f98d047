package dev.sefaresh.architecture.violations.spi.tck;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import org.junit.jupiter.api.Assertions;

@Violates(Rule.KITS_NEED_NO_TEST_FRAMEWORK)
final class NeedsJUnit {
    static void verify() {
        Assertions.assertTrue(true);
    }
}
