package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.Sale;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Says what articles are called and what one costs. A client's price is never asked for.
 *
 * <ol>
 *   <li>{@code find} MUST leave out the SKUs that it does not know or does not sell now: an order of them is refused.
 *   <li>{@code find} MUST answer for every SKU asked that it sells now.
 *   <li>Prices MUST NOT be negative; they may have more decimal places than the currency, and MUST NOT have more than
 *       nine.
 *   <li>{@code find} MUST NOT remember that it was asked, nor what else it was asked with: core may ask again for the
 *       same command, and together with others.
 *   <li>Many that ask at once MUST be answered as each would be alone.
 *   <li>Any text MUST be answered as a SKU, and no SKUs with nothing, never with an exception.
 *   <li>{@code find} SHOULD answer for nothing that was not asked.
 *   <li>An article SHOULD have a name that can be read: it stands on documents.
 *   <li>A null SHOULD be refused with a {@code NullPointerException}.
 * </ol>
 *
 * <p>{@code CatalogRules} of the contract kits checks each rule.
 */
public interface Catalog {
    /** Those that are known. */
    Map<String, Article> find(Set<String> skus);

    /** What an article is called, the price of one in the order's currency, what it is to the warehouse, and how it is sold. */
    record Article(String name, BigDecimal unitPrice, Goods goods, Sale sale) {
        /** One that is sold by itself. */
        public Article(String name, BigDecimal unitPrice, Goods goods) {
            this(name, unitPrice, goods, Sale.PLAIN);
        }

        /** One that lies on the shelf under its own name. */
        public Article(String name, BigDecimal unitPrice) {
            this(name, unitPrice, Goods.PLAIN);
        }
    }
}
