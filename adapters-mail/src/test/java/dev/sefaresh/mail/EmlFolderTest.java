package dev.sefaresh.mail;

import static dev.sefaresh.mail.Letters.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmlFolderTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    @TempDir
    private Path folder;

    private EmlFolder mailer() {
        return EmlFolder.in(folder, Sender.of("shop@example.org"), Mails.WORDS, () -> NOON);
    }

    @Test
    void a_message_is_read_back_as_it_was_sent() throws Exception {
        mailer().send(mail("A-1/I1/MAIL_INVOICE", "سارا احمدی"));
        MimeMessage message = only();
        assertThat(message.getFrom()).containsExactly(new InternetAddress("shop@example.org"));
        InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
        assertThat(to.getAddress()).isEqualTo("sara@example.com");
        assertThat(to.getPersonal()).isEqualTo("سارا احمدی");
        assertThat(message.getSubject())
                .isEqualTo(Mails.WORDS.letter(mail("k", "سارا احمدی")).subject());
        assertThat(message.getSentDate()).isEqualTo(NOON);
        assertThat(message.getMessageID()).matches("<[0-9a-f]{64}@example\\.org>");
        Letter letter = Mails.WORDS.letter(mail("A-1/I1/MAIL_INVOICE", "سارا احمدی"));
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(Mails.text(message).replace("\r\n", "\n")).isEqualTo(letter.text());
        assertThat(Mails.html(message).replace("\r\n", "\n").strip())
                .isEqualTo(letter.html().strip());
    }

    @Test
    void the_file_is_plain_mail() throws Exception {
        mailer().send(mail("k", "Sara").withDocument(invoice("Sara").withLines(List.of())));
        byte[] bytes = Files.readAllBytes(files().get(0));
        for (int i = 0; i < bytes.length; i++) {
            assertThat(bytes[i]).as("byte " + i).isPositive();
            if (bytes[i] == '\n') {
                assertThat(bytes[i - 1]).as("before the line feed at " + i).isEqualTo((byte) '\r');
            }
        }
    }

    @Test
    void the_same_message_again_is_the_same_file_and_the_same_id() throws Exception {
        mailer().send(mail("one", "Sara"));
        String id = only().getMessageID();
        byte[] before = Files.readAllBytes(files().get(0));
        EmlFolder.in(folder, "shop@example.org").send(mail("one", "Sara"));
        assertThat(Files.readAllBytes(files().get(0))).isEqualTo(before);
        Files.delete(files().get(0));
        mailer().send(mail("one", "Sara"));
        assertThat(only().getMessageID()).isEqualTo(id);
    }

    @Test
    void other_keys_are_other_files_whatever_they_look_like() throws IOException {
        List<String> keys = List.of(
                "a/b",
                "a_b",
                "a b",
                "A/B",
                "../../etc/passwd",
                "..",
                "",
                "con",
                "x".repeat(500),
                "x".repeat(501),
                "a\u0000b",
                "a\r\nb",
                "ی",
                "ي");
        keys.forEach(key -> mailer().send(mail(key, "Sara")));
        assertThat(files())
                .hasSize(keys.size())
                .allMatch(file -> file.getFileName().toString().matches("[A-Za-z0-9_-]{1,125}\\.eml"));
        assertThat(files().stream()
                        .map(file -> file.toString().toLowerCase(java.util.Locale.ROOT))
                        .distinct())
                .hasSize(keys.size());
    }

    @Test
    void many_at_once_leave_one_whole_file() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Object> send = () -> {
                mailer().send(mail("one", "Sara"));
                return "";
            };
            for (var sent :
                    threads.invokeAll(Stream.generate(() -> send).limit(40).toList())) {
                sent.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(Mails.text(only())).contains("main-2026/17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sara@example.com\r\nBcc: eve@example.net",
                "sara@example.com\nX: y",
                "sara@example.com, eve@example.net",
                "Sara <sara@example.com>",
                "sara",
                "sara@",
                "",
                "sara@exam ple.com"
            })
    void what_is_no_address_is_refused(String to) throws IOException {
        for (Mailer mailer : List.of(mailer(), new MailLog())) {
            MailAnswer answer = mailer.send(mail("k", "Sara").withTo(to));
            assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.REFUSED);
            assertThat(answer.why()).startsWith("the address '");
        }
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sara\r\nBcc: eve@example.net", "Sara\nX: y", "Sara\rX: y"})
    void a_number_cannot_begin_a_header(String number) throws IOException {
        MailAnswer answer =
                mailer().send(mail("k", "Sara").withDocument(invoice("Sara").withNumber(number)));
        assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.REFUSED);
        assertThat(answer.why()).startsWith("the document's number must not contain line breaks");
        assertThat(files()).isEmpty();
    }

    @Test
    void quotes_and_brackets_in_a_name_stay_in_it() throws Exception {
        String name = "\"Eve\" <eve@example.net>, (x); @y";
        mailer().send(mail("k", name));
        InternetAddress[] to = (InternetAddress[]) only().getRecipients(Message.RecipientType.TO);
        assertThat(to).hasSize(1);
        assertThat(to[0].getAddress()).isEqualTo("sara@example.com");
        assertThat(to[0].getPersonal()).isEqualTo(name);
    }

    @Test
    void a_folder_that_cannot_be_is_an_error_and_a_sender_that_is_none_too() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() ->
                        EmlFolder.in(file.resolve("x"), "shop@example.org").send(mail("k", "Sara")))
                .isInstanceOf(UncheckedIOException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmlFolder.in(folder, "shop"))
                .withMessageContaining("the sender's address");
    }

    @Test
    void the_log_takes_whatever_the_folder_takes() {
        assertThatCode(() -> new MailLog().send(mail("k", "سارا"))).doesNotThrowAnyException();
    }

    private static Mail mail(String key, String buyer) {
        return Mails.mail(key, buyer);
    }

    private MimeMessage only() throws Exception {
        assertThat(files()).hasSize(1);
        try (InputStream in = Files.newInputStream(files().get(0))) {
            return Mails.read(in);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
