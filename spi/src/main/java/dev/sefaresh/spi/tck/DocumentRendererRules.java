package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Trait.SHOWS_TEXT;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.PrintedDocument.TaxTotal;
import dev.sefaresh.spi.port.Wording;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What every {@link DocumentRenderer} has to do. */
public final class DocumentRendererRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<RendererBench>> ALL = List.of(
            rule(1, "Every document MUST be rendered, of whatever kind, length and characters.", DocumentRendererRules::renders_every_document),
            rule(2, "The same document in the same words MUST give the same bytes: a mail that is sent again carries the same file.", DocumentRendererRules::renders_the_same_again),
            rule(3, "It MUST NOT calculate: the document is finished, and what it says is what the file says.", DocumentRendererRules::does_not_calculate, SHOWS_TEXT),
            rule(4, "The name of the file MUST be a plain name, without path or line breaks, whatever the document's number is.", DocumentRendererRules::names_plainly),
            rule(5, "A null SHOULD be refused with a NullPointerException.", DocumentRendererRules::refuses_nulls));
    // spotless:on

    private static final int WORKERS = 8;
    private static final List<String> PATHS =
            List.of(".", "..", "../../etc/passwd", "/", "C:\\new", "I/1\r\nBcc: eve@example.net", "a\u2028b", "T\0");

    private DocumentRendererRules() {}

    /** A kit of them. */
    public static Kit<RendererBench> of(Supplier<RendererBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<RendererBench> rule(
            int number, String intent, Rule.Check<RendererBench> check, Trait... needs) {
        return Rule.of("DocumentRenderer", number, intent, check, needs);
    }

    private static void renders_every_document(RendererBench bench) throws IOException {
        for (PrintedDocument document : Papers.all().toList()) {
            for (Wording wording : Papers.WORDINGS) {
                Attachment file = bench.renderer().render(document, wording);
                String what = document.kind() + " of " + document.lines().size() + " lines in " + wording;
                Found.holds(what + " has bytes", RendererBench.bytes(file).length > 0, file);
                Found.holds(what + " has a media type", file.type().matches("\\w+/[\\w.+-]+(;.*)?"), file.type());
            }
        }
    }

    /** By many at once, somewhere else, and with others in between. */
    private static void renders_the_same_again(RendererBench bench) throws Exception {
        PrintedDocument document = Papers.document();
        Attachment first = bench.renderer().render(document, Papers.ENGLISH);
        byte[] bytes = RendererBench.bytes(first);
        same("read again", bytes, RendererBench.bytes(first));
        Race.of(WORKERS, worker -> {
            bench.bytes(Papers.document().withNumber("of worker " + worker));
            same("rendered by many at once", bytes, bench.bytes(document));
            return worker;
        });
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Attachment again = bench.renderer().render(document, Papers.ENGLISH);
            same("rendered in another country", bytes, RendererBench.bytes(again));
            Found.same("name and type of the same", first.name() + first.type(), again.name() + again.type());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static void same(String what, byte[] expected, byte[] got) {
        Found.same("bytes of the same document, " + what, Arrays.hashCode(expected), Arrays.hashCode(got));
    }

    /** No sum fits, and a text that looks like markup is one. */
    private static void does_not_calculate(RendererBench bench) throws IOException {
        Money amount = Specimens.eur("1234567.89");
        Money tax = Specimens.eur("2345678.91");
        Money total = Specimens.eur("7654321.98");
        Line line = new Line("TEA", "<b>tea</b> &amp; milk", Quantity.of(2), new BigDecimal("3.335"), amount);
        String text = bench.text(Papers.document()
                .withLines(line)
                .withTaxes(new TaxTotal(Tax.included("VAT", "20"), Specimens.eur("5.56"), tax))
                .withTotal(total));
        Stream.of(amount, tax, total).forEach(money -> Papers.says(money, text));
        Found.holds("'" + line.text() + "' is in the text", text.contains(line.text()), text);
    }

    private static void names_plainly(RendererBench bench) {
        List<String> numbers = new ArrayList<>(Texts.HOSTILE);
        numbers.addAll(PATHS);
        for (String number : numbers) {
            PrintedDocument document = Papers.document().withNumber(number);
            String name = bench.renderer().render(document, Papers.ENGLISH).name();
            boolean isPlain = !name.isBlank()
                    && !List.of(".", "..").contains(name)
                    && name.codePoints().noneMatch(DocumentRendererRules::endsName);
            Found.holds("the file of number '" + number + "' has a plain name", isPlain, name);
        }
    }

    private static boolean endsName(int c) {
        return Character.isISOControl(c) || "/\\:\u2028\u2029".indexOf(c) >= 0;
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(RendererBench bench) {
        Found.refusedNull("render(null, wording)", () -> bench.renderer().render(null, Papers.ENGLISH));
        Found.refusedNull("render(document, null)", () -> bench.renderer().render(Papers.document(), null));
    }
}
