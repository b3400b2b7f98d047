package dev.sefaresh.core;

import dev.sefaresh.spi.model.OrderLine;
import java.util.List;

/**
 * What became of a guest's cart. Immutable and thread-safe.
 *
 * @param outcome the cart that the customer has now: the guest's, if both were kept; or why it could not be finished, and then what
 *     was done before stays done, and the same call again goes on
 * @param notSold lines of the guest's that could not be taken over, as the catalog does not sell their articles any more
 * @param notRedeemed coupons of the guest's that could not be taken over, as they are not given for the customer's cart
 */
public record MergedCarts(Outcome outcome, List<OrderLine> notSold, List<String> notRedeemed) {
    /** Copies the lists. */
    public MergedCarts {
        notSold = List.copyOf(notSold);
        notRedeemed = List.copyOf(notRedeemed);
    }

    static MergedCarts of(Outcome outcome) {
        return new MergedCarts(outcome, List.of(), List.of());
    }
}
