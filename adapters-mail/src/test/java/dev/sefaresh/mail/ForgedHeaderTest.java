package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written anywhere, a mail is refused, or has its own headers and its one reader. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedHeaderTest {
    private static final List<String> HEADERS = List.of(
            "Auto-Submitted",
            "Content-Language",
            "Content-Type",
            "Date",
            "From",
            "In-Reply-To",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "MIME-Version",
            "Message-ID",
            "References",
            "Reply-To",
            "Subject",
            "To");

    private static final List<String> HOSTILE = List.of(
            "\r\nBcc: eve@example.net",
            "\nBcc: eve@example.net",
            "\rBcc: eve@example.net",
            "x\r\n\r\nhello",
            "x\r\n.\r\nMAIL FROM:<eve@example.net>\r\n",
            "\r\n Bcc: eve@example.net",
            "%0d%0aBcc: eve@example.net",
            "x\u0000Bcc: eve@example.net",
            "x\u0085Bcc: eve@example.net",
            "x\u2028Bcc: eve@example.net",
            "x\u2029Bcc: eve@example.net",
            "x\u000bBcc: eve@example.net",
            "x\u000cBcc: eve@example.net",
            "x\u560d\u560aBcc: eve@example.net",
            "=?UTF-8?Q?=0D=0ABcc:_eve@example.net?=",
            "=?UTF-8?B?DQpCY2M6IGV2ZUBleGFtcGxlLm5ldA==?=",
            "sara@example.com, eve@example.net",
            "sara@example.com; eve@example.net",
            "sara@example.com eve@example.net",
            "sara@example.com> <eve@example.net",
            "sara@example.com> SIZE=1\r\nRCPT TO:<eve@example.net",
            "\"sara@example.com> RCPT\"@example.net",
            "<sara@example.com>",
            "friends: sara@example.com, eve@example.net;",
            "sara@example.com (eve)",
            "@example.net:sara@example.com",
            "\"Eve\" <eve@example.net>,",
            "x\"; filename=\"y.exe",
            "text/html; charset=\"\r\nBcc: eve@example.net\"",
            "text/html\r\nBcc: eve@example.net",
            "multipart/mixed; boundary=x",
            "message/rfc822",
            "\uD83E\uDD80\uD83E",
            "\u202egpj.exe",
            "https://shop.example/u>\r\nBcc: eve@example.net",
            "https://shop.example/u>,<https://evil.example/",
            "javascript:alert(1)",
            "x".repeat(10_000),
            "\uD83E\uDD80".repeat(5_000),
            " ",
            "");

    private enum Place {
        TO {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withTo(text);
            }
        },
        TO_WITH_DOMAIN {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withTo(text + "@example.com");
            }
        },
        DOMAIN {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withTo("sara@" + text);
            }
        },
        BUYER {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withDocument(Letters.invoice(text));
            }
        },
        NUMBER {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withDocument(mail.document().withNumber(text));
            }
        },
        ORDER {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withOrder(OrderId.of(text));
            }
        },
        KEY {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withKey(text);
            }
        },
        FILE_NAME {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withAttachments(Attachment.of(text, "text/plain", "x".getBytes(UTF_8)));
            }
        },
        FILE_TYPE {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withAttachments(Attachment.of("x.txt", text, "x".getBytes(UTF_8)));
            }
        },
        UNSUBSCRIBE {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withUnsubscribe(URI.create(text));
            }
        },
        UNSUBSCRIBE_QUERY {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withUnsubscribe(URI.create("https://shop.example/u?" + text));
            }
        },
        LINK {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withLink(URI.create("https://shop.example/o?" + text));
            }
        },
        LANGUAGE {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withWording(new dev.sefaresh.spi.port.Wording("main", text, java.util.Optional.of(text)));
            }
        },
        REASON {
            @Override
            Mail in(Mail mail, String text) {
                return mail.withReason(text);
            }
        };

        abstract Mail in(Mail mail, String text);
    }

    private ScriptedServer server;
    private SmtpMailer mailer;

    @BeforeAll
    void start() throws IOException {
        server = new ScriptedServer().offering("8BITMIME", "SMTPUTF8");
        mailer = Mails.mailer(
                server.settings(), Sender.of("shop@example.org").named("Shop").answeredAt("desk@example.org"));
    }

    @AfterAll
    void stop() throws IOException {
        mailer.close();
        server.close();
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(Place.values()).flatMap(place -> HOSTILE.stream().map(text -> Arguments.of(place, text)));
    }

    @Test
    void there_are_enough_of_them() {
        assertThat(everywhere()).hasSizeGreaterThan(500);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("everywhere")
    void a_mail_has_its_own_headers_and_one_reader(Place place, String text) throws Exception {
        Mail mail;
        try {
            mail = place.in(Mails.mail("k").withUnsubscribe(URI.create("https://shop.example/u")), text);
        } catch (IllegalArgumentException e) {
            return; // there is no such mail
        }
        int before = server.taken().size();
        MailAnswer answer = mailer.send(mail);
        if (answer.kind() == MailAnswer.Kind.REFUSED) {
            assertThat(answer.why()).isNotBlank().doesNotContain("\r", "\n").hasSizeLessThan(500);
            assertThat(server.taken()).hasSize(before);
            return;
        }
        assertThat(answer).isEqualTo(MailAnswer.sent());
        assertThat(server.taken()).hasSize(before + 1);
        ScriptedServer.Taken taken = server.taken().get(before);
        assertThat(taken.recipients()).containsExactly(Mailbox.of(mail.to()).address());
        assertThat(taken.recipients()).noneMatch(to -> to.contains("eve@example.net"));
        assertThat(names(taken.raw())).isEqualTo(HEADERS);
        assertThat(taken.raw().lines()).allMatch(line -> line.length() <= 998);
        MimeMessage message = Mails.read(taken.raw());
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(Mails.arrived(message).files()).hasSameSizeAs(mail.attachments());
        assertThat(message.getSubject()).doesNotContain("\r", "\n");
    }

    @Test
    void neither_does_the_shop_itself_begin_a_header() {
        for (String text : HOSTILE) {
            assertSenderHolds(() -> Sender.of("shop@example.org").named(text));
            assertSenderHolds(() -> Sender.of(text));
            assertSenderHolds(() -> Sender.of("shop@example.org").answeredAt(text));
        }
    }

    private void assertSenderHolds(java.util.function.Supplier<Sender> made) {
        Sender sender;
        try {
            sender = made.get();
        } catch (IllegalArgumentException e) {
            return; // it is refused at once
        }
        int before = server.taken().size();
        try (SmtpMailer own = Mails.mailer(server.settings(), sender)) {
            assertThat(own.send(Mails.mail("k"))).isEqualTo(MailAnswer.sent());
        }
        String raw = server.taken().get(before).raw();
        assertThat(HEADERS).containsAll(names(raw));
        assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
    }

    /** Sorted, each as often as it is there. */
    private static List<String> names(String raw) {
        List<String> names = raw.substring(0, raw.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))))
                .sorted()
                .toList();
        assertThat(new TreeSet<>(names)).as("each once").hasSize(names.size());
        return names;
    }
}
