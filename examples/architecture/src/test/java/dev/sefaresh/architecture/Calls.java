package dev.sefaresh.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What must not be reached for: time, chance, the outside, and floating point. */
final class Calls {
    private static final String CONSTRUCTOR = "<init>";

    /** Packages and, without the dots, single classes with all whose names begin so. */
    private static final List<String> OUTSIDE = List.of(
            "java.io.Console",
            "java.io.File",
            "java.io.RandomAccessFile",
            "java.net.",
            "java.nio.channels.",
            "java.nio.file.",
            "java.sql.",
            "javax.net.",
            "javax.sql.",
            "java.lang.Process");

    /** An address is a value, looking behind it is not. */
    private static final Set<String> ADDRESSES = Set.of("java.net.URI", "java.net.URISyntaxException");

    private static final Set<String> DICE = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");

    private Calls() {}

    static DescribedPredicate<JavaAccess<?>> theTime() {
        return access(
                "the time is read",
                it -> it.isOn("java.lang.System", "currentTimeMillis", "nanoTime")
                        || it.isIn("java.time.") && it.isNamed("now") && !it.takes("java.time.Clock")
                        || it.isOn("java.time.Clock", "systemUTC", "systemDefaultZone", "system")
                        || it.isOn("java.time.Clock", "tickMillis", "tickSeconds", "tickMinutes")
                        || it.isOn("java.time.InstantSource", "system")
                        || it.isOn("java.util.Date", CONSTRUCTOR) && it.takesNothing()
                        || it.isOn("java.util.Calendar", "getInstance"));
    }

    static DescribedPredicate<JavaAccess<?>> theSystemsClockAsASource() {
        return access("the system's clock is named as a source", it -> it.isOn("java.time.InstantSource", "system"));
    }

    static DescribedPredicate<JavaClass> dice() {
        return describe(
                "are dice",
                type -> DICE.contains(type.getName()) || type.getPackageName().equals("java.util.random"));
    }

    static DescribedPredicate<JavaAccess<?>> hiddenDice() {
        return access(
                "dice are thrown",
                it -> it.isOn("java.util.UUID", "randomUUID")
                        || it.isOn("java.lang.Math", "random")
                        || it.isOn("java.lang.StrictMath", "random")
                        || it.isOn("java.util.Collections", "shuffle"));
    }

    /** Dice that no seed can hold: a shuffle may be given one. */
    static DescribedPredicate<JavaAccess<?>> diceWithoutSeed() {
        return access(
                "dice without a seed are thrown",
                it -> it.isOn("java.util.UUID", "randomUUID")
                        || it.isOn("java.lang.Math", "random")
                        || it.isOn("java.lang.StrictMath", "random"));
    }

    static DescribedPredicate<JavaClass> outside() {
        return describe(
                "are doors to the outside",
                type -> !ADDRESSES.contains(type.getName()) && OUTSIDE.stream().anyMatch(type.getName()::startsWith));
    }

    static DescribedPredicate<JavaAccess<?>> theConsole() {
        return access("the console is used", it -> it.isOn("java.lang.System", "in", "out", "err", "console"));
    }

    static DescribedPredicate<JavaAccess<?>> amountsOfADouble() {
        return access(
                "an amount is made of a double",
                it -> (it.isIn("org.joda.money.") || it.isIn(BigDecimal.class.getName())) && it.takes("double"));
    }

    private static DescribedPredicate<JavaAccess<?>> access(String description, Predicate<Target> predicate) {
        return describe(description, access -> predicate.test(new Target(access)));
    }

    /** What an access or a method reference reaches for. */
    private record Target(JavaAccess<?> access) {
        boolean isIn(String prefix) {
            return access.getTargetOwner().getName().startsWith(prefix);
        }

        boolean isNamed(String... names) {
            return Set.of(names).contains(access.getTarget().getName());
        }

        boolean isOn(String owner, String... names) {
            return access.getTargetOwner().getName().equals(owner) && isNamed(names);
        }

        boolean takes(String type) {
            return parameters().contains(type);
        }

        boolean takesNothing() {
            return parameters().isEmpty();
        }

        private List<String> parameters() {
            return access.getTarget() instanceof CodeUnitAccessTarget unit
                    ? unit.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .toList()
                    : List.of();
        }
    }
}
