package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a mail looks to whoever gets it. */
class StationeryTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    private static MimeMessage written(Mail mail) throws Exception {
        return written(Sender.of("shop@example.org"), mail);
    }

    private static MimeMessage written(Sender sender, Mail mail) throws Exception {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        new Stationery(sender, Mails.WORDS, () -> NOON).written(mail).writeTo(raw);
        return Mails.read(raw.toByteArray());
    }

    @Test
    void programs_see_that_a_program_wrote_it_when_and_in_which_language() throws Exception {
        MimeMessage message = written(Mails.mail("k"));
        assertThat(header(message, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(message, "Date")).startsWith("Sat, 21 Mar 2026 12:00:00 +0000");
        assertThat(header(message, "Content-Language"))
                .isEqualTo(Mails.WORDS.letter(Mails.mail("k")).language());
        assertThat(header(message, "MIME-Version")).isEqualTo("1.0");
    }

    @Test
    void all_mails_of_an_order_are_one_conversation() throws Exception {
        MimeMessage first = written(Mails.mail("one"));
        MimeMessage second = written(Mails.mail("two"));
        MimeMessage other = written(Mails.mail("one").withOrder(OrderId.of("A-2")));
        assertThat(first.getMessageID()).isNotEqualTo(second.getMessageID());
        assertThat(header(first, "References"))
                .matches("<order\\.[0-9a-f]{64}@example\\.org>")
                .isEqualTo(header(first, "In-Reply-To"))
                .isEqualTo(header(second, "References"))
                .isNotEqualTo(header(other, "References"));
    }

    @Test
    void one_click_is_enough_to_unsubscribe_where_that_is_safe() throws Exception {
        MimeMessage safe = written(Mails.mail("k").withUnsubscribe(URI.create("https://shop.example/u?t=آ")));
        assertThat(header(safe, "List-Unsubscribe")).isEqualTo("<https://shop.example/u?t=%D8%A2>");
        assertThat(header(safe, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        MimeMessage plain = written(Mails.mail("k").withUnsubscribe(URI.create("http://shop.example/u")));
        assertThat(header(plain, "List-Unsubscribe")).isEqualTo("<http://shop.example/u>");
        assertThat(plain.getHeader("List-Unsubscribe-Post")).isNull();
        assertThat(written(Mails.mail("k")).getHeader("List-Unsubscribe")).isNull();
        for (String other : List.of("mailto:u@shop.example", "javascript:alert(1)", "/u", "https:u")) {
            MailAnswer answer = new MailLog().send(Mails.mail("k").withUnsubscribe(URI.create(other)));
            assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.REFUSED);
            assertThat(answer.why()).contains("unsubscribe", other);
        }
    }

    @Test
    void half_a_character_in_a_link_is_refused() {
        for (Mail mail : List.of(
                Mails.mail("k").withLink(URI.create("https://shop.example/\uD83E")),
                Mails.mail("k").withUnsubscribe(URI.create("https://shop.example/\uD83E")))) {
            assertThat(new MailLog(Mails.WORDS).send(mail).kind()).isEqualTo(MailAnswer.Kind.REFUSED);
        }
    }

    @Test
    void the_shop_has_a_name_and_a_desk_for_answers() throws Exception {
        MimeMessage message = written(
                Sender.of("shop@فروشگاه.example").named("فروشگاه سارا").answeredAt("desk@example.org"),
                Mails.mail("k"));
        InternetAddress from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("shop@xn--mgbtj4c7ad63e.example");
        assertThat(from.getPersonal()).isEqualTo("فروشگاه سارا");
        assertThat(message.getReplyTo()).containsExactly(new InternetAddress("desk@example.org"));
        assertThat(message.getMessageID()).endsWith("@xn--mgbtj4c7ad63e.example>");
    }

    @Test
    void staff_are_not_called_by_the_name_of_the_buyer() throws Exception {
        MimeMessage message = written(Mails.mail("k").withMessage(Message.NEW_ORDER));
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isNull();
    }

    @Test
    void files_come_after_the_words_and_to_the_last_byte() throws Exception {
        byte[] odd = new byte[10_001];
        Arrays.fill(odd, (byte) '.');
        String longName = "فاکتور ".repeat(20) + ".pdf";
        Arrived arrived = Mails.arrived(written(Mails.mail("k")
                .withAttachments(
                        Attachment.of(
                                "a \"quoted\"; name=\\x.html", "text/html; charset=UTF-8", "<p>چای".getBytes(UTF_8)),
                        Attachment.of(longName, "application/pdf", odd),
                        Attachment.of("empty", "application/octet-stream", new byte[0]))));
        assertThat(arrived.files().keySet()).containsExactly("a \"quoted\"; name=\\x.html", longName, "empty");
        assertThat(arrived.files().get(longName)).isEqualTo(odd);
        assertThat(arrived.files().get("empty")).isEmpty();
        assertThat(new String(arrived.files().get("a \"quoted\"; name=\\x.html"), UTF_8))
                .isEqualTo("<p>چای");
        assertThat(arrived.text()).contains("main-2026/17");
    }

    @Test
    void a_file_is_not_read_before_it_is_sent() throws Exception {
        Attachment unread = new Attachment("a.pdf", "application/pdf", () -> {
            throw new IOException("it was read");
        });
        new Stationery(Sender.of("shop@example.org"), Mails.WORDS, () -> NOON)
                .written(Mails.mail("k").withAttachments(unread));
    }

    private static String header(MimeMessage message, String name) throws Exception {
        assertThat(message.getHeader(name)).as(name).hasSize(1);
        return message.getHeader(name)[0];
    }
}
