package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.port.MailAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/mail-sending.md shows is compiled, and does what it says. */
class SendingGuideTest {
    private static final Pattern SAMPLE = Pattern.compile("( *)// sample\n(.*?) *// end\n", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);

    @TempDir
    private Path outbox;

    @Test
    void the_page_shows_these_samples_and_no_others() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/sefaresh/mail/SendingGuideTest.java"));
        List<String> samples = SAMPLE.matcher(source)
                .results()
                .map(sample -> sample.group(2).indent(-sample.group(1).length()))
                .toList();
        String page = Files.readString(Path.of("..", "docs", "mail-sending.md"));
        assertThat(BLOCK.matcher(page).results().map(block -> block.group(1)).toList())
                .isEqualTo(samples);
    }

    @Test
    void a_server_is_described() {
        String password = "open sesame";
        // sample
        SmtpServer server = SmtpServer.at("smtp.example.org") // STARTTLS on port 587, or nothing is sent
                .withLogin(new SmtpServer.Login("shop", password))
                .withConnections(4) // at the same time, and kept for the next mails
                .withKeptFor(Duration.ofSeconds(30))
                .withMailsAMinute(600);
        Sender shop = Sender.of("orders@example.org").named("Sara's Pens").answeredAt("desk@example.org");
        SmtpMailer mailer = SmtpMailer.to(server, shop); // one for the whole application: close() it at the end
        // end
        mailer.close();
        assertThat(server.listensAt()).isEqualTo(587);
        assertThat(server.toString()).doesNotContain(password);
        assertThat(mailer.send(Mails.mail("k")).kind()).isEqualTo(MailAnswer.Kind.LATER);
    }

    @Test
    void so_are_a_relay_and_a_server_in_the_house() {
        SSLSocketFactory ourCertificates = SelfSigned.LOCALHOST.trust();
        // sample
        SmtpServer relay = SmtpServer.at("localhost")
                .withSecurity(SmtpServer.Security.NONE)
                .withPort(2525);
        SmtpServer inHouse = SmtpServer.at("mail.internal")
                .withSecurity(SmtpServer.Security.TLS)
                .withTrust(ourCertificates);
        // end
        assertThat(relay.listensAt()).isEqualTo(2525);
        assertThat(inHouse.listensAt()).isEqualTo(465);
    }

    @Test
    void a_folder_takes_mail_too() throws IOException {
        Sender shop = Sender.of("orders@example.org");
        // sample
        EmlFolder folder = EmlFolder.in(outbox, shop, Templates.shipped(), InstantSource.system());
        // end
        assertThat(folder.send(Mails.mail("k"))).isEqualTo(MailAnswer.sent());
        assertThat(outbox.toFile().list()).hasSize(1);
    }
}
