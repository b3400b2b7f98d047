package dev.sefaresh.quickstart;

import dev.sefaresh.spi.port.Catalog;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The catalog of a shop that left nothing but its invoices: what an article costs is what the invoice at hand says first. */
final class PriceList implements Catalog {
    private volatile Map<String, Article> articles = Map.of();

    /** Takes the prices of an invoice. */
    void readFrom(RetailInvoice invoice) {
        Map<String, Article> read = new HashMap<>();
        invoice.goods().forEach(row -> read.putIfAbsent(row.code(), new Article(row.description(), row.price())));
        articles = Collections.unmodifiableMap(read);
    }

    /** Whether the list says so too. */
    boolean agreesWith(Row row) {
        Article article = articles.get(row.code());
        return article != null && article.unitPrice().compareTo(row.price()) == 0;
    }

    @Override
    public Map<String, Article> find(Set<String> skus) {
        Map<String, Article> found = new HashMap<>(articles);
        found.keySet().retainAll(skus);
        return found;
    }
}
