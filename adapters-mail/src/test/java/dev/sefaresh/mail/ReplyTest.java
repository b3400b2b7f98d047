package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.port.MailAnswer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a mail follows from what the server says. */
class ReplyTest {
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GREETING | 554 no service                        | LATER
            GREETING | 421 too many connections              | LATER
            MAIL     | 421 4.7.0 try again                   | LATER
            MAIL     | 451 4.3.0 out of order                | LATER
            MAIL     | 452 4.3.1 no space                    | LATER
            MAIL     | 530 5.7.0 authentication required     | LATER
            MAIL     | 550 5.7.1 sender is not yours         | REFUSED
            MAIL     | 550 5.1.8 no such domain of sender    | REFUSED
            MAIL     | 552 5.3.4 too big                     | REFUSED
            MAIL     | 553 5.1.7 bad sender                  | REFUSED
            RCPT     | 421 4.4.2 bye                         | LATER
            RCPT     | 450 4.2.1 mailbox is busy             | LATER
            RCPT     | 451 4.7.1 greylisted                  | LATER
            RCPT     | 452 4.2.2 mailbox is full             | LATER
            RCPT     | 552 mailbox is full                   | LATER
            RCPT     | 552 5.2.2 mailbox is full             | LATER
            RCPT     | 550 5.2.2 mailbox is full             | LATER
            RCPT     | 550 nobody                            | NO_MAILBOX
            RCPT     | 550 5.1.1 nobody                      | NO_MAILBOX
            RCPT     | 550 5.1.10 nobody                     | NO_MAILBOX
            RCPT     | 551 5.1.6 has moved                   | NO_MAILBOX
            RCPT     | 553 5.1.3 no such name                | NO_MAILBOX
            RCPT     | 551 not here                          | REFUSED
            RCPT     | 553 not allowed                       | REFUSED
            RCPT     | 550 5.1.8 sender has no domain        | REFUSED
            RCPT     | 550 5.7.1 policy                      | REFUSED
            RCPT     | 554 5.7.1 relay access denied         | REFUSED
            RCPT     | 550 5.2.1 mailbox is disabled         | REFUSED
            RCPT     | 554 transaction failed                | REFUSED
            RCPT     | 501 5.5.4 syntax                      | REFUSED
            RCPT     | 530 5.7.0 authentication required     | LATER
            DATA     | 451 4.3.0 not now                     | LATER
            DATA     | 554 5.5.1 no valid recipients         | REFUSED
            .        | 421 4.3.2 shutting down               | LATER
            .        | 451 4.3.0 queue is full               | LATER
            .        | 550 5.7.1 spam                        | REFUSED
            .        | 550 spam                              | REFUSED
            .        | 552 5.3.4 too big                     | REFUSED
            .        | 552 5.2.2 mailbox is full             | LATER
            .        | 554 5.6.0 not a message               | REFUSED
            .        | nonsense                              | LATER
            """)
    void a_reply_is_an_answer(String command, String reply, MailAnswer.Kind expected) {
        server.says(command, reply);
        try (SmtpMailer mailer = Mails.mailer(server.settings())) {
            MailAnswer answer = mailer.send(Mails.mail("first"));
            assertThat(answer.kind()).isEqualTo(expected);
            assertThat(answer.why()).containsAnyOf(reply, "localhost:" + server.port());
            assertThat(server.taken()).isEmpty();
            assertThat(mailer.send(Mails.mail("second"))).isEqualTo(MailAnswer.sent());
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void a_refused_mail_leaves_the_connection_to_the_next() {
        server.says("RCPT", "550 5.1.1 nobody");
        try (SmtpMailer mailer = Mails.mailer(server.settings())) {
            mailer.send(Mails.mail("first"));
            mailer.send(Mails.mail("second"));
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_refusal_of_many_lines_is_one_reason() {
        server.says("RCPT", "550-5.1.1 nobody\r\n550 5.1.1 here");
        try (SmtpMailer mailer = Mails.mailer(server.settings())) {
            assertThat(mailer.send(Mails.mail("first")))
                    .isEqualTo(MailAnswer.noMailbox("the server answered 550-5.1.1 nobody 550 5.1.1 here"));
        }
    }
}
