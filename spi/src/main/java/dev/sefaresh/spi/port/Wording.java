package dev.sefaresh.spi.port;

import java.util.Objects;
import java.util.Optional;

/**
 * In whose words something is said.
 *
 * @param seller the legal entity, as the order's terms name it
 * @param channel where it is sold, as the order's terms name it
 * @param language a BCP 47 tag such as {@code fa} or {@code en-GB}, where the reader's is known
 */
public record Wording(String seller, String channel, Optional<String> language) {
    /** Refuses null. */
    public Wording {
        Objects.requireNonNull(seller, "seller");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(language, "language");
    }
}
