package dev.sefaresh.mail;

import static dev.sefaresh.mail.Letters.invoice;
import static dev.sefaresh.mail.Letters.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.port.PrintedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterTest {
    @Test
    void columns_line_up_and_right_to_left_text_stays_in_its_own() {
        assertThat(Letter.text(invoice("سارا")).replace("\u2068", "").replace("\u2069", ""))
                .isEqualTo("""
                        Invoice main-2026/17
                        2026-03-21

                        سارا
                        Customer C-4
                        Iran

                        Code      Text          Quantity  Price     Amount
                        --------------------------------------------------
                        PEN       a pen                2  3.335   6.67 EUR
                        دفتر      دفتر یادداشت       1.5  10.00  15.00 EUR
                        CARRIAGE  carriage             1   4.90   4.90 EUR
                        --------------------------------------------------
                        Total                                    26.57 EUR
                        """);
        assertThat(Letter.text(invoice("سارا")))
                .contains("\u2068سارا\u2069", "\u2068دفتر\u2069", "\u2068دفتر یادداشت\u2069")
                .doesNotContain("\u2068PEN");
    }

    @Test
    void nothing_in_a_name_breaks_a_line() {
        PrintedDocument document = invoice("Eve\u2028\u2029Total 0.00\u2028EUR")
                .withLines(List.of(line("A\tB", "one\ntwo", "1", "1", "EUR 1.00")));
        assertThat(Letter.text(document).lines())
                .contains("Eve  Total 0.00 EUR")
                .anyMatch(line -> line.startsWith("A B    one two"));
    }

    @Test
    void a_price_has_the_places_of_its_currency_or_more() {
        PrintedDocument document = invoice("x")
                .withLines(List.of(
                        line("A", "a", "1", "1.2", "EUR 1.20"),
                        line("B", "b", "1", "3.335", "EUR 3.34"),
                        line("C", "c", "1", "100", "JPY 100")));
        assertThat(Letter.text(document).lines())
                .contains("A      a            1   1.20   1.20 EUR")
                .contains("B      b            1  3.335   3.34 EUR")
                .contains("C      c            1    100    100 JPY");
    }

    @Test
    void an_unknown_buyer_leaves_no_line_behind() {
        assertThat(Letter.text(invoice("x").withBuyer(Buyer.UNKNOWN)))
                .startsWith("Invoice main-2026/17\n2026-03-21\n\n\nCode");
    }
}
