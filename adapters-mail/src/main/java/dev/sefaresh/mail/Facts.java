package dev.sefaresh.mail;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.PrintedDocument.TaxTotal;
import dev.sefaresh.spi.port.Wording;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What a mail or a document is about, as templates name it: texts, lists of texts, and what is or is not so. What is not there is an
 * empty text, never missing. It calculates nothing. Immutable and thread-safe.
 */
final class Facts {
    private final Speech speech;
    private final Function<String, String> currencies;

    /** @param currencies what a language calls the currency of a code */
    Facts(Speech speech, Function<String, String> currencies) {
        this.speech = speech;
        this.currencies = currencies;
    }

    /** Of a mail: prices only where they are what is agreed, and totals only where there is something to say. */
    Map<String, Object> of(Mail mail) {
        PrintedDocument document = mail.document();
        boolean isParcel = document.kind() == Kind.DELIVERY || document.kind() == Kind.RETURN;
        Map<String, Object> facts = of(document, mail.wording());
        facts.put("order", speech.quoted(mail.order().text()));
        facts.put("amount", mail.amount().map(this::money).orElse(""));
        facts.put("reason", quoted(mail.reason()));
        facts.put("link", link(mail.link()));
        facts.put("unsubscribe", link(mail.unsubscribe()));
        facts.put("staff", mail.message().isForStaff());
        facts.put("attached", !mail.attachments().isEmpty());
        facts.put(
                "details",
                Stream.of("amount", "reference", "due", "reason").anyMatch(name -> !"".equals(facts.get(name))));
        facts.computeIfPresent("priced", (name, priced) -> priced.equals(true) && !isParcel);
        facts.computeIfPresent(
                "total", (name, total) -> isParcel && document.total().isZero() ? "" : total);
        return facts;
    }

    /** Of a document, with all that it says. */
    Map<String, Object> of(PrintedDocument document, Wording wording) {
        boolean isPriced = document.kind() != Kind.STOCK;
        Map<String, Object> facts = new HashMap<>();
        Stream.of("amount", "reason", "link", "unsubscribe").forEach(name -> facts.put(name, ""));
        facts.put("staff", false);
        facts.put("attached", false);
        facts.put("details", false);
        facts.put("priced", isPriced);
        facts.put("seller", speech.quoted(wording.seller()));
        facts.put("number", speech.quoted(document.number()));
        facts.put("order", speech.quoted(document.number()));
        facts.put("date", speech.date(document.date()));
        facts.put("name", quoted(document.buyer().name()));
        facts.put("customer", quoted(document.buyer().customer()));
        facts.put("phone", quoted(document.buyer().phone()));
        facts.put("tax-number", quoted(document.buyer().taxNumber()));
        facts.put("address", address(document));
        facts.put("reference", quoted(document.reference()));
        facts.put("due", document.due().map(speech::date).orElse(""));
        facts.put("lines", document.lines().stream().map(this::line).toList());
        facts.put("taxes", document.taxes().stream().map(this::tax).toList());
        facts.put("total", isPriced ? money(document.total()) : "");
        return facts;
    }

    private List<Map<String, String>> address(PrintedDocument document) {
        Optional<Address> address = document.buyer().address();
        Optional<String> town = address.map(at -> Stream.of(at.postalCode(), Optional.of(at.city()), at.region())
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " " + other)
                .orElse(""));
        return Stream.of(
                        address.flatMap(Address::name),
                        address.map(Address::street),
                        town,
                        address.map(Address::country).or(document.buyer()::country))
                .flatMap(Optional::stream)
                .map(row -> Map.of("row", speech.quoted(row)))
                .toList();
    }

    private Map<String, String> line(Line line) {
        return Map.of(
                "code", speech.quoted(line.code()),
                "text", speech.quoted(line.text()),
                "quantity", speech.number(line.quantity().value()),
                "price", speech.price(line.unitPrice(), line.amount()),
                "amount", money(line.amount()));
    }

    private Map<String, String> tax(TaxTotal total) {
        return Map.of(
                "code", speech.quoted(total.tax().code()),
                "rate", speech.rate(total.tax()),
                "base", money(total.base()),
                "amount", money(total.amount()));
    }

    private String money(Money money) {
        return speech.money(money, currencies.apply(money.getCurrencyUnit().getCode()));
    }

    private String quoted(Optional<String> text) {
        return text.map(speech::quoted).orElse("");
    }

    /** Nothing that a browser could run. */
    private static String link(Optional<URI> link) {
        return link.filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                .map(URI::toASCIIString)
                .orElse("");
    }
}
