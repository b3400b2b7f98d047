package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class SpeechTest {
    private static final Speech ENGLISH = new Speech("en");
    private static final Speech PERSIAN = new Speech("fa");

    @Test
    void dates_are_those_of_the_readers_calendar() {
        assertThat(PERSIAN.date(LocalDate.of(2026, 3, 21))).isEqualTo("۱ فروردین ۱۴۰۵");
        assertThat(PERSIAN.date(LocalDate.of(2026, 3, 20))).isEqualTo("۲۹ اسفند ۱۴۰۴");
        assertThat(PERSIAN.date(LocalDate.of(2025, 3, 20))).as("a leap year").isEqualTo("۳۰ اسفند ۱۴۰۳");
        assertThat(PERSIAN.date(LocalDate.of(1970, 1, 1))).isEqualTo("۱۱ دی ۱۳۴۸");
        assertThat(ENGLISH.date(LocalDate.of(2026, 3, 21))).isEqualTo("21 March 2026");
        assertThat(new Speech("en-US").date(LocalDate.of(2026, 3, 21))).isEqualTo("March 21, 2026");
        assertThat(new Speech("de").date(LocalDate.of(2026, 3, 21))).isEqualTo("21. März 2026");
    }

    @Test
    void money_has_the_digits_of_the_language_and_all_its_decimal_places() {
        assertThat(List.of("EUR 1234567.80", "JPY 100", "EUR -5.00", "EUR 0.00", "BHD 1.250").stream()
                        .map(Money::parse)
                        .map(money ->
                                ENGLISH.money(money, money.getCurrencyUnit().getCode())))
                .containsExactly(
                        "1,234,567.80\u00a0EUR", "100\u00a0JPY", "-5.00\u00a0EUR", "0.00\u00a0EUR", "1.250\u00a0BHD");
        assertThat(PERSIAN.money(Money.parse("IRR 1250000.00"), "ریال")).isEqualTo("۱٬۲۵۰٬۰۰۰٫۰۰\u00a0ریال");
        assertThat(ENGLISH.number(new BigDecimal("123456789012345678901234567890.123456789")))
                .isEqualTo("123,456,789,012,345,678,901,234,567,890.123456789");
    }

    @Test
    void a_price_has_the_places_of_its_currency_or_more() {
        Money euros = Money.parse("EUR 1.00");
        assertThat(List.of("1.2", "3.335", "100", "1E+2").stream()
                        .map(BigDecimal::new)
                        .map(price -> ENGLISH.price(price, euros)))
                .containsExactly("1.20", "3.335", "100.00", "100.00");
    }

    @Test
    void rates_are_percents_or_prices() {
        assertThat(ENGLISH.rate(Tax.included("VAT", "8.25"))).isEqualTo("8.25%");
        assertThat(PERSIAN.rate(Tax.included("VAT", "10"))).isEqualTo("۱۰٪");
        assertThat(ENGLISH.rate(Tax.perPiece("SUGAR", "0.25"))).isEqualTo("0.25");
    }

    @Test
    void text_of_the_other_direction_is_isolated() {
        assertThat(ENGLISH.quoted("Bea 12-A")).isEqualTo("Bea 12-A");
        assertThat(ENGLISH.quoted("سارا")).isEqualTo("\u2068سارا\u2069");
        assertThat(PERSIAN.quoted("چای‌خانهٔ سارا")).isEqualTo("چای‌خانهٔ سارا");
        assertThat(PERSIAN.quoted("A-1")).isEqualTo("\u2068A-1\u2069");
        assertThat(PERSIAN.quoted("2026 17")).isEqualTo("\u20682026 17\u2069");
    }

    @Test
    void nothing_in_a_text_breaks_a_line_or_turns_the_rest_around() {
        assertThat(ENGLISH.quoted("a\nb\r\nc\u2028d\te\u0000f")).isEqualTo("a b  c d e f");
        assertThat(ENGLISH.quoted("a\u202eb\u2069c\u2066\u202ad")).isEqualTo("abcd");
        assertThat(ENGLISH.quoted("a\ud800b\uffffc\ud83d\ude00")).isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
        assertThat(ENGLISH.quoted(" \u202e ")).isEmpty();
    }
}
