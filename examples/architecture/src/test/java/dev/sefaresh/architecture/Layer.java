package dev.sefaresh.architecture;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The layers of core, one a row and the lowest first: its packages, and the layers that it may use. All may use spi. A
 * package that stands in no row is refused until it gets one.
 */
enum Layer {
    // spotless:off
    LIFECYCLE(Set.of("lifecycle")),
    PRICING  (Set.of("pricing")),
    LEDGER   (Set.of("ledger"),   PRICING),
    PROCESS  (Set.of("process"),  LIFECYCLE, PRICING),
    POLICY   (Set.of("policy"),   LIFECYCLE, PRICING, LEDGER, PROCESS),
    DOCUMENTS(Set.of("quotation", "order", "payment", "delivery", "returns", "invoice", "dispute", "discrepancy"),
                                  LIFECYCLE, PRICING, LEDGER, PROCESS, POLICY),
    BOOKS    (Set.of("books"),    LIFECYCLE, LEDGER, PROCESS, DOCUMENTS),
    INMEMORY (Set.of("inmemory")),
    TENDER   (Set.of("tender")),
    CARRIAGE (Set.of("carriage")),
    OFFERS   (Set.of("offers")),
    TAX      (Set.of("tax")),
    DESK     (Set.of(""),         LIFECYCLE, PRICING, LEDGER, PROCESS, POLICY, DOCUMENTS, INMEMORY);
    // spotless:on

    private final Set<String> packages;
    private final Set<Layer> below;

    Layer(Set<String> packages, Layer... below) {
        this.packages = packages;
        this.below = Set.of(below);
    }

    static Optional<Layer> of(String packageInCore) {
        return Arrays.stream(values())
                .filter(layer -> layer.packages.contains(packageInCore))
                .findFirst();
    }

    boolean mayUse(Layer other) {
        return other == this || below.contains(other);
    }
}
