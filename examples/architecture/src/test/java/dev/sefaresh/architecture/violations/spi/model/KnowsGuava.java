package dev.sefaresh.architecture.violations.spi.model;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import java.util.List;

@Violates(Rule.SPI_KNOWS_NO_GUAVA)
final class KnowsGuava {
    static List<ImmutableList<String>> inASignature() {
        return List.of();
    }

    static Object inside() {
        return ImmutableList.of();
    }
}
