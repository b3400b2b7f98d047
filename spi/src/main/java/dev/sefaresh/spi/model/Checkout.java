package dev.sefaresh.spi.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the buyer has said on the way to the till, beside goods and addresses. */
@Value.Immutable
public interface Checkout extends WithCheckout {
    /** Nothing yet. */
    Checkout EMPTY = new Builder().build();

    /** The tender that is to pay; money comes only by payments. */
    Optional<String> tender();

    /** The version of the shop's terms that the buyer agreed to. */
    Optional<String> agreedTo();

    /** The coupon codes that were redeemed, in this order, each once. */
    List<String> coupons();

    /** Refuses a coupon that comes twice, and names that cannot be kept. */
    @Value.Check
    default void check() {
        tender().ifPresent(text -> Names.check("a tender", text));
        agreedTo().ifPresent(text -> Names.check("a version of the terms", text));
        coupons().forEach(text -> Names.check("a coupon", text));
        if (coupons().stream().distinct().count() < coupons().size()) {
            throw new IllegalArgumentException("a coupon is redeemed twice: " + coupons());
        }
    }

    /** Builds it. */
    final class Builder extends ImmutableCheckout.Builder {}
}
