package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OrderId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts how often coupons are used. A use is held when an order is checked out, used when it is confirmed, and released when it is given
 * up; a hold that nobody uses or releases ends by itself.
 *
 * <ol>
 *   <li>{@code hold} MUST answer {@code HELD} while fewer orders than the limits say, other than this one, hold or have used the coupon,
 *       and always where nothing is limited.
 *   <li>{@code hold} MUST answer {@code USED_UP} otherwise, or {@code USED_UP_BY_CUSTOMER} if only the customer's own limit is reached, or
 *       there is one and the customer is not known; it MUST hold nothing then.
 *   <li>An order that holds or has used the coupon for the same customer MUST be answered {@code HELD} again, whatever the limits are by
 *       now, and count once; its hold lasts until the later instant.
 *   <li>An order that has another customer by now MUST be answered as if it had nothing; {@code HELD} counts for that customer from then
 *       on, and any other answer leaves it what it has.
 *   <li>A hold MUST end at its instant, and not before.
 *   <li>{@code use} MUST be counted for its customer, whatever the limits are, and whether or not there was a hold or it has ended: the
 *       order was confirmed.
 *   <li>{@code release} MUST free what the order holds or has used, and do nothing where there is nothing.
 *   <li>{@code use} and {@code release} MUST be idempotent.
 *   <li>{@code isFree} MUST answer what {@code hold} would, and hold nothing.
 *   <li>Many that hold at once MUST NOT hold more together than the limits say, and MUST hold as many as they say.
 *   <li>Codes, customers and orders that are not equal MUST be kept apart, however alike they look.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and change nothing.
 * </ol>
 *
 * <p>Instants are to the microsecond. What it costs to ask does not grow with how often a coupon was used. {@code CouponsRules} of the contract kits checks each rule.
 */
public interface Coupons {
    /** Holds a use for an order, until this instant. */
    Answer hold(Use use, Instant now, Instant until);

    /** What {@link #hold} would answer. */
    Answer isFree(Use use, Instant now);

    /** The order is confirmed. */
    void use(Use use);

    /** The order is given up, or does without the coupon. */
    void release(String coupon, OrderId order);

    /**
     * The use of a coupon by an order.
     *
     * @param coupon its code
     * @param order whose use it is
     * @param customer the shop's own number of the customer, if known
     * @param most in how many orders it can be used
     * @param mostEach in how many orders of one customer
     */
    record Use(String coupon, OrderId order, Optional<String> customer, Optional<Long> most, Optional<Long> mostEach) {
        /** Refuses null, and limits below none. */
        public Use {
            Objects.requireNonNull(coupon, "coupon");
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(most, "most");
            Objects.requireNonNull(mostEach, "mostEach");
            if (most.orElse(0L) < 0 || mostEach.orElse(0L) < 0) {
                throw new IllegalArgumentException(
                        "coupon " + coupon + " in at most " + most + " orders, " + mostEach + " each");
            }
        }

        /**
         * What an order is answered that has nothing of the coupon.
         *
         * @param others how many orders hold or have used it
         * @param own how many of them for the customer
         */
        public Answer amid(long others, long own) {
            if (most.filter(limit -> others >= limit).isPresent()) {
                return Answer.USED_UP;
            }
            boolean isOver =
                    mostEach.filter(limit -> customer.isEmpty() || own >= limit).isPresent();
            return isOver ? Answer.USED_UP_BY_CUSTOMER : Answer.HELD;
        }
    }

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
