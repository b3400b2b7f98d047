package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.port.Catalog;
import dev.sefaresh.spi.port.Catalog.Article;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Small enough to say in its test what it is: a map. */
class CatalogRulesTest extends KitTest<CatalogBench> {
    private static final Map<String, Article> ARTICLES = Map.of(
            "PEN", new Article("a pen", new BigDecimal("3.335")),
            "INK", new Article("ink", new BigDecimal("10")),
            "FREE", new Article("a leaflet", BigDecimal.ZERO));

    CatalogRulesTest() {
        super(
                CatalogRules.ALL,
                List.of(
                        broken(1, () -> CatalogRulesTest::makesThemUp),
                        broken(2, () -> skus -> found(skus, "INK", null)),
                        broken(3, () -> skus -> found(skus, "INK", article("ink", "10.0000000001"))),
                        broken(4, () -> CatalogRulesTest::cheaperTogether),
                        broken(5, BusyWithOne::new),
                        broken(6, () -> CatalogRulesTest::throwsAtQuotes),
                        broken(7, () -> skus -> found(ARTICLES.keySet(), skus)),
                        broken(8, () -> skus -> found(skus, "INK", article(" ", "10"))),
                        broken(9, () -> skus -> skus == null ? Map.of() : find(skus))));
    }

    private static Broken<CatalogBench> broken(int rule, Supplier<Catalog> catalog) {
        return new Broken<>("Catalog-" + rule, () -> new CatalogBench(catalog.get(), ARTICLES.keySet()));
    }

    @Override
    Kit<CatalogBench> kit(Supplier<CatalogBench> benches) {
        return CatalogRules.of(benches);
    }

    @Override
    List<Supplier<CatalogBench>> sound() {
        return List.of(() -> new CatalogBench(CatalogRulesTest::find, ARTICLES.keySet()));
    }

    private static Article article(String name, String price) {
        return new Article(name, new BigDecimal(price));
    }

    private static Map<String, Article> find(Set<String> skus) {
        Map<String, Article> found = new HashMap<>(ARTICLES);
        found.keySet().retainAll(skus);
        return found;
    }

    /** One of them is another, or none. */
    private static Map<String, Article> found(Set<String> skus, String sku, Article instead) {
        Map<String, Article> found = new HashMap<>(find(skus));
        found.computeIfPresent(sku, (there, article) -> instead);
        return found;
    }

    private static Map<String, Article> found(Set<String> skus, Set<String> asked) {
        return asked.isEmpty() ? Map.of() : find(skus);
    }

    private static Map<String, Article> makesThemUp(Set<String> skus) {
        Map<String, Article> found = new HashMap<>();
        skus.forEach(sku -> found.put(sku, article("unknown", "0")));
        found.putAll(find(skus));
        return found;
    }

    private static Map<String, Article> cheaperTogether(Set<String> skus) {
        return skus.size() < 2 ? find(skus) : found(skus, "INK", article("ink", "9"));
    }

    private static Map<String, Article> throwsAtQuotes(Set<String> skus) {
        if (skus.stream().anyMatch(sku -> sku.contains("'"))) {
            throw new IllegalStateException("syntax error");
        }
        return find(skus);
    }

    private static final class BusyWithOne implements Catalog {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public Map<String, Article> find(Set<String> skus) {
            boolean busy = inside.incrementAndGet() > 1;
            pause();
            inside.decrementAndGet();
            return busy ? Map.of() : CatalogRulesTest.find(skus);
        }
    }
}
