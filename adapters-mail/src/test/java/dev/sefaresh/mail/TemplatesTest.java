package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.Wording;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class TemplatesTest {
    private static final Templates SHIPPED = Templates.shipped();
    private static final List<String> LANGUAGES = List.of("en", "fa");

    static Stream<Arguments> all() {
        return LANGUAGES.stream()
                .flatMap(language -> Stream.of(Message.values()).map(message -> Arguments.of(message, language)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_message_is_worded_with_all_that_there_can_be_and_with_the_least(Message message, String language) {
        Samples samples = Samples.in(language);
        Wording wording = in(language);
        for (Mail mail : List.of(
                samples.full(message, wording), samples.typical(message, wording), samples.least(message, wording))) {
            Letter letter = SHIPPED.letter(mail);
            assertThat(letter.language()).isEqualTo(language);
            assertThat(letter.subject()).isNotBlank().doesNotContain("\n", "{{");
            assertThat(letter.text()).endsWith("\n").doesNotContain("{{", "\n\n\n", "\r");
            Document page = Html.read(letter.html());
            assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language);
            assertThat(page.getDocumentElement().getAttribute("dir")).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
            assertThat(Html.text(page)).doesNotContain("{{", "null", "<");
            assertThat(Html.elements(page, "h1"))
                    .singleElement()
                    .satisfies(heading -> assertThat(bare(letter.text())).contains(heading.getTextContent()));
            assertThat(letter.html()).doesNotContain("<script", "<img", "@import", "url(");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatever_a_mail_says_is_in_both_of_its_texts(Message message, String language) {
        Mail mail = Samples.in(language).full(message, in(language));
        Letter letter = SHIPPED.letter(mail);
        String html = bare(Html.text(Html.read(letter.html())));
        String text = bare(letter.text());
        for (String said : Stream.concat(
                        Stream.of(
                                mail.reason().orElseThrow(),
                                mail.document().reference().orElseThrow()),
                        mail.document().lines().stream().flatMap(line -> Stream.of(line.code(), line.text())))
                .toList()) {
            assertThat(html).contains(said);
            assertThat(text).contains(said);
        }
        assertThat(text)
                .contains(
                        mail.link().orElseThrow().toString(),
                        mail.unsubscribe().orElseThrow().toString());
        assertThat(letter.html())
                .contains(
                        "href=\"" + mail.link().orElseThrow() + "\"",
                        "href=\"" + mail.unsubscribe().orElseThrow() + "\"");
    }

    @Test
    void no_two_messages_have_the_same_subject_and_no_language_that_of_another() {
        assertThat(all().map(Arguments::get)
                        .map(one -> SHIPPED.preview((Message) one[0], in((String) one[1]))
                                .subject()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Message.class)
    void persian_is_persian(Message message) {
        Letter letter = SHIPPED.letter(Samples.in("fa").typical(message, in("fa")));
        String ours = letter.text().replaceAll("\u2068[^\u2069]*\u2069", "").replaceAll("https?://\\S+", "");
        assertThat(ours).doesNotContainPattern("[A-Za-z0-9]").doesNotContainPattern("[\u064a\u0643]");
    }

    @Test
    void a_confirmed_order_reads_like_this() {
        assertThat(SHIPPED.preview(Message.ORDER_CONFIRMED, in("en")))
                .extracting(Letter::subject, Letter::text)
                .containsExactly("Order A-1042 is confirmed", """
                        Thank you for your order

                        Dear Sara Ahmadi,

                        Your order A-1042 is confirmed, and we are getting it ready. We will write again as soon as there is news.

                        View your order:
                        https://shop.example/order?ticket=A-1042

                        - Green tea, first harvest (TEA-250)
                          2.5 × 11.600 = 29.00~EUR
                        - Teapot of blue glass (POT-1)
                          1 × 35.00 = 35.00~EUR
                        - WELCOME (WELCOME)
                          1 × -5.00 = -5.00~EUR

                        Total: 59.00~EUR
                        of which VAT (10%): 5.36~EUR

                        Kind regards

                        --
                        You are receiving this message because of your order A-1042.
                        """.replace('~', '\u00a0'));
    }

    @Test
    void goods_on_their_way_say_how_they_are_found_and_what_is_still_to_pay_if_anything_is() {
        Mail shipped = Samples.in("en").typical(Message.SHIPPED, in("en"));
        assertThat(SHIPPED.letter(shipped).text())
                .contains("Tracking number: RF18 5390 0754", "Expected by: 31 March 2026", "Quantity: 2.5")
                .doesNotContain("Still to pay", "29.00");
        Mail onDelivery = shipped.withDocument(shipped.document()
                .withTotal(Samples.in("en")
                        .full(Message.INVOICE, in("en"))
                        .document()
                        .total()));
        assertThat(SHIPPED.letter(onDelivery).text()).contains("Still to pay: 59.00\u00a0EUR");
        assertThat(SHIPPED.preview(Message.READY_FOR_PICKUP, in("en")).text())
                .contains("Pick up at: RF18", "Pick up by: 31 March 2026");
        assertThat(SHIPPED.preview(Message.LOW_STOCK, in("en")).text())
                .contains("Left: 2.5")
                .doesNotContain("EUR");
    }

    @Test
    void staff_are_not_greeted_as_if_they_were_the_buyer() {
        assertThat(SHIPPED.preview(Message.NEW_ORDER, in("en")).text())
                .startsWith("New order A-1042\n\nSara Ahmadi has ordered.")
                .doesNotContain("Dear", "Kind regards");
    }

    @Test
    void a_reader_is_answered_in_the_nearest_language_that_is_spoken() {
        assertThat(Stream.of("fa", "fa-IR", "fa-Arab-IR", "FA", "en-GB", "de", "", "!!")
                        .map(tag -> SHIPPED.preview(Message.INVOICE, in(tag)).language()))
                .containsExactly("fa", "fa", "fa", "fa", "en", "en", "en", "en");
        Wording unknown = new Wording("main", "web", Optional.empty());
        assertThat(SHIPPED.preview(Message.INVOICE, unknown).language()).isEqualTo("en");
        assertThat(SHIPPED.speaking("fa").preview(Message.INVOICE, unknown).language())
                .isEqualTo("fa");
        assertThat(SHIPPED.speaking("fa").preview(Message.INVOICE, in("de")).language())
                .isEqualTo("fa");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_message_may_be_about_a_document_of_any_kind(Kind kind) {
        for (Message message : Message.values()) {
            Mail mail = Samples.in("fa").full(message, in("fa"));
            Html.read(SHIPPED.letter(mail.withDocument(mail.document().withKind(kind)))
                    .html());
        }
    }

    @Test
    void what_is_no_page_is_no_link() {
        for (String link :
                List.of("javascript:alert(1)", "data:text/html,x", "order?ticket=1", "ftp://shop.example/")) {
            Letter letter = SHIPPED.letter(Samples.in("en")
                    .full(Message.CART_LEFT, in("en"))
                    .withLink(URI.create(link))
                    .withUnsubscribe(URI.create(link)));
            assertThat(letter.html()).doesNotContain("href", link);
            assertThat(letter.text()).doesNotContain(link);
        }
    }

    @Test
    void the_same_mail_is_worded_the_same_way_every_time() {
        Mail mail = Samples.in("fa").full(Message.INVOICE, in("fa")).withOrder(OrderId.of("B-1"));
        assertThat(Templates.shipped().letter(mail)).isEqualTo(SHIPPED.letter(mail));
    }

    static Wording in(String language) {
        return new Wording("main", "web", Optional.of(language));
    }

    private static String bare(String text) {
        return Speech.bare(text);
    }
}
