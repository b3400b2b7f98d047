package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.mail.SmtpServer.Security;
import dev.sefaresh.mail.Wire.Cut;
import dev.sefaresh.mail.Wire.Moment;
import dev.sefaresh.spi.port.MailAnswer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The connection is cut at every place of the dialogue: no mail is lost, and what comes twice has one message id. */
class SmtpCutTest {
    private static final List<String> OF_A_NEW_CONNECTION = List.of("GREETING", "EHLO");
    private static final List<String> BEFORE_THE_MESSAGE = List.of("MAIL", "RCPT", "DATA");

    private ScriptedServer server;
    private Wire wire;
    private boolean tls;
    private SmtpMailer mailer;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer().startingTls(SelfSigned.LOCALHOST.server());
        wire = new Wire(server.port());
        mailer = mailer();
    }

    private SmtpMailer mailer() {
        SmtpServer settings = server.settings()
                .withPort(wire.port())
                .withSecurity(tls ? Security.STARTTLS : Security.NONE)
                .withTrust(SelfSigned.LOCALHOST.trust());
        return Mails.mailer(settings);
    }

    @AfterEach
    void stop() throws Exception {
        mailer.close();
        wire.close();
        server.close();
    }

    static Stream<Arguments> places() {
        return Stream.of("GREETING", "EHLO", "MAIL", "RCPT", "DATA", "MIDDLE", ".", "QUIT")
                .flatMap(command -> Stream.of(Moment.values())
                        .filter(moment -> !command.equals("GREETING") || moment != Moment.BEFORE_THE_COMMAND)
                        .filter(moment -> !command.equals("MIDDLE") || moment == Moment.BEFORE_THE_COMMAND)
                        .flatMap(moment -> Stream.of(true, false).map(reset -> new Cut(command, moment, reset))))
                .flatMap(cut -> Stream.of(true, false).map(reused -> Arguments.of(cut, reused)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void no_mail_is_lost_and_two_of_one_can_be_told(Cut cut, boolean reused) {
        if (reused) {
            assertThat(mailer.send(Mails.mail("earlier"))).isEqualTo(MailAnswer.sent());
        }
        wire.cutAt(cut);
        MailAnswer first = sentInTheEnd("this one");
        assertThat(mailer.send(Mails.mail("later"))).isEqualTo(MailAnswer.sent());
        mailer.close();
        if (reused && BEFORE_THE_MESSAGE.contains(cut.command()) && !isGoAhead(cut)) {
            assertThat(first.kind()).as("a fresh try at once").isEqualTo(MailAnswer.Kind.SENT);
        }
        boolean unanswered = cut.command().equals(".") && cut.moment() == Moment.BEFORE_THE_REPLY;
        assertThat(ids("this one")).hasSize(unanswered ? 2 : 1);
        assertThat(ids("later")).hasSize(1);
        assertThat(server.taken()).hasSize((reused ? 1 : 0) + (unanswered ? 3 : 2));
        if (!cut.command().equals("QUIT") && !(reused && OF_A_NEW_CONNECTION.contains(cut.command()))) {
            assertThat(wire.isArmed()).as("the place was never reached").isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void where_tls_begins_too(Moment moment) throws IOException {
        tls = true;
        mailer = mailer();
        wire.cutAt(new Cut("STARTTLS", moment, false));
        MailAnswer first = sentInTheEnd("this one");
        assertThat(first.kind()).isEqualTo(MailAnswer.Kind.LATER);
        assertThat(wire.isArmed()).isFalse();
        assertThat(ids("this one")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_refusal_is_one_however_it_ends(Moment moment) {
        server.says("RCPT", "550 5.1.1 nobody");
        wire.cutAt(new Cut("RSET", moment, true));
        assertThat(mailer.send(Mails.mail("refused")).kind()).isEqualTo(MailAnswer.Kind.NO_MAILBOX);
        assertThat(wire.isArmed()).isFalse();
        assertThat(mailer.send(Mails.mail("later"))).isEqualTo(MailAnswer.sent());
        assertThat(server.taken()).hasSize(1);
    }

    /** What the first try was answered. */
    private MailAnswer sentInTheEnd(String key) {
        MailAnswer first = mailer.send(Mails.mail(key));
        if (first.kind() == MailAnswer.Kind.LATER) {
            assertThat(first.why()).contains("localhost:" + wire.port());
            assertThat(mailer.send(Mails.mail(key))).isEqualTo(MailAnswer.sent());
        } else {
            assertThat(first).isEqualTo(MailAnswer.sent());
        }
        return first;
    }

    /** After it the message begins. */
    private static boolean isGoAhead(Cut cut) {
        return cut.command().equals("DATA") && cut.moment() == Moment.AFTER_THE_REPLY;
    }

    private List<String> ids(String key) {
        String id = "<" + Mails.fingerprint(key) + "@example.org>";
        return server.taken().stream()
                .map(taken -> Mails.arrived(Mails.read(taken.raw())).id())
                .filter(id::equals)
                .toList();
    }
}
