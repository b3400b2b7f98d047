package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.MailAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpMailerTest {
    private static final Sender SHOP = Sender.of("shop@example.org");

    private ScriptedServer server;
    private Instant now = Instant.parse("2026-03-21T12:00:00Z");

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private SmtpMailer mailer(SmtpServer settings) {
        return SmtpMailer.to(settings, SHOP, Mails.WORDS, () -> now);
    }

    @Test
    void many_threads_share_a_few_connections() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SmtpMailer mailer = mailer(server.settings().withConnections(3))) {
            List<Callable<MailAnswer>> sends = IntStream.range(0, 200)
                    .mapToObj(i -> (Callable<MailAnswer>) () -> mailer.send(Mails.mail("mail " + i)))
                    .toList();
            for (Future<MailAnswer> answer : threads.invokeAll(sends)) {
                assertThat(answer.get()).isEqualTo(MailAnswer.sent());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(server.taken().stream()
                        .map(taken -> Mails.arrived(Mails.read(taken.raw())).id())
                        .collect(Collectors.toSet()))
                .hasSize(200);
        assertThat(server.taken()).hasSize(200);
        assertThat(server.connections()).isLessThanOrEqualTo(3);
    }

    @Test
    void whoever_finds_all_connections_busy_is_not_kept_waiting() throws Exception {
        server.says("MAIL", ScriptedServer.SILENCE);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (SmtpMailer mailer =
                mailer(server.settings().withConnections(1).withConnectTimeout(Duration.ofMillis(100)))) {
            Future<MailAnswer> hanging = threads.submit(() -> mailer.send(Mails.mail("one")));
            Waiting.until("a mail under way", () -> server.heard().size() > 1);
            MailAnswer answer = mailer.send(Mails.mail("two"));
            assertThat(answer).isEqualTo(MailAnswer.later("all 1 connections to localhost are busy"));
            server.hangUp();
            assertThat(hanging.get().kind()).isEqualTo(MailAnswer.Kind.LATER);
            assertThat(mailer.send(Mails.mail("two"))).isEqualTo(MailAnswer.sent());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_connection_is_kept_for_a_while_and_no_longer() {
        try (SmtpMailer mailer = mailer(server.settings().withKeptFor(Duration.ofSeconds(20)))) {
            mailer.send(Mails.mail("one"));
            now = now.plusSeconds(19);
            mailer.send(Mails.mail("two"));
            assertThat(server.connections()).isEqualTo(1);
            now = now.plusSeconds(20);
            mailer.send(Mails.mail("three"));
            assertThat(server.connections()).isEqualTo(2);
            Waiting.until("the old one closed", () -> server.openNow() == 1);
        }
        Waiting.until("all closed", () -> server.openNow() == 0);
    }

    @Test
    void a_server_that_was_started_again_is_no_reason_to_wait() {
        try (SmtpMailer mailer = mailer(server.settings())) {
            mailer.send(Mails.mail("one"));
            server.hangUp();
            assertThat(mailer.send(Mails.mail("two"))).isEqualTo(MailAnswer.sent());
            server.says("MAIL", "421 4.4.2 you were quiet for too long");
            assertThat(mailer.send(Mails.mail("three"))).isEqualTo(MailAnswer.sent());
        }
        assertThat(server.taken()).hasSize(3);
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for() {
        for (String command : List.of("GREETING", "EHLO", "MAIL", "RCPT", "DATA", ".")) {
            server.says(command, ScriptedServer.SILENCE);
            try (SmtpMailer mailer = mailer(server.settings().withReadTimeout(Duration.ofMillis(100)))) {
                MailAnswer answer = mailer.send(Mails.mail("k"));
                assertThat(answer.kind()).as(command).isEqualTo(MailAnswer.Kind.LATER);
                assertThat(answer.why()).contains("localhost:" + server.port(), "timed out");
            }
        }
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void what_takes_longer_than_a_lease_is_never_finished() {
        Duration limit = Duration.ofMillis(200);
        Attachment slow = new Attachment("slow.bin", "application/octet-stream", () -> {
            long end = System.nanoTime() + limit.toNanos();
            Waiting.until("a time-out", () -> System.nanoTime() > end);
            return InputStream.nullInputStream();
        });
        try (SmtpMailer mailer = mailer(server.settings().withMailTimeout(limit))) {
            MailAnswer answer = mailer.send(Mails.mail("k").withAttachments(slow));
            assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
            assertThat(answer.why()).contains("it took longer than PT0.2S");
            assertThat(server.taken()).isEmpty();
            assertThat(mailer.send(Mails.mail("k"))).isEqualTo(MailAnswer.sent());
        }
    }

    @Test
    void nobody_there_is_for_later() throws IOException {
        server.close();
        try (SmtpMailer mailer = mailer(server.settings())) {
            MailAnswer answer = mailer.send(Mails.mail("k"));
            assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
            assertThat(answer.why()).contains("localhost:" + server.port());
        }
    }

    @Test
    void half_an_attachment_is_no_mail() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        byte[] half = "half of it".repeat(5_000).getBytes(UTF_8);
        for (Exception failure :
                List.of(new IOException("the disk is gone"), new IllegalStateException("it is gone"))) {
            Attachment broken = new Attachment("invoice.pdf", "application/pdf", () -> {
                opened.incrementAndGet();
                return new SequenceInputStream(new ByteArrayInputStream(half), new Failing(failure));
            });
            try (SmtpMailer mailer = mailer(server.settings())) {
                MailAnswer answer = mailer.send(Mails.mail("k").withAttachments(broken));
                assertThat(answer.kind()).isEqualTo(MailAnswer.Kind.LATER);
                assertThat(answer.why()).contains("'invoice.pdf' cannot be read", failure.getMessage());
                assertThat(server.taken()).isEmpty();
                assertThat(mailer.send(Mails.mail("k")).kind()).isEqualTo(MailAnswer.Kind.SENT);
            }
            server.close();
            server = new ScriptedServer();
        }
        assertThat(opened).as("once for every mail").hasValue(2);
    }

    @Test
    void no_more_than_so_many_a_minute_and_nobody_sleeps() {
        try (SmtpMailer mailer = mailer(server.settings().withMailsAMinute(3))) {
            assertThat(waits(mailer, 3)).containsOnly(Duration.ZERO);
            now = now.plusSeconds(20);
            assertThat(waits(mailer, 7))
                    .as("each is told another time, three a minute")
                    .containsExactly(
                            Duration.ofSeconds(40),
                            Duration.ofSeconds(40),
                            Duration.ofSeconds(40),
                            Duration.ofSeconds(100),
                            Duration.ofSeconds(100),
                            Duration.ofSeconds(100),
                            Duration.ofSeconds(160));
            assertThat(server.taken()).hasSize(3);
            now = now.plusSeconds(40);
            assertThat(waits(mailer, 3)).containsOnly(Duration.ZERO);
            now = now.plusSeconds(60);
            assertThat(waits(mailer, 3)).containsOnly(Duration.ZERO);
            assertThat(mailer.send(Mails.mail("k")).why()).isEqualTo("localhost takes 3 mails a minute");
            assertThat(mailer.send(Mails.mail("k").withTo("nobody")).kind())
                    .as("what is never sent takes no place")
                    .isEqualTo(MailAnswer.Kind.REFUSED);
        }
        assertThat(server.taken()).hasSize(9);
    }

    private static List<Duration> waits(SmtpMailer mailer, int mails) {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            waits.add(mailer.send(Mails.mail("k")).again().orElse(Duration.ZERO));
        }
        return waits;
    }

    @Test
    void a_closed_mailer_loses_nothing() {
        SmtpMailer mailer = mailer(server.settings());
        mailer.close();
        mailer.close();
        assertThat(mailer.send(Mails.mail("k"))).isEqualTo(MailAnswer.later("the mailer is closed"));
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        SmtpServer settings = SmtpServer.at("mail.example.org");
        assertThat(settings.listensAt()).isEqualTo(587);
        assertThat(settings.withSecurity(SmtpServer.Security.TLS).listensAt()).isEqualTo(465);
        for (Runnable impossible : List.<Runnable>of(
                () -> settings.withHost(" "),
                () -> settings.withPort(0),
                () -> settings.withPort(70_000),
                () -> settings.withConnections(0),
                () -> settings.withMailsAMinute(0),
                () -> settings.withReadTimeout(Duration.ZERO),
                () -> settings.withConnectTimeout(Duration.ofDays(100)))) {
            assertThatIllegalArgumentException().isThrownBy(impossible::run);
        }
    }

    private static final class Failing extends InputStream {
        private final Exception failure;

        Failing(Exception failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw (IOException) failure;
        }
    }
}
