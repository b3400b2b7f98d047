package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * Says which taxes are on what is sold, to whom, where and when. How much they come to follows from the order's prices and its rounding,
 * and is not asked: so no answer can disagree with the sums.
 *
 * <ol>
 *   <li>{@code taxes} MUST answer for every category asked, with no taxes if it is exempt, or fail: an untaxed order cannot be taken back.
 *   <li>The taxes of a category MUST be those that are due there on that day, in the order in which they are calculated.
 *   <li>{@code taxes} MUST NOT remember that it was asked, nor what else it was asked with: the same question on the same data has the
 *       same answer.
 *   <li>Many that ask at once MUST be answered as each would be alone.
 *   <li>Codes SHOULD tell taxes and rates apart: people read them, and the books have an account a code.
 *   <li>{@code taxes} SHOULD answer for nothing that was not asked.
 *   <li>A null SHOULD be refused with a {@code NullPointerException}.
 * </ol>
 *
 * <p>{@code TaxCalculatorRules} of the contract kits checks each rule.
 */
public interface TaxCalculator {
    /**
     * The taxes on each category.
     *
     * @throws RuntimeException if it cannot be told: the request fails, and nothing was done
     */
    Map<TaxCategory, List<Tax>> taxes(Question question);

    /** There are no taxes. */
    static TaxCalculator none() {
        return question -> question.categories().stream()
                .collect(java.util.stream.Collectors.toMap(category -> category, category -> List.of()));
    }

    /**
     * What is asked.
     *
     * @param seller the legal entity that sells, as the order's terms name it
     * @param day the seller's calendar day
     * @param buyer who buys, as far as known
     * @param destination where the goods go; empty if nobody said, or they are collected
     * @param categories what is sold; never empty
     */
    record Question(
            String seller,
            LocalDate day,
            CurrencyUnit currency,
            Buyer buyer,
            Optional<Address> destination,
            Set<TaxCategory> categories) {
        /** Copies the categories. */
        public Question {
            categories = Set.copyOf(categories);
        }
    }
}
