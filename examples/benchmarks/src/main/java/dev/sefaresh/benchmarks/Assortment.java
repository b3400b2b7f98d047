package dev.sefaresh.benchmarks;

import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Catalog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The articles of a shop of middling size, of which there are more than enough. Stateless. */
final class Assortment implements Catalog {
    static final int ARTICLES = 4_000;

    private static final int MOST_OF_A_LINE = 5;
    private static final Quantity ENOUGH = Quantity.of(1_000_000_000);
    private static final Map<String, Article> KNOWN = IntStream.range(0, ARTICLES)
            .boxed()
            .collect(Collectors.toUnmodifiableMap(Assortment::sku, Assortment::article));

    private static String sku(int number) {
        return String.format(Locale.ROOT, "SKU-%05d", number);
    }

    private static Article article(int number) {
        return new Article("Article number " + number, BigDecimal.valueOf(100L + number, 2));
    }

    @Override
    public Map<String, Article> find(Set<String> skus) {
        return skus.stream().filter(KNOWN::containsKey).collect(Collectors.toMap(Function.identity(), KNOWN::get));
    }

    /** So many lines of different articles. */
    static List<Wanted> basket(SplittableRandom random, int lines) {
        List<Wanted> basket = new ArrayList<>();
        random.ints(0, ARTICLES).distinct().limit(lines).forEach(number -> {
            Article article = article(number);
            basket.add(new Wanted(
                    sku(number), article.name(), random.nextInt(1, MOST_OF_A_LINE + 1), article.unitPrice()));
        });
        return basket;
    }

    /** Fills the shelves, once. */
    static void receive(DataSource database) {
        JdbcStock stock = JdbcStock.on(database);
        KNOWN.keySet().stream().sorted().forEach(sku -> stock.receive("benchmark", sku, ENOUGH));
    }
}
