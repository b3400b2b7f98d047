package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.TaxCalculator;
import dev.sefaresh.spi.port.TaxCalculator.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What every {@link TaxCalculator} has to do. */
public final class TaxCalculatorRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<TaxBench>> ALL = List.of(
            rule(1, "taxes MUST answer for every category asked, with no taxes if it is exempt, or fail: an untaxed order cannot be taken back.", TaxCalculatorRules::answers_for_all_or_fails),
            rule(2, "The taxes of a category MUST be those that are due there on that day, in the order in which they are calculated.", TaxCalculatorRules::says_what_is_due),
            rule(3, "taxes MUST NOT remember that it was asked, nor what else it was asked with: the same question on the same data has the same answer.", TaxCalculatorRules::remembers_nothing),
            rule(4, "Many that ask at once MUST be answered as each would be alone.", TaxCalculatorRules::answers_many_at_once),
            rule(5, "Codes SHOULD tell taxes and rates apart: people read them, and the books have an account a code.", TaxCalculatorRules::has_a_code_for_each),
            rule(6, "taxes SHOULD answer for nothing that was not asked.", TaxCalculatorRules::answers_what_was_asked),
            rule(7, "A null SHOULD be refused with a NullPointerException.", TaxCalculatorRules::refuses_nulls));
    // spotless:on

    private static final TaxCategory UNKNOWN = TaxCategory.of("what no tax office knows, says the contract kit");
    private static final int WORKERS = 8;
    private static final int ROUNDS = 20;

    private TaxCalculatorRules() {}

    /** A kit of them. */
    public static Kit<TaxBench> of(Supplier<TaxBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<TaxBench> rule(int number, String intent, Rule.Check<TaxBench> check) {
        return Rule.of("TaxCalculator", number, intent, check);
    }

    private static Map<TaxCategory, List<Tax>> asked(TaxBench bench) {
        return asked(bench, bench.due().keySet());
    }

    private static Map<TaxCategory, List<Tax>> asked(TaxBench bench, Set<TaxCategory> categories) {
        Question as = bench.question();
        return bench.calculator()
                .taxes(new Question(as.seller(), as.day(), as.currency(), as.buyer(), as.destination(), categories));
    }

    private static void answers_for_all_or_fails(TaxBench bench) {
        Set<TaxCategory> missing = new HashSet<>(bench.due().keySet());
        missing.removeAll(asked(bench).keySet());
        Found.same("categories that were asked and are not answered", Set.of(), missing);
        Set<TaxCategory> more = new HashSet<>(bench.due().keySet());
        more.add(UNKNOWN);
        boolean[] answered = new boolean[1];
        Found.holds(
                "a category that it may not know is answered, or all fails",
                Found.thrownBy(() -> answered[0] = asked(bench, more).containsKey(UNKNOWN))
                                .isPresent()
                        || answered[0],
                "an answer without it");
    }

    private static void says_what_is_due(TaxBench bench) {
        asked(bench).forEach((category, taxes) -> {
            List<Tax> due = bench.due().get(category);
            if (due != null) {
                Found.same("the taxes on " + category, due, taxes);
            }
        });
    }

    private static void remembers_nothing(TaxBench bench) {
        Map<TaxCategory, List<Tax>> together = asked(bench);
        for (TaxCategory category : bench.due().keySet()) {
            Found.same(
                    category + " alone, after it was asked for with others",
                    Optional.ofNullable(together.get(category)),
                    Optional.ofNullable(asked(bench, Set.of(category)).get(category)));
        }
        Found.same("the same question again", together, asked(bench));
    }

    private static void answers_many_at_once(TaxBench bench) throws Exception {
        Map<TaxCategory, List<Tax>> alone = asked(bench);
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                Found.same("the answer to one of many", alone, asked(bench));
            }
            return worker;
        });
    }

    private static void has_a_code_for_each(TaxBench bench) {
        Map<String, Tax> known = new HashMap<>();
        asked(bench).values().stream().flatMap(List::stream).forEach(tax -> {
            Tax other = known.putIfAbsent(tax.code(), tax);
            Found.same(
                    "what the code " + tax.code() + " means",
                    Optional.ofNullable(other).orElse(tax),
                    tax);
        });
    }

    private static void answers_what_was_asked(TaxBench bench) {
        TaxCategory one = bench.due().keySet().iterator().next();
        Set<TaxCategory> more = new HashSet<>(asked(bench, Set.of(one)).keySet());
        more.remove(one);
        Found.same("categories that are answered and were not asked", Set.of(), more);
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(TaxBench bench) {
        Found.refusedNull("taxes(null)", () -> bench.calculator().taxes(null));
    }
}
