package dev.sefaresh.spi.port;

import dev.sefaresh.spi.port.Page.Cursor;
import java.util.Optional;

/** Which page of which list. */
public record OrderQuery(Listing listing, Optional<Cursor> after, int atMost) {
    /** As many rows has a page at most. */
    public static final int MOST = 1_000;

    /** Checks the size of the page: 1 to 1,000 rows. */
    public OrderQuery {
        if (atMost < 1 || atMost > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " rows, not " + atMost);
        }
    }

    /** The first page. */
    public static OrderQuery first(Listing listing, int atMost) {
        return new OrderQuery(listing, Optional.empty(), atMost);
    }

    /** The page after. */
    public OrderQuery from(Cursor cursor) {
        return new OrderQuery(listing, Optional.of(cursor), atMost);
    }
}
