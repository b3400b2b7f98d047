package dev.sefaresh.architecture.violations.core.process;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import java.security.SecureRandom;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

@Violates(Rule.CORE_AND_SPI_THROW_NO_DICE)
final class ThrowsDice {
    static int random() {
        return new Random().nextInt();
    }

    static Object seeded() {
        return new SplittableRandom(1);
    }

    static int ofTheThread() {
        return ThreadLocalRandom.current().nextInt();
    }

    static Object secure() {
        return new SecureRandom();
    }

    static UUID uuid() {
        return UUID.randomUUID();
    }

    static Supplier<UUID> uuidByReference() {
        return UUID::randomUUID;
    }

    static double math() {
        return Math.random();
    }
}
