package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of a list.
 *
 * @param next where the next page begins; empty if this was the last
 * @param <T> the rows
 */
public record Page<T>(List<T> rows, Optional<Cursor> next) {
    /** The last row of a page: the next begins after it, newest first. */
    public record Cursor(Instant opened, OrderId order) {}
}
