package dev.sefaresh.core.tax;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Tax.Basis;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.TaxCalculator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/**
 * Taxes by a table. Of the rows of a category that are for the place and the day, that of the region goes before that of its country,
 * and that before the one for everywhere; of those, the one that began last. So a new rate is one more row, and a rate for a while is
 * a row with an end. What has no row is no exemption but a question that cannot be answered. Immutable and thread-safe.
 *
 * <p>The place is where the goods go; where nobody said, or they are collected, it is home. Who sells as several legal entities has a
 * table for each.
 *
 * <pre>{@code
 * TaxTable.home("DE")
 *         .row(Row.of(STANDARD, Tax.included("DE-19", "19")).in("DE"))
 *         .row(Row.of(STANDARD, Tax.included("DE-16", "16")).in("DE").from(july).until(december))
 *         .row(Row.of(STANDARD, Tax.included("AT-20", "20")).in("AT"))
 *         .row(Row.exempt(STANDARD)) // elsewhere
 *         .reverseCharge("DE", "AT")
 *         .build()
 * }</pre>
 */
public final class TaxTable implements TaxCalculator {
    private static final Comparator<Row> NEAREST =
            Comparator.<Row>comparingInt(row -> row.place().exactness()).thenComparing(row -> row.from());

    private final Place home;
    private final Optional<CurrencyUnit> currency;
    private final ImmutableListMultimap<TaxCategory, Row> rows;
    private final ImmutableList<Exemption> exemptions;

    private TaxTable(Builder builder) {
        home = builder.home;
        currency = builder.currency;
        rows = Multimaps.index(builder.rows.stream().map(Placed::row).toList(), Row::category);
        exemptions = ImmutableList.copyOf(builder.exemptions);
    }

    /** An empty table of a shop in this country. */
    public static Builder home(String country) {
        return new Builder(Place.of(country));
    }

    /** An empty table of a shop in this region of a country. */
    public static Builder home(String country, String region) {
        return new Builder(Place.of(country, region));
    }

    /**
     * The taxes on each category.
     *
     * @throws IllegalArgumentException naming the question and the rows of the category, if none of them is for it; or if a tax a piece is
     *     in another currency
     */
    @Override
    public Map<TaxCategory, List<Tax>> taxes(Question question) {
        Optional<Exemption> exempt =
                exemptions.stream().filter(one -> one.of().test(question)).findFirst();
        return question.categories().stream()
                .collect(toMap(
                        category -> category,
                        category -> exempt.map(Exemption::instead).orElseGet(() -> taxes(category, question))));
    }

    private List<Tax> taxes(TaxCategory category, Question question) {
        Place place = question.destination().map(Place::of).orElse(home);
        List<Tax> taxes = rows.get(category).stream()
                .filter(row -> row.isFor(place, question.day()))
                .max(NEAREST)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no row says which taxes are on " + category + " " + place + " on " + question.day() + ": "
                                + known(category) + "; what is exempt needs a row without taxes"))
                .taxes();
        if (taxes.stream().anyMatch(tax -> tax.basis() == Basis.PER_PIECE)
                && !currency.equals(Optional.of(question.currency()))) {
            throw new IllegalArgumentException("the taxes on a piece of " + category + " " + place + " are in "
                    + currency.orElseThrow() + ", and the order is in " + question.currency() + ": " + taxes);
        }
        return taxes;
    }

    private String known(TaxCategory category) {
        return rows.containsKey(category)
                ? "the rows of it are "
                        + rows.get(category).stream().map(Row::toString).collect(joining(", "))
                : "there are rows of " + rows.keySet() + " only";
    }

    /** Instead of the rows' taxes, on whatever it is true of. */
    private record Exemption(Predicate<Question> of, List<Tax> instead) {}

    /** A row, and where it was read. */
    record Placed(String where, Row row) {}

    /** Collects a table. Not thread-safe. */
    public static final class Builder {
        private final Place home;
        private final List<Placed> rows = new ArrayList<>();
        private final List<Exemption> exemptions = new ArrayList<>();
        private final List<String> flaws = new ArrayList<>();
        private Optional<CurrencyUnit> currency = Optional.empty();

        private Builder(Place home) {
            this.home = home;
        }

        /** A row. */
        public Builder row(Row row) {
            rows.add(new Placed("row " + (rows.size() + 1), row));
            return this;
        }

        /**
         * The rows of a file, after those that are there already. It is as RFC 4180 says, without line breaks in cells, and begins with the header
         * {@code category,country,region,from,until,code,rate,per,included,raises base,on net}. A tax is a line; lines that differ only
         * from {@code code} on are one row, in their order, and one with nothing from there on says that it is exempt. Without a country
         * it is for everywhere. Days are as ISO 8601 says; {@code per} is {@code percent} or {@code piece}; the last three are
         * {@code yes}, or {@code no}, or nothing.
         *
         * @param file its text
         */
        public Builder csv(String file) {
            TaxFile read = new TaxFile(file);
            rows.addAll(read.rows());
            flaws.addAll(read.flaws());
            return this;
        }

        /** In which currency the taxes on a piece are. */
        public Builder pieces(CurrencyUnit in) {
            currency = Optional.of(in);
            return this;
        }

        /**
         * Whoever asks like this gets these taxes on everything, of whatever category: none, or one of zero percent that says on
         * documents why. What was said first goes before. A table changes no price: one that contains taxes elsewhere is now all the
         * shop's, unless the catalog lowers it.
         *
         * @param question pure
         */
        public Builder exempt(Predicate<Question> question, Tax... instead) {
            exemptions.add(new Exemption(Objects.requireNonNull(question), List.of(instead)));
            return this;
        }

        /**
         * Buyers with a tax number owe the tax themselves where goods go from home to another of these countries: there are no taxes. That
         * the number is a real one, whoever took it down has to look up.
         */
        public Builder reverseCharge(String... countries) {
            List<Place> union = List.of(countries).stream().map(Place::of).toList();
            return exempt(question -> question.buyer().taxNumber().isPresent()
                    && question.destination()
                            .map(Address::country)
                            .map(Place::of)
                            .filter(there -> union.contains(there) && !there.contains(home))
                            .isPresent());
        }

        /**
         * The table.
         *
         * @throws IllegalArgumentException naming all that is wrong with it, a line each: what cannot be read, rows that end before they
         *     begin, or begin on the same day for the same category and place, taxes of one row with one code, and taxes on a piece
         *     without a currency
         */
        public TaxTable build() {
            List<String> found = new ArrayList<>(flaws);
            found.addAll(Flaws.of(rows, currency));
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("this table of taxes cannot be used:\n" + String.join("\n", found));
            }
            return new TaxTable(this);
        }
    }
}
