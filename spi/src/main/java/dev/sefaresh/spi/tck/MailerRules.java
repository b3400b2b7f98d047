package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Trait.SHOWS_MAIL;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.Wording;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;

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
    private static final int ROUNDS = 5;

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
            sent(bench, mail(bench, "key " + message, Papers.document()).withMessage(message));
            Found.same("messages when send returned", ++count, bench.arrived().size());
        }
        Mail mail = mail(bench, "key", Papers.document());
        Attachment file = Attachment.of("a.txt", "text/plain; charset=UTF-8", "one".getBytes(UTF_8));
        later("a mail with a file that is not there", bench, mail.withAttachments(file, broken(0)));
        later("a mail with a file that breaks off", bench, mail.withAttachments(file, broken(100_000)));
        Found.same("messages after that", count, bench.arrived().size());
        sent(bench, mail.withAttachments(file));
        Found.same("messages when it is there", count + 1, bench.arrived().size());
    }

    /** So many bytes of it are there. */
    private static Attachment broken(int bytes) {
        InputStream cut = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the file is gone");
            }
        };
        return new Attachment(
                "invoice.bin",
                "application/octet-stream",
                () -> new SequenceInputStream(new ByteArrayInputStream(new byte[bytes]), cut));
    }

    private static void later(String what, MailBench bench, Mail mail) {
        MailAnswer answer;
        try {
            answer = bench.mailer().send(mail);
        } catch (RuntimeException e) {
            return;
        }
        Found.same(what, MailAnswer.Kind.LATER, answer.kind());
    }

    private static void keeps_its_id(MailBench bench) {
        sent(bench, mail(bench, "key", Papers.document()));
        sent(bench, mail(bench, "key", Papers.document()));
        sent(bench, full(mail(bench, "key", Papers.document().withNumber("main-2026/18"))));
        Found.same("ids of several tries", 1, ids(bench).size());
    }

    private static void tells_keys_apart(MailBench bench) {
        List<String> keys = Stream.of("", "A-1/I1/", "x".repeat(1_000))
                .flatMap(start -> Texts.ALIKE.stream().map(text -> start + text))
                .toList();
        keys.forEach(key -> sent(bench, mail(bench, key, Papers.document())));
        Found.same("ids of as many mails", keys.size(), ids(bench).size());
    }

    private static List<String> ids(MailBench bench) {
        return bench.arrived().stream().map(Arrived::id).distinct().toList();
    }

    private static void may_be_called_at_once(MailBench bench) throws Exception {
        Set<String> files = new TreeSet<>();
        for (int i = 0; i < ROUNDS; i++) {
            files.add(i + ".txt");
            Mail mail = mail(bench, "key " + i, Papers.document())
                    .withAttachments(Attachment.of(i + ".txt", "text/plain; charset=UTF-8", "one".getBytes(UTF_8)));
            Race.of(WORKERS, worker -> {
                sent(bench, mail);
                return worker;
            });
        }
        if (bench.box().isPresent()) {
            Set<String> arrived = new TreeSet<>();
            bench.arrived().forEach(mail -> arrived.addAll(mail.files().keySet()));
            Found.same("files of what many sent at once", files, arrived);
        }
    }

    private static void refuses_what_is_no_address(MailBench bench) {
        List<String> nobody = List.of("", "nobody", "@example.org", "nobody@", "no body@example.org", "a@b@c");
        List<String> more = List.of("a@b, c@d", bench.to() + "\r\nBcc: eve@example.net", bench.to() + "\nBcc: a@b");
        Stream.of(nobody, more)
                .flatMap(List::stream)
                .forEach(none -> refused(
                        bench,
                        "a mail to '" + none + "'",
                        mail(bench, "key", Papers.document()).withTo(none)));
        PrintedDocument forged = Papers.document().withNumber("I/1\r\nBcc: eve@example.net");
        refused(bench, "a number with a line break", mail(bench, "key", forged));
        bench.box().ifPresent(box -> Found.same("messages", List.of(), box.get()));
    }

    private static void sends_every_document(MailBench bench) {
        List<PrintedDocument> documents = Papers.all().toList();
        for (int i = 0; i < documents.size(); i++) {
            sent(bench, mail(bench, "document " + i, documents.get(i)));
        }
        for (Message message : Message.values()) {
            for (Wording wording : Papers.WORDINGS) {
                Mail mail = mail(bench, message + " in " + wording, Papers.document())
                        .withMessage(message)
                        .withWording(wording);
                sent(bench, mail);
                sent(bench, full(mail).withKey("all of " + mail.key()));
            }
        }
    }

    private static void does_not_calculate(MailBench bench) {
        Money odd = Specimens.eur("7654321.98");
        sent(bench, mail(bench, "key", Papers.document().withTotal(odd)));
        Papers.says(odd, bench.arrived().get(0).text());
    }

    private static void carries_attachments(MailBench bench) {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        byte[] text = "<p>چای\n.\n.. \r\nFrom here\r\n\r\n".getBytes(UTF_8);
        Map<String, byte[]> files = Map.of("main-2026-17.html", text, "فاکتور.bin", bytes, "empty.bin", new byte[0]);
        List<Attachment> attachments = files.entrySet().stream()
                .map(file -> Attachment.of(file.getKey(), type(file.getKey()), file.getValue()))
                .toList();
        sent(bench, mail(bench, "key", Papers.document()).withAttachments(attachments));
        Found.same("attachments", hashes(files), hashes(bench.arrived().get(0).files()));
    }

    private static String type(String name) {
        return name.endsWith(".html") ? "text/html; charset=UTF-8" : "application/octet-stream";
    }

    /** What can be compared. */
    private static Map<String, String> hashes(Map<String, byte[]> files) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach((name, bytes) -> hashes.put(name, bytes.length + " bytes, " + Arrays.hashCode(bytes)));
        return hashes;
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(MailBench bench) {
        Found.refusedNull("send(null)", () -> bench.mailer().send(null));
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
                answer);
    }

    static Mail mail(MailBench bench, String key, PrintedDocument document) {
        return new Mail.Builder()
                .key(key)
                .message(Message.INVOICE)
                .to(bench.to())
                .wording(Papers.ENGLISH)
                .document(document)
                .order(OrderId.of("O-17"))
                .build();
    }

    /** With all that need not be there. */
    private static Mail full(Mail mail) {
        return mail.withAmount(Specimens.eur("-0.01"))
                .withReason("<b>\"no\"</b> {{money}}\r\n.\r\nBcc: eve@example.net")
                .withLink(URI.create("https://shop.example/c/1?t=a&b=%D8%B3"))
                .withUnsubscribe(URI.create("https://shop.example/u/1?t=a&b=%D8%B3"))
                .withAttachments(Attachment.of("main-2026-17.txt", "text/plain; charset=UTF-8", "17".getBytes(UTF_8)));
    }
}
