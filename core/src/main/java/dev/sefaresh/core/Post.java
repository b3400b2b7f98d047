package dev.sefaresh.core;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.Suppressions;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that a desk writes mail with.
 *
 * @param staff where the shop's staff is written to, if anywhere
 * @param reorderBelow of which staff hear when less of a SKU is left than that
 */
record Post(
        Mailer mailer,
        Suppressions suppressions,
        Optional<DocumentRenderer> renderer,
        Optional<Links> links,
        Optional<Staff> staff,
        Function<String, Quantity> reorderBelow) {
    /** Where the shop's staff is written to, and in which language. */
    record Staff(String email, Optional<String> language) {}
}
