package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sefaresh.mail.SmtpServer.Login;
import dev.sefaresh.mail.SmtpServer.Security;
import dev.sefaresh.spi.port.MailAnswer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a mail and no password is sent to a server that is not trusted, and nothing is lost for it. */
class SmtpTlsTest {
    private static final Login LOGIN = new Login("shop", "open sesame");

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private MailAnswer send(SmtpServer settings) {
        try (SmtpMailer mailer = Mails.mailer(settings)) {
            return mailer.send(Mails.mail("k"));
        }
    }

    private SmtpServer secured(Security security, SelfSigned shown) {
        if (security == Security.TLS) {
            server.overTls(shown.server());
        } else {
            server.startingTls(shown.server()).offering("AUTH PLAIN LOGIN");
        }
        return server.offering("AUTH PLAIN LOGIN")
                .settings()
                .withSecurity(security)
                .withLogin(LOGIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "STARTTLS"})
    void a_certificate_that_nobody_knows_is_refused(Security security) {
        MailAnswer answer = send(secured(security, SelfSigned.LOCALHOST));
        assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
        assertThat(answer.why()).contains("localhost:" + server.port() + " cannot be trusted");
        assertThat(server.heard()).allMatch(command -> command.matches("EHLO .*|STARTTLS"));
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "STARTTLS"})
    void a_certificate_of_another_host_is_refused(Security security) {
        MailAnswer answer = send(secured(security, SelfSigned.ANOTHER).withTrust(SelfSigned.ANOTHER.trust()));
        assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
        assertThat(answer.why()).contains("localhost:" + server.port());
        assertThat(server.heard()).allMatch(command -> command.matches("EHLO .*|STARTTLS"));
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "STARTTLS"})
    void a_certificate_that_the_host_trusts_is_enough(Security security) {
        assertThat(send(secured(security, SelfSigned.LOCALHOST).withTrust(SelfSigned.LOCALHOST.trust())))
                .isEqualTo(MailAnswer.sent());
        assertThat(server.heard()).anyMatch(command -> command.startsWith("AUTH"));
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void a_server_of_others_is_not_trusted_either() {
        GreenMail other = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {}); // it complains of every client that goes
        other.start();
        try {
            MailAnswer answer = send(SmtpServer.at("127.0.0.1")
                    .withSecurity(Security.TLS)
                    .withPort(other.getSmtps().getPort()));
            assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
            assertThat(other.getReceivedMessages()).isEmpty();
        } finally {
            other.stop();
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
    }

    @Test
    void without_starttls_nothing_is_said() {
        server.offering("AUTH PLAIN LOGIN");
        MailAnswer answer =
                send(server.settings().withSecurity(Security.STARTTLS).withLogin(LOGIN));
        assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
        assertThat(answer.why()).contains("STARTTLS");
        assertThat(server.heard()).allMatch(command -> command.matches("EHLO .*|QUIT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"535 5.7.8 wrong password", "454 4.7.0 try again", "534 5.7.9 too weak"})
    void a_login_that_is_refused_loses_nothing(String reply) {
        SmtpServer settings = secured(Security.TLS, SelfSigned.LOCALHOST).withTrust(SelfSigned.LOCALHOST.trust());
        server.says("AUTH", reply);
        try (SmtpMailer mailer = Mails.mailer(settings)) {
            MailAnswer answer = mailer.send(Mails.mail("k"));
            assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
            assertThat(answer.why())
                    .contains("refuses the login of shop", reply)
                    .doesNotContain(LOGIN.password());
            assertThat(server.taken()).isEmpty();
            assertThat(mailer.send(Mails.mail("k"))).isEqualTo(MailAnswer.sent());
        }
    }

    @Test
    void a_server_that_asks_for_no_password_is_not_the_shops() {
        server.overTls(SelfSigned.LOCALHOST.server());
        MailAnswer answer = send(server.settings()
                .withSecurity(Security.TLS)
                .withTrust(SelfSigned.LOCALHOST.trust())
                .withLogin(LOGIN));
        assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
        assertThat(answer.why()).contains("does not ask for one");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void a_password_is_never_shown_and_never_sent_in_clear() {
        SmtpServer settings = SmtpServer.at("mail.example.org").withLogin(LOGIN);
        assertThat(settings.toString()).contains("mail.example.org", "shop").doesNotContain(LOGIN.password());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withSecurity(Security.NONE))
                .withMessageContaining("mail.example.org")
                .withMessageNotContaining(LOGIN.password());
    }
}
