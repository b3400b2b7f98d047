package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class PrinterTest {
    private static final Printer PRINTER = Printer.of(Templates.shipped());
    private static final PrintedDocument INVOICE =
            Samples.in("en").full(Message.INVOICE, TemplatesTest.in("en")).document();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_of_document_is_a_page_in_both_languages(Kind kind) throws IOException {
        for (String language : List.of("en", "fa")) {
            Attachment file = PRINTER.render(INVOICE.withKind(kind), TemplatesTest.in(language));
            assertThat(file.type()).isEqualTo("text/html; charset=UTF-8");
            assertThat(file.name()).isEqualTo(Vocabulary.name(kind) + "-main-2026-17.html");
            Document page = Html.read(text(file));
            assertThat(Html.elements(page, "h1").get(0).getTextContent()).endsWith(" main-2026/17");
            assertThat(page.getDocumentElement().getAttribute("dir")).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
            assertThat(Html.text(page)).doesNotContain("{{", "null").contains("Sara Ahmadi", "Teapot of blue glass");
            assertThat(text(file))
                    .contains("size: A4")
                    .doesNotContain("http://shop", "https://", "url(", "<script", "<img");
        }
    }

    @Test
    void an_invoice_says_all_that_it_is_given() throws IOException {
        String page = Html.text(Html.read(text(PRINTER.render(INVOICE, TemplatesTest.in("en")))))
                .replace('\u00a0', ' ');
        assertThat(page)
                .contains(
                        "Invoice main-2026/17", "21 March 2026", "Sara Ahmadi", "12 Rose Lane", "71345 Leeds", "C-4711")
                .contains("TEA-250", "Green tea, first harvest", "2.5", "11.600", "29.00 EUR", "-5.00 EUR")
                .contains("59.00 EUR", "of which VAT (10% on 53.64 EUR)", "5.36 EUR");
        String persian = Html.text(Html.read(text(PRINTER.render(INVOICE, TemplatesTest.in("fa")))))
                .replace('\u00a0', ' ');
        assertThat(persian)
                .contains("فاکتور main-2026/17", "۱ فروردین ۱۴۰۵", "۵۹٫۰۰ یورو", "شامل مالیات VAT (۱۰٪ از ۵۳٫۶۴ یورو)");
    }

    @Test
    void stock_has_no_prices() throws IOException {
        assertThat(text(PRINTER.render(INVOICE.withKind(Kind.STOCK), TemplatesTest.in("en"))))
                .doesNotContain("EUR");
    }

    @Test
    void the_same_document_gives_the_same_bytes() throws IOException {
        Printer other = Printer.of(Templates.shipped().with(Map.of()));
        assertThat(text(other.render(INVOICE, TemplatesTest.in("fa"))))
                .isEqualTo(text(PRINTER.render(INVOICE, TemplatesTest.in("fa"))));
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, invoice-etc-passwd.html",
        "'a\r\nb', invoice-a-b.html",
        "'', invoice.html",
        "..., invoice.html",
        "C:\\x, invoice-C-x.html",
        "فاکتور ۱۲, invoice-فاکتور-۱۲.html",
    })
    void the_file_has_a_plain_name(String number, String name) {
        assertThat(PRINTER.render(INVOICE.withNumber(number), TemplatesTest.in("en"))
                        .name())
                .isEqualTo(name);
    }

    @Test
    void a_long_number_is_cut_in_the_name_and_nowhere_else() throws IOException {
        Attachment file = PRINTER.render(INVOICE.withNumber("𝟙".repeat(500)), TemplatesTest.in("en"));
        assertThat(file.name()).isEqualTo("invoice-" + "𝟙".repeat(72) + ".html");
        assertThat(text(file)).contains("𝟙".repeat(500));
    }

    @Test
    void nulls_are_refused() {
        assertThatNullPointerException().isThrownBy(() -> PRINTER.render(null, TemplatesTest.in("en")));
        assertThatNullPointerException().isThrownBy(() -> PRINTER.render(INVOICE, null));
        assertThatNullPointerException().isThrownBy(() -> Printer.of(null));
    }

    private static String text(Attachment file) throws IOException {
        try (InputStream in = file.content().open()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
