package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Trait.SHOWS_MAIL;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.Wording;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What every {@link Mailer} has to do. One that sends nothing on purpose has not to. */
public final class MailerRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<MailBench>> ALL = List.of(
            rule(1, "send MUST answer SENT only when the message is in safe hands. Whatever keeps it from being so for now is answered LATER, or an exception, and core tries again.", MailerRules::is_in_safe_hands, SHOWS_MAIL),
            rule(2, "Every try of the same key MUST carry the same message id, so that whoever gets two of them can tell.", MailerRules::keeps_its_id, SHOWS_MAIL),
            rule(3, "Mails of keys that are not equal MUST be messages of their own, however alike the keys look.", MailerRules::tells_keys_apart, SHOWS_MAIL),
            rule(4, "The same mail sent by many at once MUST be sent, and none of the tries may fail for the others.", MailerRules::may_be_called_at_once),
            rule(5, "An address that is none, and anything with a line break that would begin a header of its own, MUST be answered REFUSED or NO_MAILBOX and send nothing.", MailerRules::refuses_what_is_no_address),
            rule(6, "Every message MUST be sent, of whatever kind, about a document of whatever kind, length and characters.", MailerRules::sends_every_document),
            rule(7, "A mailer MUST NOT calculate: the document that it is given is finished, and what it says is what arrives.", MailerRules::does_not_calculate, SHOWS_MAIL),
            rule(8, "Attachments MUST arrive under their names to the last byte.", MailerRules::carries_attachments, SHOWS_MAIL),
            rule(9, "A null SHOULD be refused with a NullPointerException.", MailerRules::refuses_nulls));
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
        for (Message message : Message.values()) {
            sent(bench, mail(bench, "key " + message, document()).withMessage(message));
            Found.same("messages when send returned", ++count, bench.arrived().size());
        }
    }

    private static void keeps_its_id(MailBench bench) {
        sent(bench, mail(bench, "key", document()));
        sent(bench, mail(bench, "key", document()));
        Found.same("ids of two tries", 1, ids(bench).size());
    }

    private static void tells_keys_apart(MailBench bench) {
        List<String> keys = IntStream.range(0, 2 * Texts.ALIKE.size())
                .mapToObj(i -> (i % 2 == 0 ? "A-1/I1/" : "") + Texts.ALIKE.get(i / 2))
                .toList();
        keys.forEach(key -> sent(bench, mail(bench, key, document())));
        Found.same("ids of as many mails", keys.size(), ids(bench).size());
    }

    private static List<String> ids(MailBench bench) {
        return bench.arrived().stream().map(Arrived::id).distinct().toList();
    }

    private static void may_be_called_at_once(MailBench bench) throws Exception {
        for (int i = 0; i < 5; i++) {
            Mail mail = mail(bench, "key " + i, document());
            Race.of(WORKERS, worker -> {
                sent(bench, mail);
                return worker;
            });
        }
    }

    private static void refuses_what_is_no_address(MailBench bench) {
        for (String none : List.of("", "nobody", "a@b@c", bench.to() + "\r\nBcc: eve@example.net", "a@b, c@d")) {
            refused(
                    bench,
                    "a mail to '" + none + "'",
                    mail(bench, "key", document()).withTo(none));
        }
        PrintedDocument forged = document().withNumber("I/1\r\nBcc: eve@example.net");
        refused(bench, "a number with a line break", mail(bench, "key", forged));
        bench.box().ifPresent(box -> Found.same("messages", List.of(), box.get()));
    }

    private static void sends_every_document(MailBench bench) {
        sent(bench, mail(bench, "no lines", document().withLines()));
        List<Line> odd = Texts.HOSTILE.stream().map(text -> line(text, text)).toList();
        sent(bench, mail(bench, "odd lines", document().withLines(odd)));
        List<Line> many =
                IntStream.range(0, MANY).mapToObj(i -> line("SKU-" + i, "چای")).toList();
        for (Kind kind : Kind.values()) {
            PrintedDocument document = document().withKind(kind).withLines(many);
            sent(bench, mail(bench, "many lines " + kind, document));
        }
        for (Message message : Message.values()) {
            sent(bench, mail(bench, "message " + message, document()).withMessage(message));
        }
    }

    private static void does_not_calculate(MailBench bench) {
        PrintedDocument odd = document().withTotal(Specimens.eur("7654321.98"));
        sent(bench, mail(bench, "key", odd));
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
        Found.refusedNull("send(null)", () -> bench.mailer().send(null));
    }

    private static void carries_attachments(MailBench bench) {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        Mail mail = mail(bench, "key", document())
                .withAttachments(
                        Attachment.of("main-2026-17.html", "text/html; charset=UTF-8", "<p>چای\n.\n".getBytes(UTF_8)),
                        Attachment.of("فاکتور.bin", "application/octet-stream", bytes));
        sent(bench, mail);
        Found.same(
                "attachments",
                List.of(
                        "main-2026-17.html " + Arrays.hashCode("<p>چای\n.\n".getBytes(UTF_8)),
                        "فاکتور.bin " + Arrays.hashCode(bytes)),
                bench.arrived().get(0).files().entrySet().stream()
                        .map(file -> file.getKey() + " " + Arrays.hashCode(file.getValue()))
                        .toList());
    }

    private static void sent(MailBench bench, Mail mail) {
        Found.same(
                "answer to mail " + mail.key(),
                MailAnswer.sent(),
                bench.mailer().send(mail));
    }

    private static void refused(MailBench bench, String what, Mail mail) {
        MailAnswer answer = bench.mailer().send(mail);
        Found.holds(
                what + " is refused for ever",
                answer.kind() == MailAnswer.Kind.REFUSED || answer.kind() == MailAnswer.Kind.NO_MAILBOX,
                answer.toString());
    }

    static Mail mail(MailBench bench, String key, PrintedDocument document) {
        return new Mail.Builder()
                .key(key)
                .message(Message.INVOICE)
                .to(bench.to())
                .wording(new Wording("main", "web", Optional.of("en")))
                .document(document)
                .order(OrderId.of("O-17"))
                .build();
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
