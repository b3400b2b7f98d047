package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.PrintedDocument.TaxTotal;
import dev.sefaresh.spi.port.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Finished documents, as they are mailed and rendered, and in whose words. */
final class Papers {
    static final Wording ENGLISH = new Wording("main", "web", Optional.of("en"));

    /** Readers whose language nobody said, that are written from the right, and that nobody speaks. */
    static final List<Wording> WORDINGS = List.of(
            ENGLISH,
            new Wording("main", "web", Optional.empty()),
            new Wording("another seller", "pos \u0648", Optional.of("fa")),
            new Wording("main", "web", Optional.of("de-CH")),
            new Wording("main", "web", Optional.of("tlh")),
            new Wording("", "", Optional.of("../no language")));

    private static final int MANY = 1_000;
    private static final String DECIMALS = "[^0-9]";

    private Papers() {}

    static PrintedDocument document() {
        return new PrintedDocument.Builder()
                .kind(Kind.INVOICE)
                .number("main-2026/17")
                .date(Specimens.NOWRUZ)
                .buyer(Specimens.buyer())
                .addLines(line("PEN", "a pen"), line("INK", "ink"))
                .total(Specimens.eur("13.34"))
                .build();
    }

    static Line line(String code, String text) {
        return new Line(code, text, Quantity.of(2), new BigDecimal("3.335"), Specimens.eur("6.67"));
    }

    /** Of every kind, long and empty, with all that may be on one and nothing that need not be, in odd characters and currencies. */
    static Stream<PrintedDocument> all() {
        return Stream.of(Kind.values()).flatMap(kind -> all(document().withKind(kind)));
    }

    private static Stream<PrintedDocument> all(PrintedDocument document) {
        List<Line> odd = Texts.HOSTILE.stream().map(text -> line(text, text)).toList();
        List<Line> many =
                IntStream.range(0, MANY).mapToObj(i -> line("SKU-" + i, "چای")).toList();
        return Stream.of(
                document.withLines().withBuyer(Buyer.UNKNOWN),
                document.withLines(odd),
                document.withLines(many),
                document.withTaxes(new TaxTotal(
                                Tax.added("<VAT>", "0.125"), Specimens.eur("13.34"), Specimens.eur("-0.02")))
                        .withReference("RF18 <5390> & 0754")
                        .withDue(Specimens.NOWRUZ.plusDays(30)),
                document.withLines(new Line(
                                "TEA",
                                "tea",
                                Quantity.of("0.125"),
                                new BigDecimal("-0.000000001"),
                                in("KWD", "-0.001")))
                        .withTotal(in("KWD", "-0.001")),
                document.withLines().withTotal(in("JPY", "9007199254740993")));
    }

    private static Money in(String currency, String amount) {
        return Money.of(CurrencyUnit.of(currency), new BigDecimal(amount));
    }

    /** All digits of a text in a row, as they are written in Europe. */
    static String digits(String text) {
        StringBuilder latin = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(latin::appendCodePoint);
        return latin.toString().replaceAll(DECIMALS, "");
    }

    /** The amount has to be there, however it is written. */
    static void says(Money amount, String text) {
        String digits = digits(text);
        Found.holds(
                amount + " is in the text",
                digits.contains(digits(amount.getAmount().toPlainString())),
                digits);
    }
}
