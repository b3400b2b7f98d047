package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Catalog;
import dev.sefaresh.spi.port.Catalog.Article;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What every {@link Catalog} has to do. */
public final class CatalogRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<CatalogBench>> ALL = List.of(
            rule(1, "find MUST leave out the SKUs that it does not know or does not sell now: an order of them is refused.", CatalogRules::leaves_out_what_it_does_not_know),
            rule(2, "find MUST answer for every SKU asked that it sells now.", CatalogRules::finds_what_it_sells),
            rule(3, "Prices MUST NOT be negative; they may have more decimal places than the currency, and MUST NOT have more than nine.", CatalogRules::has_prices_in_order),
            rule(4, "find MUST NOT remember that it was asked, nor what else it was asked with: core may ask again for the same command, and together with others.", CatalogRules::remembers_nothing),
            rule(5, "Many that ask at once MUST be answered as each would be alone.", CatalogRules::answers_many_at_once),
            rule(6, "Any text MUST be answered as a SKU, and no SKUs with nothing, never with an exception.", CatalogRules::answers_any_text),
            rule(7, "find SHOULD answer for nothing that was not asked.", CatalogRules::answers_what_was_asked),
            rule(8, "An article SHOULD have a name that can be read: it stands on documents.", CatalogRules::has_names),
            rule(9, "A null SHOULD be refused with a NullPointerException.", CatalogRules::refuses_nulls));
    // spotless:on

    private static final int WORKERS = 8;
    private static final int ROUNDS = 20;
    private static final int PLACES = 9;

    private CatalogRules() {}

    /** A kit of them. */
    public static Kit<CatalogBench> of(Supplier<CatalogBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<CatalogBench> rule(int number, String intent, Rule.Check<CatalogBench> check) {
        return Rule.of("Catalog", number, intent, check);
    }

    private static void leaves_out_what_it_does_not_know(CatalogBench bench) {
        String unknown = "what nobody sells, says the contract kit";
        Set<String> asked = new HashSet<>(bench.sold());
        asked.add(unknown);
        Found.same("one that nobody sells", false, bench.catalog().find(asked).containsKey(unknown));
        Found.same("alone", false, bench.catalog().find(Set.of(unknown)).containsKey(unknown));
    }

    private static void finds_what_it_sells(CatalogBench bench) {
        Set<String> missing = new HashSet<>(bench.sold());
        missing.removeAll(bench.catalog().find(bench.sold()).keySet());
        Found.same("those that are sold and were not found", Set.of(), missing);
    }

    private static void has_prices_in_order(CatalogBench bench) {
        bench.catalog().find(bench.sold()).forEach((sku, article) -> {
            Found.holds("the price of " + sku, article.unitPrice().signum() >= 0, article.unitPrice());
            int places = article.unitPrice().stripTrailingZeros().scale();
            Found.holds("decimal places of the price of " + sku, places <= PLACES, article.unitPrice());
        });
    }

    private static void remembers_nothing(CatalogBench bench) {
        Map<String, Article> together = bench.catalog().find(bench.sold());
        for (String sku : bench.sold()) {
            Found.same(
                    sku + " alone, after it was asked for with others",
                    Optional.ofNullable(together.get(sku)),
                    Optional.ofNullable(bench.catalog().find(Set.of(sku)).get(sku)));
        }
    }

    private static void answers_many_at_once(CatalogBench bench) throws Exception {
        Map<String, Article> alone = bench.catalog().find(bench.sold());
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                Found.same("the answer to one of many", alone, bench.catalog().find(bench.sold()));
            }
            return worker;
        });
    }

    private static void answers_any_text(CatalogBench bench) {
        bench.catalog().find(Set.copyOf(Texts.HOSTILE));
        bench.catalog().find(Set.copyOf(Texts.ALIKE));
        bench.catalog().find(Set.copyOf(Texts.UNFIT));
        bench.catalog().find(Set.of());
    }

    private static void answers_what_was_asked(CatalogBench bench) {
        String one = bench.sold().iterator().next();
        Set<String> more = new HashSet<>(bench.catalog().find(Set.of(one)).keySet());
        more.remove(one);
        Found.same("what was found and not asked for", Set.of(), more);
    }

    private static void has_names(CatalogBench bench) {
        bench.catalog()
                .find(bench.sold())
                .forEach((sku, article) ->
                        Found.holds("the name of " + sku, !article.name().isBlank(), article.name()));
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(CatalogBench bench) {
        Found.refusedNull("find(null)", () -> bench.catalog().find(null));
    }
}
