package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;
import static java.util.stream.Collectors.toMap;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.TaxCalculator;
import dev.sefaresh.spi.port.TaxCalculator.Question;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/** Small enough to say in its test what it is: a map. */
class TaxCalculatorRulesTest extends KitTest<TaxBench> {
    private static final TaxCategory CAR = TaxCategory.of("car");
    private static final TaxCategory BOOK = TaxCategory.of("book");
    private static final TaxCategory LESSON = TaxCategory.of("lesson");
    private static final Tax VAT = Tax.added("vat-20", "20");
    private static final Map<TaxCategory, List<Tax>> DUE = Map.of(
            CAR, List.of(Tax.added("luxury", "3").raisingBase(), VAT),
            BOOK, List.of(Tax.added("vat-5", "5")),
            LESSON, List.of());
    private static final Map<TaxCategory, List<Tax>> ONE_CODE = due(BOOK, List.of(Tax.added("vat-20", "5")));

    TaxCalculatorRulesTest() {
        super(
                TaxCalculatorRules.ALL,
                List.of(
                        broken(1, () -> TaxCalculatorRulesTest::leavesOutWhatIsExempt),
                        broken(
                                2,
                                () -> question -> taxes(
                                        question,
                                        due(CAR, List.of(VAT, DUE.get(CAR).get(0))))),
                        broken(3, () -> TaxCalculatorRulesTest::exemptsWhatIsAlone),
                        broken(4, BusyWithOne::new),
                        new Broken<>("TaxCalculator-5", () -> bench(question -> taxes(question, ONE_CODE), ONE_CODE)),
                        broken(6, () -> TaxCalculatorRulesTest::saysAllItKnows),
                        broken(7, () -> question -> question == null ? Map.of() : taxes(question, DUE))));
    }

    private static Broken<TaxBench> broken(int rule, Supplier<TaxCalculator> calculator) {
        return new Broken<>("TaxCalculator-" + rule, () -> bench(calculator.get(), DUE));
    }

    private static TaxBench bench(TaxCalculator calculator, Map<TaxCategory, List<Tax>> due) {
        Question question = new Question(
                "main", LocalDate.of(2026, 3, 1), CurrencyUnit.EUR, Buyer.UNKNOWN, Optional.empty(), due.keySet());
        return new TaxBench(calculator, question, due);
    }

    @Override
    Kit<TaxBench> kit(Supplier<TaxBench> benches) {
        return TaxCalculatorRules.of(benches);
    }

    /** One that fails where it does not know, and one that knows everything. */
    @Override
    List<Supplier<TaxBench>> sound() {
        return List.of(
                () -> bench(question -> taxes(question, DUE), DUE),
                () -> bench(TaxCalculator.none(), Map.of(CAR, List.of(), BOOK, List.of())));
    }

    private static Map<TaxCategory, List<Tax>> due(TaxCategory category, List<Tax> instead) {
        Map<TaxCategory, List<Tax>> due = new HashMap<>(DUE);
        due.put(category, instead);
        return due;
    }

    private static Map<TaxCategory, List<Tax>> taxes(Question question, Map<TaxCategory, List<Tax>> due) {
        return question.categories().stream()
                .collect(toMap(category -> category, category -> Objects.requireNonNull(due.get(category))));
    }

    private static Map<TaxCategory, List<Tax>> leavesOutWhatIsExempt(Question question) {
        Map<TaxCategory, List<Tax>> taxes = taxes(question, DUE);
        taxes.values().removeIf(List::isEmpty);
        return taxes;
    }

    private static Map<TaxCategory, List<Tax>> exemptsWhatIsAlone(Question question) {
        return taxes(question, question.categories().size() == 1 ? due(CAR, List.of()) : DUE);
    }

    private static Map<TaxCategory, List<Tax>> saysAllItKnows(Question question) {
        Map<TaxCategory, List<Tax>> all = new HashMap<>(DUE);
        all.putAll(taxes(question, DUE));
        return all;
    }

    private static final class BusyWithOne implements TaxCalculator {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public Map<TaxCategory, List<Tax>> taxes(Question question) {
            boolean busy = inside.incrementAndGet() > 1;
            pause();
            inside.decrementAndGet();
            return TaxCalculatorRulesTest.taxes(question, busy ? due(CAR, List.of(VAT)) : DUE);
        }
    }
}
