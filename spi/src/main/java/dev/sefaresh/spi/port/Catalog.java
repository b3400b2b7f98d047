package dev.sefaresh.spi.port;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Says what articles are called and what one costs. A client's price is never asked for.
 *
 * <ol>
 *   <li>{@code find} MUST leave out the SKUs that it does not know or does not sell now: an order of them is refused.
 *   <li>Prices MUST NOT be negative; they may have more decimal places than the currency, up to nine.
 *   <li>{@code find} MUST NOT remember that it was asked: core may ask again for the same command.
 * </ol>
 */
public interface Catalog {
    /** Those that are known. */
    Map<String, Article> find(Set<String> skus);

    /** What an article is called, and the price of one in the order's currency. */
    record Article(String name, BigDecimal unitPrice) {}
}
