package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplacedTest {
    /** From the widest place to the most specific. */
    private static final List<String> PLACES = List.of(
            "",
            "fa/",
            "fa-IR/",
            "channel-pos/",
            "channel-pos/fa/",
            "channel-pos/fa-IR/",
            "shop-acme/",
            "shop-acme/fa/",
            "shop-acme/fa-IR/",
            "shop-acme/channel-pos/",
            "shop-acme/channel-pos/fa/",
            "shop-acme/channel-pos/fa-IR/");

    private static final Wording HERE = new Wording("acme", "pos", Optional.of("fa-IR"));

    @Test
    void the_most_specific_file_wins_at_every_level() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String place : PLACES) {
            files.put(place + "invoice.html", "<p>" + place + "</p>");
            files.put(place + "invoice.txt", "text of " + place);
            files.put(place + "page.html", "<p>page of " + place + "</p>");
            files.put(place + "invoice.subject", "subject of '" + place + "'");
            Templates templates = Templates.shipped().with(files);
            Letter letter = templates.preview(Message.INVOICE, HERE);
            assertThat(letter.html()).isEqualTo("<p>" + place + "</p>");
            assertThat(letter.text()).isEqualTo(("text of " + place).strip() + "\n");
            assertThat(letter.subject()).isEqualTo("subject of '" + place + "'");
            assertThat(templates.page(
                            Samples.in("fa").full(Message.INVOICE, HERE).document(), HERE))
                    .isEqualTo("<p>page of " + place + "</p>");
            assertThat(templates.preview(Message.CREDIT_NOTE, HERE).html()).startsWith("<!DOCTYPE html>");
        }
    }

    @Test
    void the_most_specific_word_wins_and_leaves_all_others() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String place : PLACES) {
            files.put(place + "words.properties", "invoice.heading = heading of '" + place + "'");
            Letter letter = Templates.shipped().with(files).preview(Message.INVOICE, HERE);
            assertThat(letter.text()).startsWith("heading of '" + place + "'");
            assertThat(letter.subject()).startsWith("فاکتور");
        }
    }

    @Test
    void the_most_specific_skeleton_wins_and_a_messages_own_template_where_it_is_as_specific() {
        Templates templates = Templates.shipped()
                .with(Map.of(
                        "invoice.html", "<p>own, everywhere</p>",
                        "shop-acme/message.html", "<p>skeleton of acme</p>",
                        "shop-acme/fa/refund-made.html", "<p>refund of acme</p>"));
        assertThat(templates.preview(Message.INVOICE, HERE).html()).isEqualTo("<p>skeleton of acme</p>");
        assertThat(templates.preview(Message.REFUND_MADE, HERE).html()).isEqualTo("<p>refund of acme</p>");
        assertThat(templates
                        .preview(Message.INVOICE, new Wording("main", "pos", Optional.of("en")))
                        .html())
                .isEqualTo("<p>own, everywhere</p>");
    }

    @Test
    void a_part_is_replaced_in_every_message() {
        Templates templates = Templates.shipped()
                .with(Map.of(
                        "channel-pos/footer.html", "<p class=\"f\">Till 4</p>", "channel-pos/footer.txt", "Till 4"));
        assertThat(Stream.of(Message.values()).map(message -> templates.preview(message, HERE)))
                .allSatisfy(letter -> {
                    assertThat(letter.html()).contains("<p class=\"f\">Till 4</p>");
                    assertThat(letter.text()).endsWith("Till 4\n");
                });
    }

    @Test
    void others_hear_nothing_of_a_shops_words() {
        Templates templates = Templates.shipped()
                .with(Map.of(
                        "shop-acme/words.properties", "shop = Acme",
                        "channel-pos/en/words.properties", "signature = See you at the till"));
        assertThat(templates
                        .preview(Message.INVOICE, new Wording("acme", "web", Optional.of("en")))
                        .text())
                .startsWith("Acme\n")
                .contains("Kind regards,\nAcme");
        assertThat(templates
                        .preview(Message.INVOICE, new Wording("acme", "pos", Optional.of("en")))
                        .text())
                .startsWith("Acme\n")
                .contains("See you at the till");
        assertThat(templates
                        .preview(Message.INVOICE, new Wording("main", "web", Optional.of("en")))
                        .text())
                .doesNotContain("Acme", "till");
    }

    @Test
    void a_word_can_be_another_for_a_message_or_a_kind_of_documents() {
        Templates templates = Templates.shipped()
                .with(Map.of(
                        "en/words.properties",
                        "invoice.greeting = Hi!\norder.greeting = Hello again,\nnew-order.total = Worth"));
        Wording english = new Wording("main", "web", Optional.of("en"));
        assertThat(templates.preview(Message.INVOICE, english).text()).contains("\nHi!\n");
        assertThat(templates.preview(Message.ORDER_CONFIRMED, english).text()).contains("\nHello again,\n");
        assertThat(templates.preview(Message.SHIPPED, english).text()).contains("\nDear Sara Ahmadi,\n");
        assertThat(templates.preview(Message.NEW_ORDER, english).text()).contains("Worth: 59.00");
    }

    @Test
    void later_words_win_over_earlier_ones_one_by_one() {
        Templates templates = Templates.shipped()
                .with(Map.of("en/words.properties", "shop = One\nbutton = Open"))
                .with(Map.of("en/words.properties", "shop = Two"));
        assertThat(templates
                        .preview(Message.INVOICE, new Wording("main", "web", Optional.of("en")))
                        .text())
                .startsWith("Two\n")
                .contains("Open:\n");
    }

    @Test
    void a_currency_can_have_a_name() {
        Templates templates = Templates.shipped().with(Map.of("en/words.properties", "currency.EUR = euros"));
        assertThat(templates
                        .preview(Message.INVOICE, new Wording("main", "web", Optional.of("en")))
                        .text())
                .contains("Total: 59.00\u00a0euros");
    }

    @Test
    void a_shop_can_speak_a_language_that_others_do_not() {
        String german = Stream.concat(
                        Vocabulary.REQUIRED.stream().filter(word -> !word.equals("shop")), Stream.of("shop"))
                .map(word -> word + " = auf Deutsch")
                .reduce("", (one, other) -> one + other + "\n");
        Templates templates = Templates.shipped().with(Map.of("shop-acme/de/words.properties", german));
        assertThat(templates
                        .preview(Message.INVOICE, new Wording("acme", "pos", Optional.of("de-AT")))
                        .subject())
                .isEqualTo("auf Deutsch");
        assertThat(templates
                        .preview(Message.INVOICE, new Wording("main", "pos", Optional.of("de-AT")))
                        .language())
                .isEqualTo("en");
    }
}
