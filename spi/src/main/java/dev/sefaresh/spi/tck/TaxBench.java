package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.TaxCalculator;
import dev.sefaresh.spi.port.TaxCalculator.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tax calculator, and what the tax office says.
 *
 * @param question that can be answered: of two categories at least
 * @param due the taxes on each of them
 */
public record TaxBench(TaxCalculator calculator, Question question, Map<TaxCategory, List<Tax>> due) implements Bench {
    /** Copies what is due; refuses less than two categories, and others than those of the question. */
    public TaxBench {
        due = Map.copyOf(due);
        if (due.size() < 2 || !due.keySet().equals(question.categories())) {
            throw new IllegalArgumentException(
                    "the bench has to say what is due on two categories at least, those of the question: "
                            + question.categories() + ", not " + due.keySet());
        }
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }
}
