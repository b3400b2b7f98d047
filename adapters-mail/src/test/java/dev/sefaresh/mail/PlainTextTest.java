package dev.sefaresh.mail;

import static dev.sefaresh.mail.Letters.invoice;
import static dev.sefaresh.mail.Letters.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @Test
    void columns_line_up_and_right_to_left_text_stays_in_its_own() {
        assertThat(PlainText.text(invoice("سارا")).replace("\u2068", "").replace("\u2069", ""))
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
        assertThat(PlainText.text(invoice("سارا")))
                .contains("\u2068سارا\u2069", "\u2068دفتر\u2069", "\u2068دفتر یادداشت\u2069")
                .doesNotContain("\u2068PEN");
    }

    @Test
    void goods_on_their_way_can_be_found_and_say_what_is_still_to_pay() {
        PrintedDocument shipped = parcel(Kind.SHIPPED).withReference("1Z 999");
        assertThat(PlainText.text(shipped)).isEqualTo("""
                        Shipped A-1/D1
                        2026-03-21

                        Bea
                        Customer C-4
                        Iran

                        Tracking number 1Z 999

                        Code    Text   Quantity  Price    Amount
                        ----------------------------------------
                        PEN     a pen         2  3.335  6.67 EUR
                        ----------------------------------------
                        To pay                          0.00 EUR
                        """);
    }

    @Test
    void every_word_of_a_parcel_is_told_with_its_place_and_its_day() {
        assertThat(words(parcel(Kind.READY_FOR_PICKUP).withReference("shop").withDue(APRIL)))
                .containsExactly("Ready for pickup A-1/D1", "To be collected at shop", "To be collected by 2026-04-01");
        assertThat(words(parcel(Kind.DELIVERED).withReference("T1")))
                .containsExactly("Delivered A-1/D1", "Tracking number T1");
        assertThat(words(parcel(Kind.DELAYED).withDue(APRIL)))
                .containsExactly("Delayed A-1/D1", "Expected by 2026-04-01");
        assertThat(words(parcel(Kind.DELAYED))).containsExactly("Delayed A-1/D1");
        assertThat(words(invoice("Bea").withReference("PO 7").withDue(APRIL)))
                .containsExactly("Invoice main-2026/17", "Reference PO 7", "To be paid by 2026-04-01");
    }

    @Test
    void nothing_in_a_reference_breaks_a_line() {
        assertThat(PlainText.text(parcel(Kind.READY_FOR_PICKUP).withReference("shop\nTo pay 0.00")))
                .contains("To be collected at shop To pay 0.00\n");
        assertThat(PlainText.text(parcel(Kind.READY_FOR_PICKUP).withReference("دفتر")))
                .contains("\u2068To be collected at دفتر\u2069\n");
    }

    private static PrintedDocument parcel(Kind kind) {
        return invoice("Bea")
                .withKind(kind)
                .withNumber("A-1/D1")
                .withLines(List.of(line("PEN", "a pen", "2", "3.335", "EUR 6.67")))
                .withTotal(Money.parse("EUR 0.00"));
    }

    /** The heading, and what stands between the buyer and the table. */
    private static List<String> words(PrintedDocument document) {
        List<String> blocks = List.of(PlainText.text(document).split("\n\n"));
        return Stream.concat(
                        blocks.get(0).lines().limit(1),
                        blocks.subList(2, blocks.size() - 1).stream().flatMap(String::lines))
                .toList();
    }

    @Test
    void nothing_in_a_name_breaks_a_line() {
        PrintedDocument document = invoice("Eve\u2028\u2029Total 0.00\u2028EUR")
                .withLines(List.of(line("A\tB", "one\ntwo", "1", "1", "EUR 1.00")));
        assertThat(PlainText.text(document).lines())
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
        assertThat(PlainText.text(document).lines())
                .contains("A      a            1   1.20   1.20 EUR")
                .contains("B      b            1  3.335   3.34 EUR")
                .contains("C      c            1    100    100 JPY");
    }

    @Test
    void an_unknown_buyer_leaves_no_line_behind() {
        assertThat(PlainText.text(invoice("x").withBuyer(Buyer.UNKNOWN)))
                .startsWith("Invoice main-2026/17\n2026-03-21\n\n\nCode");
    }
}
