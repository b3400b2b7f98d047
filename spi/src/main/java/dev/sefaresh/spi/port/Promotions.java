package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Buyer;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;

/**
 * Says which promotions run. Whether an order earns one, and how much it comes to, follows from the promotion and the order.
 *
 * <ol>
 *   <li>{@code running} MUST answer those that run at that instant for that seller, currency and buyer, each code once.
 *   <li>A promotion with a coupon MUST be answered only to whom the code was redeemed, and codes nobody knows MUST be passed over.
 *   <li>{@code running} MUST NOT remember that it was asked: uses are counted by {@code Coupons}.
 *   <li>Many that ask at once MUST be answered as each would be alone.
 *   <li>A null SHOULD be refused with a {@code NullPointerException}.
 * </ol>
 *
 * <p>{@code PromotionsRules} of the contract kits checks each rule.
 */
public interface Promotions {
    /** Those that run. */
    List<Promotion> running(Question question);

    /** There are none. */
    static Promotions none() {
        return question -> List.of();
    }

    /**
     * What is asked.
     *
     * @param seller the legal entity that sells, as the order's terms name it
     * @param at when
     * @param buyer who buys, as far as known
     * @param coupons the codes that were redeemed, as they were written
     */
    record Question(String seller, Instant at, CurrencyUnit currency, Buyer buyer, List<String> coupons) {
        /** Copies the codes. */
        public Question {
            coupons = List.copyOf(coupons);
        }
    }
}
