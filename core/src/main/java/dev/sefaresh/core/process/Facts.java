package dev.sefaresh.core.process;

import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.Shortage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules need to know of the outside: gathered for the commands of a request before they are decided. Reactions use
 * nothing else but the file.
 *
 * @param now the time, to the microsecond
 * @param articles what the catalog knows of the goods that are asked for
 * @param tariff taxes and promotions, if the request can change what the order costs
 * @param coupons those that could not be held for the order, of those with limits
 * @param tenders the ways to pay, by name
 * @param allocation which location sends what
 * @param supply what lies there, as far as the stock said so
 * @param joined what is written with the commit
 * @param salt random text, new for every request
 */
public record Facts(
        Instant now,
        Map<String, Article> articles,
        Optional<Tariff> tariff,
        Map<String, Coupons.Answer> coupons,
        Map<String, Tender> tenders,
        Allocation allocation,
        Supply supply,
        Set<Joined> joined,
        String salt) {
    /** Of a shop without taxes, promotions and coupons. */
    public Facts(
            Instant now,
            Map<String, Article> articles,
            Map<String, Tender> tenders,
            Allocation allocation,
            Supply supply,
            Set<Joined> joined,
            String salt) {
        this(now, articles, Optional.of(Tariff.PLAIN), Map.of(), tenders, allocation, supply, joined, salt);
    }

    /** The same, but the stock said this. */
    public Facts with(Supply said) {
        return new Facts(now, articles, tariff, coupons, tenders, allocation, said, joined, salt);
    }

    /** The same, but these coupons could not be held. */
    public Facts usedUp(Map<String, Coupons.Answer> said) {
        return new Facts(now, articles, tariff, said, tenders, allocation, supply, joined, salt);
    }

    /** The same, but the stock lacks this. */
    public Facts lacking(List<Shortage> shortages) {
        return with(supply.lacking(shortages));
    }

    /** What the catalog says of a SKU that was found. */
    public Article article(String sku) {
        return Optional.ofNullable(articles.get(sku))
                .orElseThrow(() -> new NoSuchElementException("no article " + sku));
    }

    /** Whether the provider of this tender is known, and can do this. */
    public boolean can(String tender, PaymentCapability capability) {
        return Optional.ofNullable(tenders.get(tender))
                .filter(known -> known.can().contains(capability))
                .isPresent();
    }
}
