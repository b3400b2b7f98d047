package dev.sefaresh.mailing;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop that is killed at every word that it says to its mail server, and started again: every message arrives. */
class KilledTest {
    private static final int CUSTOMERS = 12;

    /** Where a shop dies: as it says this, before the server hears it. */
    private static final List<String> DEATHS =
            List.of("hello", "EHLO", "MAIL FROM", "RCPT TO", "DATA", "Message-ID", "Content-Type", ".", "MAIL FROM", ".");

    private static final int PATIENCE = 60;

    @TempDir
    private Path folder;

    private final AtomicReference<Process> living = new AtomicReference<>();

    @Test
    void every_message_arrives_and_what_comes_twice_has_the_same_id() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (Line line = new Line(server.getSmtp().getPort())) {
            int killed = 0;
            for (String death : DEATHS) {
                line.heardBy(said -> !said.startsWith(death) || die());
                killed += live(line) == 0 ? 0 : 1;
            }
            line.heardBy(said -> true);
            assertThat(live(line)).as("the last life").isZero();

            List<MimeMessage> arrived = List.of(server.getReceivedMessages());
            Map<String, List<MimeMessage>> byId = arrived.stream().collect(groupingBy(KilledTest::id));
            System.out.println("killed " + killed + " times: " + byId.size() + " messages in " + arrived.size() + " mails");
            assertThat(killed).isEqualTo(DEATHS.size());
            assertThat(byId).as("a message id for each message").hasSize(CUSTOMERS * Shop.MESSAGES.after().size());
            assertThat(byId.values()).allSatisfy(same -> assertThat(same.stream().map(KilledTest::told)).containsOnly(told(same.get(0))));
            assertThat(arrived.stream().map(KilledTest::to).distinct()).hasSize(CUSTOMERS);
        } finally {
            server.stop();
        }
    }

    /** SIGKILL: nothing is closed, nothing is said; the server hears nothing of it. */
    private boolean die() {
        living.get().toHandle().destroyForcibly();
        return false;
    }

    /** From its start to its end or to its death. */
    private int live(Line line) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shop.class.getName(),
                        folder.resolve("shop").toString(),
                        String.valueOf(line.port()),
                        String.valueOf(CUSTOMERS))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        living.set(process);
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).as("it comes to an end").isTrue();
        return process.exitValue();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String told(MimeMessage mail) {
        try {
            return to(mail) + ": " + mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
