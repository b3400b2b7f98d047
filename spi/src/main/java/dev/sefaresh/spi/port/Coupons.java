package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts how often coupons are used. A use is held when an order is checked out, used when it is confirmed, and released when it is given
 * up; a hold that nobody uses or releases ends by itself.
 *
 * <ol>
 *   <li>{@code hold} MUST answer {@code HELD} while fewer orders than the limits say, other than this one, hold or have used the coupon.
 *   <li>{@code hold} MUST answer {@code USED_UP} otherwise, and hold nothing: {@code USED_UP_BY_CUSTOMER} if only the customer's own limit is reached.
 *   <li>An order that holds or has used the coupon MUST be answered {@code HELD} again, and count once; its hold lasts until the later instant.
 *   <li>A hold MUST end at its instant, and not before; {@code use} after that MUST be counted all the same: the order was confirmed.
 *   <li>{@code release} MUST free what the order holds or has used, and do nothing where there is nothing.
 *   <li>{@code use} and {@code release} MUST be idempotent.
 *   <li>{@code isFree} MUST answer what {@code hold} would, and hold nothing.
 *   <li>Many that hold at once MUST NOT hold more together than the limits say, and as many as they say.
 *   <li>Codes, customers and orders that are not equal MUST be kept apart, however alike they look.
 *   <li>A null SHOULD be refused with a {@code NullPointerException}.
 * </ol>
 *
 * <p>{@code CouponsRules} of the contract kits checks each rule.
 */
public interface Coupons {
    /** Holds a use for an order, until this instant. */
    Answer hold(Use use, Instant now, Instant until);

    /** What {@link #hold} would answer. */
    Answer isFree(Use use, Instant now);

    /** The order is confirmed. */
    void use(Use use);

    /** The order is given up. */
    void release(String coupon, OrderId order);

    /**
     * The use of a coupon by an order.
     *
     * @param customer the shop's own number of the customer, if known
     * @param most in how many orders it can be used
     * @param mostEach in how many orders of one customer
     */
    record Use(String coupon, OrderId order, Optional<String> customer, Optional<Long> most, Optional<Long> mostEach) {}

    /** What became of a hold. */
    enum Answer {
        /** There is a use for this order. */
        HELD,
        /** There is none left. */
        USED_UP,
        /** There is none left for this customer, or it is not known who that is. */
        USED_UP_BY_CUSTOMER
    }
}
