package dev.sefaresh.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the packages stand. Everything hangs from one root, so that the rules can be tried on a house that was built
 * badly on purpose.
 */
record House(String root) {
    /** The library. */
    static final House SEFARESH = new House("dev.sefaresh");

    /** The badly built one, see {@link Violates}. */
    static final House RUIN = new House("dev.sefaresh.architecture.violations");

    String spi() {
        return root + ".spi..";
    }

    String model() {
        return root + ".spi.model..";
    }

    String ports() {
        return root + ".spi.port..";
    }

    String kits() {
        return root + ".spi.tck..";
    }

    String core() {
        return root + ".core..";
    }

    String jdbc() {
        return root + ".jdbc..";
    }

    String mail() {
        return root + ".mail..";
    }

    /** Core and the words of spi. A contract kit is a program of its own: it may look at a clock and print. */
    DescribedPredicate<JavaClass> pure() {
        return DescribedPredicate.describe(
                "are in core or spi", type -> isIn(type, "core") || isIn(type, "spi") && !isIn(type, "spi.tck"));
    }

    /** Who may name the system's clock as the default source of time. */
    DescribedPredicate<JavaClass> builderOfTheDesk() {
        return DescribedPredicate.describe(
                "are the builder of the desk",
                type -> Stream.of(".core.OrderDeskBuilder", ".core.OrderDesk$Builder")
                        .anyMatch(name -> type.getName().equals(root + name)));
    }

    boolean isCore(JavaClass type) {
        return isIn(type, "core");
    }

    /** The layer of a class of core, nothing where its package was never given one. */
    Optional<Layer> layer(JavaClass type) {
        return Layer.of(firstPackageInCore(type));
    }

    /** A slice for each adapter. */
    SliceAssignment adapters() {
        return slices("adapters", type -> Stream.of("jdbc", "mail").filter(name -> isIn(type, name)));
    }

    /** A slice for each document of core. */
    SliceAssignment documents() {
        return slices(
                "documents",
                type -> Stream.of(type)
                        .filter(this::isCore)
                        .filter(it -> layer(it).equals(Optional.of(Layer.DOCUMENTS)))
                        .map(this::firstPackageInCore));
    }

    private static SliceAssignment slices(String description, Function<JavaClass, Stream<String>> names) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return names.apply(type).map(SliceIdentifier::of).findFirst().orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return description;
            }
        };
    }

    private boolean isIn(JavaClass type, String where) {
        var name = type.getPackageName() + ".";
        return name.startsWith(root + "." + where + ".");
    }

    /** {@code order} for all that is in {@code dev.sefaresh.core.order}, empty in the root of core. */
    private String firstPackageInCore(JavaClass type) {
        var rest = (type.getPackageName() + ".").substring((root + ".core.").length());
        return rest.isEmpty() ? rest : rest.substring(0, rest.indexOf('.'));
    }
}
