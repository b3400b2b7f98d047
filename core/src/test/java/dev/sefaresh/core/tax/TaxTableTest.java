package dev.sefaresh.core.tax;

import static dev.sefaresh.spi.model.TaxCategory.CARRIAGE;
import static dev.sefaresh.spi.model.TaxCategory.STANDARD;
import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.TaxCalculator;
import dev.sefaresh.spi.port.TaxCalculator.Question;
import dev.sefaresh.spi.tck.TaxBench;
import dev.sefaresh.spi.tck.TaxCalculatorRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TaxTableTest {
    private static final TaxCategory BOOK = TaxCategory.of("book");
    private static final TaxCategory BOTTLE = TaxCategory.of("bottle");
    private static final TaxCategory LESSON = TaxCategory.of("lesson");
    private static final Tax DE = Tax.included("DE-19", "19");
    private static final Tax DE_16 = Tax.included("DE-16", "16");
    private static final Tax DE_BOOK = Tax.included("DE-7", "7");
    private static final Tax AT = Tax.included("AT-20", "20");
    private static final Tax GST = Tax.added("CA-GST", "5");
    private static final Tax QST = Tax.added("QC-QST", "9.975");
    private static final Tax DEPOSIT = Tax.perPiece("DE-DEPOSIT", "0.25");
    private static final LocalDate DAY = parse("2026-03-01");

    private static TaxTable.Builder table() {
        return TaxTable.home("DE")
                .row(Row.of(STANDARD, DE).in("DE").from(parse("2007-01-01")))
                .row(Row.of(STANDARD, DE_16).in("DE").from(parse("2020-07-01")).until(parse("2020-12-31")))
                .row(Row.of(STANDARD, AT).in("AT"))
                .row(Row.of(STANDARD, GST).in("CA"))
                .row(Row.of(STANDARD, GST, QST).in("CA", "qc"))
                .row(Row.exempt(STANDARD))
                .row(Row.of(BOOK, DE_BOOK).in("DE"))
                .row(Row.of(BOTTLE, DEPOSIT, DE).in("DE"))
                .row(Row.exempt(LESSON))
                .pieces(CurrencyUnit.EUR);
    }

    @TestFactory
    Stream<DynamicTest> the_table_keeps_the_contract() {
        return tests(() -> new TaxBench(
                table().build(),
                question(DAY, to("CA", "QC"), STANDARD, LESSON),
                Map.of(STANDARD, List.of(GST, QST), LESSON, List.of())));
    }

    @TestFactory
    Stream<DynamicTest> no_taxes_keep_the_contract() {
        return tests(() -> new TaxBench(
                TaxCalculator.none(),
                question(DAY, Optional.empty(), STANDARD, BOOK),
                Map.of(STANDARD, List.of(), BOOK, List.of())));
    }

    private static Stream<DynamicTest> tests(Supplier<TaxBench> bench) {
        var kit = TaxCalculatorRules.of(bench);
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }

    @Test
    void the_region_goes_before_the_country_and_that_before_everywhere() {
        assertThat(on(STANDARD, to("CA", " qc"))).containsExactly(GST, QST);
        assertThat(on(STANDARD, to("CA", "ON"))).containsExactly(GST);
        assertThat(on(STANDARD, to("CA"))).containsExactly(GST);
        assertThat(on(STANDARD, to("JP"))).isEmpty();
    }

    @Test
    void home_is_where_goods_are_collected() {
        assertThat(on(STANDARD, Optional.empty())).containsExactly(DE);
        TaxTable quebec = TaxTable.home("CA", "QC")
                .row(Row.of(STANDARD, GST).in("CA"))
                .row(Row.of(STANDARD, GST, QST).in("CA", "QC"))
                .build();
        assertThat(quebec.taxes(question(DAY, Optional.empty(), STANDARD)).get(STANDARD))
                .containsExactly(GST, QST);
    }

    @Test
    void the_rate_is_that_of_the_day_and_one_for_a_while_ends_by_itself() {
        assertThat(at("2007-01-01")).containsExactly(DE);
        assertThat(at("2020-06-30")).containsExactly(DE);
        assertThat(at("2020-07-01")).containsExactly(DE_16);
        assertThat(at("2020-12-31")).containsExactly(DE_16);
        assertThat(at("2021-01-01")).containsExactly(DE);
        assertThat(at("2006-12-31")).as("before there is a row of the country").isEmpty();
    }

    private static List<Tax> at(String day) {
        return table().build()
                .taxes(question(parse(day), Optional.empty(), STANDARD))
                .get(STANDARD);
    }

    @Test
    void what_no_row_is_for_cannot_be_told_and_it_says_what_was_asked_and_which_rows_there_are() {
        assertThatThrownBy(() -> on(BOOK, to("CA", "QC")))
                .hasMessage("no row says which taxes are on book in CA-QC on 2026-03-01: the rows of it are book in DE;"
                        + " what is exempt needs a row without taxes");
        assertThatThrownBy(() -> on(CARRIAGE, to("DE")))
                .hasMessage("no row says which taxes are on carriage in DE on 2026-03-01: there are rows of"
                        + " [standard, book, bottle, lesson] only; what is exempt needs a row without taxes");
        TaxTable before = TaxTable.home("DE")
                .row(Row.of(STANDARD, DE).in("DE").from(parse("2030-01-01")))
                .build();
        assertThatThrownBy(() -> before.taxes(question(DAY, Optional.empty(), STANDARD)))
                .hasMessageContaining("the rows of it are standard in DE from 2030-01-01;");
    }

    @Test
    void taxes_on_a_piece_are_in_one_currency() {
        assertThat(on(BOTTLE, to("DE"))).containsExactly(DEPOSIT, DE);
        Question dollars = new Question("main", DAY, CurrencyUnit.USD, Buyer.UNKNOWN, Optional.empty(), Set.of(BOTTLE));
        assertThatThrownBy(() -> table().build().taxes(dollars))
                .hasMessageContaining("the taxes on a piece of bottle in DE are in EUR, and the order is in USD");
    }

    @Test
    void whoever_has_a_tax_number_in_another_country_of_the_union_owes_the_tax_himself() {
        TaxTable table = table().reverseCharge("DE", "AT", "FR").build();
        Buyer firm = new Buyer.Builder().taxNumber("ATU12345678").build();
        assertThat(asked(table, firm, to("AT"))).isEmpty();
        assertThat(asked(table, firm, to("DE"))).containsExactly(DE);
        assertThat(asked(table, firm, Optional.empty())).containsExactly(DE);
        assertThat(asked(table, firm, to("CA"))).containsExactly(GST);
        assertThat(asked(table, Buyer.UNKNOWN, to("AT"))).containsExactly(AT);
    }

    @Test
    void who_is_exempt_can_have_a_tax_of_nothing_that_says_why() {
        Tax embassy = Tax.added("DIPLOMATIC", "0");
        TaxTable table = table().exempt(question -> question.buyer().customer().equals(Optional.of("C-1")), embassy)
                .exempt(question -> true)
                .build();
        assertThat(asked(table, new Buyer.Builder().customer("C-1").build(), to("DE")))
                .containsExactly(embassy);
        assertThat(asked(table, Buyer.UNKNOWN, to("DE"))).isEmpty();
    }

    @Test
    void a_table_can_be_read_from_a_file() {
        String file = """
                category,country,region,from,until,code,rate,per,included,raises base,on net
                standard,DE,,2007-01-01,,DE-19,19,percent,yes,,
                standard,DE,,2020-07-01,2020-12-31,DE-16,16,percent,yes,no,no
                standard,AT,,,,AT-20,20,percent,yes,,

                standard,CA,,,,CA-GST,5,percent,,,
                standard,CA,qc,,,CA-GST,5,percent,,,
                bottle,DE,,,,DE-DEPOSIT,0.25,piece,,,
                standard,CA,QC,,,QC-QST,9.975,percent,no,no,no
                standard,,,,,,,,,,
                bottle,DE,,,,DE-19,19,percent,yes,,
                "wine, and ""spirits\""",,,,,"a, b",-3,percent,no,yes,yes
                """;
        TaxTable table = TaxTable.home("DE")
                .pieces(CurrencyUnit.EUR)
                .csv("\uFEFF" + file.replace("\n", "\r\n"))
                .build();
        TaxCategory wine = TaxCategory.of("wine, and \"spirits\"");
        assertThat(table.taxes(question(DAY, Optional.empty(), wine)).get(wine))
                .containsExactly(Tax.added("a, b", "-3").raisingBase().onNet());
        for (Optional<Address> to : List.of(to("CA", "QC"), to("CA"), to("AT"), to("JP"), Optional.<Address>empty())) {
            for (String day : List.of("2006-12-31", "2020-12-31", "2026-03-01")) {
                Question question = question(parse(day), to, STANDARD);
                assertThat(table.taxes(question)).isEqualTo(table().build().taxes(question));
            }
        }
        assertThat(table.taxes(question(DAY, Optional.empty(), BOTTLE)).get(BOTTLE))
                .containsExactly(DEPOSIT, DE);
    }

    @Test
    void all_that_is_wrong_with_a_file_is_said_at_once_with_its_lines() {
        String file = """
                category,country,region,from,until,code,rate,per,included,raises base,on net
                standard,DE,,,,vat
                standard,de,,,,vat,19,percent,,,
                standard,,Quebec,,,vat,19,percent,,,
                standard,DE,,1.1.2007,,vat,19,percent,,,
                standard,DE,,,,vat,"19,5",percent,,,
                standard,DE,,,,vat,19,%,,,
                standard,DE,,,,vat,19,percent,perhaps,,
                standard,DE,,,,,19,percent,,,
                ,DE,,,,vat,19,percent,,,
                book,DE,,,,,,,,,
                book,DE,,,,vat,7,percent,,,
                "broken,DE,,,,vat,7,percent,,,
                tea,DE,,2026-01-01,,vat,7,percent,,,
                tea,DE,,2026-01-01,2025-01-01,vat,7,percent,,,
                none,DE,,,,vat,7,piece,,,
                none,DE,,,,vat,7,percent,,,
                """;
        assertThatThrownBy(() -> TaxTable.home("DE").csv(file).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        this table of taxes cannot be used:
                        line 2: 6 cells, not 11
                        line 3: a country is two letters of ISO 3166-1, not 'de'
                        line 4: a region of no country: QUEBEC
                        line 5: Text '1.1.2007' could not be parsed at index 0
                        line 6: '19,5' is no rate, a number with a point such as 8.25
                        line 7: a rate is per 'percent' or 'piece', not '%'
                        line 8: 'perhaps' is neither 'yes' nor 'no'
                        line 9: a tax must have 1 to 200 characters, not 0: ''
                        line 10: a tax category must have 1 to 200 characters, not 0: ''
                        line 12: book in DE is exempt, and line 11 says otherwise or again
                        line 13: a quote too many or too few: "broken,DE,,,,vat,7,percent,,,
                        line 15 (tea in DE from 2026-01-01 until 2025-01-01) begins on the same day as line 14
                        line 15 (tea in DE from 2026-01-01 until 2025-01-01) ends before it begins
                        line 16 (none in DE) is never asked for
                        line 16 (none in DE) has the tax vat twice
                        line 16 (none in DE) has a tax on a piece, and the table does not say in which currency""");
        assertThatThrownBy(() -> TaxTable.home("DE").csv("category,rate\n").build())
                .hasMessageContaining("line 1 is not the header category,country,");
        assertThatThrownBy(() -> TaxTable.home("DE").build()).hasMessageContaining("there is no row");
    }

    private static List<Tax> on(TaxCategory category, Optional<Address> to) {
        return table().build().taxes(question(DAY, to, category)).get(category);
    }

    private static List<Tax> asked(TaxTable table, Buyer buyer, Optional<Address> to) {
        return table.taxes(new Question("main", DAY, CurrencyUnit.EUR, buyer, to, Set.of(STANDARD)))
                .get(STANDARD);
    }

    private static Question question(LocalDate day, Optional<Address> to, TaxCategory... categories) {
        return new Question("main", day, CurrencyUnit.EUR, Buyer.UNKNOWN, to, Set.of(categories));
    }

    private static Optional<Address> to(String country) {
        return Optional.of(new Address.Builder()
                .street("Main Street 1")
                .city("Town")
                .country(country)
                .build());
    }

    private static Optional<Address> to(String country, String region) {
        return to(country)
                .map(address ->
                        new Address.Builder().from(address).region(region).build());
    }
}
