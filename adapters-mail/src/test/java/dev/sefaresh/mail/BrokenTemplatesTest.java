package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenTemplatesTest {
    private static final Templates SHIPPED = Templates.shipped();

    // spotless:off
    static List<Arguments> broken() {
        return List.of(
                // what Mustache cannot read
                broken("message.html", "<p>\n{{lead", 2, "a tag is not closed"),
                broken("message.txt", "{{#lines}}\n{{text}}\n", 1, "section lines is not closed"),
                broken("message.txt", "a\n{{/lines}}", 2, "closes lines, which is not open"),
                broken("message.txt", "{{#lines}}\n{{#due}}\n{{/lines}}\n{{/due}}", 3, "closes lines where due is open"),
                broken("message.html", "{{! {{{lead}}} }}", 1, "a tag stands in another"),
                broken("message.html", "{{}}", 1, "there is no "),
                // what there is not
                broken("message.txt", "\n\n{{nubmer}}", 3, "there is no nubmer"),
                broken("message.txt", "{{words.totl}}", 1, "there is no words.totl"),
                broken("message.txt", "{{text}}", 1, "there is no text"),
                broken("message.txt", "{{^lines}}{{text}}{{/lines}}", 1, "there is no text"),
                broken("message.txt", "{{#lnies}}{{/lnies}}", 1, "there is no lnies"),
                broken("message.txt", "{{order.id}}", 1, "there is no order.id"),
                broken("message.txt", "{{#reference}}{{length}}{{/reference}}", 1, "there is no length"),
                broken("message.txt", "{{#reference}}{{.}}{{/reference}}", 1, "there is no ."),
                broken("message.txt", "{{class}}", 1, "there is no class"),
                broken("message.html", "{{>lnies}}", 1, "there is no part lnies"),
                broken("message.html", "{{>../../secret}}", 1, "there is no part ../../secret"),
                broken("lines.html", "{{>lines}}", 1, "includes another part"),
                broken("fa/words.properties", "invoice.lead = {{nubmer}}", 1, "there is no nubmer"),
                broken("fa/words.properties", "invoice.lead = {{words.total}}", 1, "there is no words.total"),
                broken("fa/words.properties", "# x\n\ninvoice.lead = {{>lines}}", 3, "includes another part"),
                // what is something else
                broken("message.txt", "{{lines}}", 1, "lines is no text"),
                broken("message.txt", "{{staff}}", 1, "staff is no text"),
                // what can be empty
                broken("message.txt", "ok\nby {{due}}", 2, "due can be empty"),
                broken("message.txt", "{{^due}}{{due}}{{/due}}", 1, "due can be empty"),
                broken("message.txt", "{{#reference}}{{due}}{{/reference}}", 1, "due can be empty"),
                broken("en/words.properties", "shipped.lead = by {{due}}", 1, "due can be empty"),
                // what turns escaping off
                broken("message.html", "<p>\n{{{lead}}}</p>", 2, "turns escaping off"),
                broken("message.html", "<p>{{&lead}}</p>", 1, "turns escaping off"),
                broken("message.html", "<p>{{& lead}}</p>", 1, "turns escaping off"),
                broken("invoice.html", "{{=<% %>=}}<%& lead %>", 1, "changes the delimiters"),
                broken("words.properties", "invoice.lead = {{{number}}}", 1, "turns escaping off"),
                broken("message.html", "{{<lines}}{{/lines}}", 1, "has blocks, which are not known here"),
                broken("message.html", "{{$lead}}{{/lead}}", 1, "has blocks, which are not known here"),
                // where escaping is not enough
                broken("message.html", "<a href=\"{{number}}\">x</a>", 1, "number stands in a mark or a style sheet"),
                broken("message.html", "<a href='{{order}}'>x</a>", 1, "order stands in a mark or a style sheet"),
                broken("message.html", "{{#link}}<a href={{link}}>x</a>{{/link}}", 1, "link stands in a mark or a style sheet"),
                broken("message.html", "<p {{lead}}>x</p>", 1, "lead stands in a mark or a style sheet"),
                broken("message.html", "<style>\np { color: {{lead}} }\n</style>", 2, "lead stands in a mark or a style sheet"),
                broken("message.html", "<SCRIPT>'{{lead}}'</SCRIPT>", 1, "lead stands in a mark or a style sheet"),
                broken("message.html", "<!-- it's {{lead}} -->", 1, "lead stands in a mark or a style sheet"),
                broken("message.html", "<p title=\"{{>lines}}\">x</p>", 1, "includes a part into a mark or a style sheet"),
                // what is in no place
                broken("mesage.html", "x", 0, "there is no template mesage.html"),
                broken("fa/invoice.pdf", "x", 0, "there is no template invoice.pdf"),
                broken("fa/style.css", "x", 0, "there is no template style.css"),
                broken("fk/words.properties", "shop = x", 0, "'fk' is no language tag"),
                broken("fa_IR/words.properties", "shop = x", 0, "'fa_IR' is no language tag"),
                broken("../words.properties", "shop = x", 0, "'..' is no language tag"),
                broken("fa/shop-acme/words.properties", "shop = x", 0, "is in no place of templates"),
                broken("/fa/words.properties", "shop = x", 0, "is in no place of templates"),
                broken("channel-pos/shop-acme/words.properties", "shop = x", 0, "'shop-acme' is no language tag"),
                // what is no word
                broken("fa/words.properties", "\nshop = x\nshopp = y", 3, "there is no word shopp"),
                broken("fa/words.properties", "order-confirmd.lead = y", 1, "there is no word order-confirmd.lead"),
                broken("fa/words.properties", "invoice.shop = y", 1, "there is no word invoice.shop"),
                broken("fa/words.properties", "currency.Euro = y", 1, "there is no word currency.Euro"),
                broken("fa/words.properties", "shop x", 1, "is no word"),
                broken("fa/words.properties", "shop = a\\tb", 1, "shop has an unknown escape"),
                broken("fa/words.properties", "shop = a\ntotal = \\\n  b\nshop = c", 4, "shop is there twice"),
                broken("fa/words.properties", "shop = {{seller}}", 1, "the shop's name has a tag"),
                broken("fa/words.properties", "button = a\\nb", 1, "button has a line break"),
                broken("fa/words.properties", "invoice.subject = a\\nBcc: eve", 1, "invoice.subject has a line break"),
                broken("fa/invoice.subject", "a\nBcc: eve", 1, "invoice.subject has a line break"),
                broken("fa/invoice.subject", "{{words.total}}", 1, "there is no words.total"));
    }
    // spotless:on

    private static Arguments broken(String path, String source, int line, String reason) {
        return Arguments.of(path, source, line, reason);
    }

    @ParameterizedTest(name = "{3} in line {2} of {0}")
    @MethodSource("broken")
    void is_refused_when_it_is_taken(String path, String source, int line, String reason) {
        assertThatExceptionOfType(BrokenTemplates.class)
                .isThrownBy(() -> SHIPPED.with(Map.of(path, source)))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::path, Problem::line, Problem::reason)
                        .contains(org.assertj.core.groups.Tuple.tuple(path, line, reason)));
    }

    @Test
    void all_problems_are_told_at_once_in_order_with_what_would_help() {
        assertThatExceptionOfType(BrokenTemplates.class)
                .isThrownBy(() -> SHIPPED.with(Map.of(
                        "message.html", "<p>{{nubmer}}</p>\n<p>{{{lead}}}</p>",
                        "invoice.txt", "{{due}}",
                        "en/words.properties", "grating = Hi")))
                .withMessage("""
                        templates are refused:
                          en/words.properties:1: there is no word grating; nearest: greeting
                          invoice.txt:1: due can be empty; say it in a section: {{#due}} ... {{/due}}
                          message.html:1: there is no nubmer; nearest: number
                          message.html:2: turns escaping off; {{lead}} is escaped""");
    }

    @Test
    void a_language_has_all_words_or_none() {
        String most = Vocabulary.REQUIRED.stream()
                .filter(word -> !word.startsWith("shipped."))
                .map(word -> word + " = x\n")
                .collect(Collectors.joining());
        assertThatExceptionOfType(BrokenTemplates.class)
                .isThrownBy(() -> SHIPPED.with(Map.of("shop-acme/de/words.properties", most)))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(
                                "shop-acme/de/words.properties",
                                0,
                                "lacks 3 words: shipped.heading, shipped.lead, shipped.subject",
                                "a language has all words, or none")));
        assertThatExceptionOfType(BrokenTemplates.class).isThrownBy(() -> SHIPPED.speaking("de"));
        assertThatCode(() -> SHIPPED.with(Map.of(
                        "shop-acme/de/words.properties",
                        most,
                        "de/words.properties",
                        "shipped.heading = x\nshipped.lead = x\nshipped.subject = x\n")))
                .as("everywhere else, German is not whole")
                .isInstanceOf(BrokenTemplates.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{! a comment }}{{lead}}",
                "{{ lead }}{{# due }}{{ due }}{{/ due }}{{ #reference }}{{reference}}{{ /reference }}{{> lines }}",
                "{{#due}}{{#reference}}{{due}} {{reference}}{{/reference}}{{/due}}",
                "{{#lines}}{{text}} {{number}} {{#amount}}{{amount}}{{/amount}}{{/lines}}{{^lines}}none{{/lines}}",
                "{{#link}}<a title=\"{{caption}}\" href=\"{{link}}\">{{words.button}}</a>{{/link}}",
                "<!-- it's > \"fine\" --><p class='a' title=\"it's\">{{lead}}</p>",
                "<style>p > a { float: {{start}} }</style><p>{{lead}}</p>",
                "{{#words.note}}{{words.note}}{{/words.note}}{{>lines}}",
                ""
            })
    void what_is_sound_is_taken(String source) {
        Templates templates = SHIPPED.with(Map.of("shop-acme/message.html", source));
        assertThatCode(() -> templates.preview(Message.INVOICE, new Wording("acme", "web", Optional.of("fa"))))
                .doesNotThrowAnyException();
    }

    @Test
    void words_go_on_in_the_next_line_and_may_have_line_breaks() {
        Templates templates = SHIPPED.with(Map.of(
                "en/words.properties",
                "  # a comment\r\n\r\ninvoice.lead = one \\\r\n   two\\nthree \\\\ {{! aside }}four = 4\r\nshop=A=B"));
        Letter letter = templates.preview(Message.INVOICE, new Wording("main", "web", Optional.of("en")));
        assertThat(letter.text()).startsWith("A=B\n").contains("\n\none two\nthree \\ four = 4\n\n");
        assertThat(letter.html()).contains("<p>one two<br/>three \\ four = 4</p>");
    }
}
