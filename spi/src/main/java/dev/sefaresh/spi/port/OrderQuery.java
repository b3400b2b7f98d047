package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.port.Page.Cursor;
import java.util.Optional;

/**
 * Which page of which list.
 *
 * @param customer the shop's own number of the customer whose orders alone are listed
 * @param email the address whose orders alone are listed
 * @param after where the page begins
 * @param atMost as many rows has it
 */
public record OrderQuery(
        Listing listing, Optional<String> customer, Optional<String> email, Optional<Cursor> after, int atMost) {
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
        return new OrderQuery(listing, Optional.empty(), Optional.empty(), Optional.empty(), atMost);
    }

    /** The same, but only orders of the customer with this number. */
    public OrderQuery of(String customer) {
        return new OrderQuery(listing, Optional.of(customer), email, after, atMost);
    }

    /** The same, but only orders whose buyer's mail goes to this address, character by character. */
    public OrderQuery writtenTo(String email) {
        return new OrderQuery(listing, customer, Optional.of(email), after, atMost);
    }

    /** Whether the order is on the list, on whichever page. */
    public boolean shows(OrderSummary summary) {
        return listing.shows(summary)
                && (customer.isEmpty() || customer.equals(summary.customer()))
                && (email.isEmpty() || email.equals(summary.email()));
    }

    /** The page after. */
    public OrderQuery from(Cursor cursor) {
        return new OrderQuery(listing, customer, email, Optional.of(cursor), atMost);
    }
}
