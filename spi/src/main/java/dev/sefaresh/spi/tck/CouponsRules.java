package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Coupons;
import java.util.List;
import java.util.function.Supplier;

/** What all {@link Coupons} have to do. */
public final class CouponsRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<CouponsBench>> ALL = List.of(
            rule(1, "hold MUST answer HELD while fewer orders than the limits say, other than this one, hold or have used the coupon, and always where nothing is limited.", HeldCoupons::are_held_within_limits),
            rule(2, "hold MUST answer USED_UP otherwise, or USED_UP_BY_CUSTOMER if only the customer's own limit is reached, or there is one and the customer is not known; it MUST hold nothing then.", HeldCoupons::are_used_up_beyond),
            rule(3, "An order that holds or has used the coupon for the same customer MUST be answered HELD again, whatever the limits are by now, and count once; its hold lasts until the later instant.", HeldCoupons::are_held_again),
            rule(4, "An order that has another customer by now MUST be answered as if it had nothing; HELD counts for that customer from then on, and any other answer leaves it what it has.", HeldCoupons::are_held_for_another_customer),
            rule(5, "A hold MUST end at its instant, and not before.", HeldCoupons::are_free_at_the_end),
            rule(6, "use MUST be counted for its customer, whatever the limits are, and whether or not there was a hold or it has ended: the order was confirmed.", UsedCoupons::are_counted),
            rule(7, "release MUST free what the order holds or has used, and do nothing where there is nothing.", UsedCoupons::are_released),
            rule(8, "use and release MUST be idempotent.", UsedCoupons::count_once),
            rule(9, "isFree MUST answer what hold would, and hold nothing.", HeldCoupons::are_asked_for),
            rule(10, "Many that hold at once MUST NOT hold more together than the limits say, and MUST hold as many as they say.", UsedCoupons::are_never_held_beyond),
            rule(11, "Codes, customers and orders that are not equal MUST be kept apart, however alike they look.", UsedCoupons::are_kept_apart),
            rule(12, "A null SHOULD be refused with a NullPointerException and change nothing.", UsedCoupons::refuse_nulls));
    // spotless:on

    private CouponsRules() {}

    /** A kit of them; none was used yet. */
    public static Kit<CouponsBench> of(Supplier<Coupons> coupons) {
        return new Kit<>(ALL, () -> new CouponsBench(coupons.get()));
    }

    private static Rule<CouponsBench> rule(int number, String intent, Rule.Check<CouponsBench> check) {
        return Rule.of("Coupons", number, intent, check);
    }
}
