package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Trait.SHOWS_MAIL;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.Mailer.Mail;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What every {@link Mailer} has to do. One that sends nothing on purpose has not to. */
public final class MailerRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<MailBench>> ALL = List.of(
            rule(1, "send MUST return only when the message is in safe hands; anything else is an exception, and core tries again later.", MailerRules::is_in_safe_hands, SHOWS_MAIL),
            rule(2, "Every try of the same key MUST carry the same message id, so that whoever gets two of them can tell.", MailerRules::keeps_its_id, SHOWS_MAIL),
            rule(3, "Mails of keys that are not equal MUST be messages of their own, however alike the keys look.", MailerRules::tells_keys_apart, SHOWS_MAIL),
            rule(4, "The same mail sent by many at once MUST be sent, and none of the tries may fail for the others.", MailerRules::may_be_called_at_once),
            rule(5, "An address that is none, and anything with a line break that would begin a header of its own, MUST be refused with an exception and send nothing.", MailerRules::refuses_what_is_no_address),
            rule(6, "Every document MUST be sent, of whatever kind, length and characters.", MailerRules::sends_every_document),
            rule(7, "A mailer MUST NOT calculate: the document that it is given is finished, and what it says is what arrives.", MailerRules::does_not_calculate, SHOWS_MAIL),
            rule(8, "A null SHOULD be refused with a NullPointerException.", MailerRules::refuses_nulls));
    // spotless:on

    private static final int WORKERS = 8;
    private static final int MANY = 1_000;
    private static final String DECIMALS = "[^0-9]";

    private MailerRules() {}

    /** A kit of them. */
    public static Kit<MailBench> of(Supplier<MailBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<MailBench> rule(int number, String intent, Rule.Check<MailBench> check, Trait... needs) {
        return Rule.of("Mailer", number, intent, check, needs);
    }

    private static void is_in_safe_hands(MailBench bench) {
        int count = 0;
        for (Kind kind : Kind.values()) {
            bench.mailer().send(mail(bench, "key " + kind, document().withKind(kind)));
            Found.same("messages when send returned", ++count, bench.arrived().size());
        }
    }

    private static void keeps_its_id(MailBench bench) {
        bench.mailer().send(mail(bench, "key", document()));
        bench.mailer().send(mail(bench, "key", document()));
        Found.same("ids of two tries", 1, ids(bench).size());
    }

    private static void tells_keys_apart(MailBench bench) {
        List<String> keys = IntStream.range(0, 2 * Texts.ALIKE.size())
                .mapToObj(i -> (i % 2 == 0 ? "A-1/I1/" : "") + Texts.ALIKE.get(i / 2))
                .toList();
        keys.forEach(key -> bench.mailer().send(mail(bench, key, document())));
        Found.same("ids of as many mails", keys.size(), ids(bench).size());
    }

    private static List<String> ids(MailBench bench) {
        return bench.arrived().stream().map(Arrived::id).distinct().toList();
    }

    private static void may_be_called_at_once(MailBench bench) throws Exception {
        for (int i = 0; i < 5; i++) {
            Mail mail = mail(bench, "key " + i, document());
            Race.of(WORKERS, worker -> {
                bench.mailer().send(mail);
                return worker;
            });
        }
    }

    private static void refuses_what_is_no_address(MailBench bench) {
        for (String none : List.of("", "nobody", "a@b@c", bench.to() + "\r\nBcc: eve@example.net", "a@b, c@d")) {
            Mail mail = new Mail("key", none, document());
            Found.refused("a mail to '" + none + "'", Exception.class, () -> send(bench, mail));
        }
        PrintedDocument forged = document().withNumber("I/1\r\nBcc: eve@example.net");
        Found.refused("a number with a line break", Exception.class, () -> send(bench, mail(bench, "key", forged)));
        bench.box().ifPresent(box -> Found.same("messages", List.of(), box.get()));
    }

    private static void sends_every_document(MailBench bench) {
        bench.mailer().send(mail(bench, "no lines", document().withLines()));
        List<Line> odd = Texts.HOSTILE.stream().map(text -> line(text, text)).toList();
        bench.mailer().send(mail(bench, "odd lines", document().withLines(odd)));
        List<Line> many =
                IntStream.range(0, MANY).mapToObj(i -> line("SKU-" + i, "چای")).toList();
        for (Kind kind : Kind.values()) {
            bench.mailer()
                    .send(mail(
                            bench,
                            "many lines " + kind,
                            document().withKind(kind).withLines(many)));
        }
    }

    private static void does_not_calculate(MailBench bench) {
        PrintedDocument odd = document().withTotal(Specimens.eur("7654321.98"));
        bench.mailer().send(mail(bench, "key", odd));
        String digits = latin(bench.arrived().get(0).text()).replaceAll(DECIMALS, "");
        Found.holds("its total, EUR 7654321.98, is in the text", digits.contains("765432198"), digits);
    }

    /** The same with the digits that are written in Europe. */
    private static String latin(String text) {
        StringBuilder latin = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(latin::appendCodePoint);
        return latin.toString();
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(MailBench bench) {
        Found.refusedNull("send(null)", () -> send(bench, null));
    }

    private static String send(MailBench bench, Mail mail) {
        bench.mailer().send(mail);
        return "sent";
    }

    private static Mail mail(MailBench bench, String key, PrintedDocument document) {
        return new Mail(key, bench.to(), document);
    }

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

    private static Line line(String code, String text) {
        return new Line(code, text, Quantity.of(2), new BigDecimal("3.335"), Specimens.eur("6.67"));
    }
}
