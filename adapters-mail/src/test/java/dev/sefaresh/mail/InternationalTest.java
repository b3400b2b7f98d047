package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.port.MailAnswer;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and addresses of any script arrive, or are refused. */
class InternationalTest {
    private ScriptedServer server;
    private SmtpMailer mailer;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        mailer = Mails.mailer(server.settings());
    }

    @AfterEach
    void stop() throws IOException {
        mailer.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sara@مثال.ایران, sara@xn--mgbh0fb.xn--mgba3a4f16a",
        "sara@Bücher.example, sara@xn--bcher-kva.example",
        "sara@例え。テスト, sara@xn--r8jz45g.xn--zckzah",
        "Sara.Ahmadi+shop@Example.COM, Sara.Ahmadi+shop@Example.COM",
        "o'brien/x=y@example.org, o'brien/x=y@example.org"
    })
    void a_domain_of_any_script_is_found(String to, String onTheEnvelope) throws Exception {
        assertThat(mailer.send(Mails.mail("k", "سارا احمدی‌پور").withTo(to))).isEqualTo(MailAnswer.sent());
        assertThat(server.taken().get(0).recipients()).containsExactly(onTheEnvelope);
        InternetAddress address =
                (InternetAddress) Mails.read(server.taken().get(0).raw()).getAllRecipients()[0];
        assertThat(address.getAddress()).isEqualTo(onTheEnvelope);
        assertThat(address.getPersonal()).isEqualTo("سارا احمدی‌پور");
        assertThat(server.heard()).noneMatch(command -> command.contains("SMTPUTF8"));
    }

    @Test
    void a_mailbox_of_any_script_is_reached_through_a_server_that_can() throws Exception {
        server.offering("8BITMIME", "SMTPUTF8");
        Mails.mail("k");
        assertThat(mailer.send(Mails.mail("k", "سارا").withTo("سارا@مثال.ایران")))
                .isEqualTo(MailAnswer.sent());
        assertThat(server.taken().get(0).recipients()).containsExactly("سارا@xn--mgbh0fb.xn--mgba3a4f16a");
        assertThat(server.heard()).contains("MAIL FROM:<shop@example.org> SMTPUTF8");
        assertThat(server.taken().get(0).raw()).contains("<سارا@xn--mgbh0fb.xn--mgba3a4f16a>");
        assertThat(mailer.send(Mails.mail("two"))).isEqualTo(MailAnswer.sent());
        assertThat(server.heard()).contains("MAIL FROM:<shop@example.org>");
    }

    @Test
    void a_server_that_cannot_gets_nothing_of_it() {
        MailAnswer answer = mailer.send(Mails.mail("k").withTo("سارا@مثال.ایران"));
        assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.REFUSED);
        assertThat(answer.why()).contains("سارا@", "SMTPUTF8");
        assertThat(server.heard()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void a_subject_of_any_length_and_script_arrives_or_is_cut_where_it_shows() throws Exception {
        String number = "۱۲۳۴۵۶۷۸۹۰-".repeat(40);
        mailer.send(Mails.mail("k").withDocument(Letters.invoice("Sara").withNumber(number)));
        MimeMessage message = Mails.read(server.taken().get(0).raw());
        assertThat(message.getSubject()).contains("۱۲۳۴۵۶۷۸۹۰-".repeat(10)).endsWith("…");
        assertThat(server.taken().get(0).raw().lines()).allMatch(line -> line.length() <= 998);
    }
}
