package dev.sefaresh.core;

import com.google.common.collect.ImmutableSortedMap;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.OrderStore;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What has become of the carts that buyers were reminded of. Immutable and thread-safe.
 *
 * @param reminded of how many carts a buyer was reminded
 * @param recovered how many of them were checked out since, and are neither expired nor cancelled
 * @param worth for how much those are, by currency
 */
public record RecoveredCarts(long reminded, long recovered, Map<CurrencyUnit, Money> worth) {
    /** Keeps what it is given in the order of the currencies' codes. */
    public RecoveredCarts {
        worth = ImmutableSortedMap.copyOf(worth);
    }

    /** Newest first, and so no further than to the first that was opened before. */
    static RecoveredCarts opened(OrderStore store, Instant from, Instant until) {
        long reminded = 0;
        long recovered = 0;
        Map<CurrencyUnit, Money> worth = new TreeMap<>();
        Iterator<OrderSummary> carts = Pages.of(store, OrderQuery.first(Listing.REMINDED, OrderQuery.MOST))
                .takeWhile(cart -> !cart.opened().isBefore(from))
                .filter(cart -> cart.opened().isBefore(until))
                .iterator();
        while (carts.hasNext()) {
            OrderSummary cart = carts.next();
            reminded++;
            if (OrderView.MEANT.contains(cart.state())) {
                recovered++;
                worth.merge(cart.total().getCurrencyUnit(), cart.total(), Money::plus);
            }
        }
        return new RecoveredCarts(reminded, recovered, worth);
    }
}
