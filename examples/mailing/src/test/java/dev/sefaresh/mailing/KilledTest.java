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
    private static final int CUSTOMERS_A_LIFE = 3;

    /** Where a shop dies: before this is heard, whoever says it. What is said after the dot is that the message is taken. */
    private static final List<String> DEATHS = List.of(
            "hello",
            "< 220",
            "EHLO",
            "MAIL FROM",
            "RCPT TO",
            "DATA",
            "< 354",
            "Message-ID",
            "Content-Type: text/html",
            ".",
            "< 250 after .",
            "< 250 after .");

    private static final int PATIENCE = 60;

    @TempDir
    private Path folder;

    private int customers;

    private final AtomicReference<Process> living = new AtomicReference<>();

    @Test
    void every_message_arrives_and_what_comes_twice_has_the_same_id() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (Line line = new Line(server.getSmtp().getPort())) {
            int killed = 0;
            for (String death : DEATHS) {
                line.heardBy(deadlyAt(death));
                killed += live(line) == 0 ? 0 : 1;
            }
            line.heardBy(said -> true);
            assertThat(live(line)).as("the last life").isZero();

            List<MimeMessage> arrived = List.of(server.getReceivedMessages());
            Map<String, List<MimeMessage>> byId = arrived.stream().collect(groupingBy(KilledTest::id));
            System.out.println(
                    "killed " + killed + " times: " + byId.size() + " messages in " + arrived.size() + " mails");
            assertThat(killed).isEqualTo(DEATHS.size());
            assertThat(byId)
                    .as("a message id for each message")
                    .hasSize(customers * Shop.MESSAGES.after().size());
            assertThat(byId.values())
                    .allSatisfy(same ->
                            assertThat(same.stream().map(KilledTest::told)).containsOnly(told(same.get(0))));
            assertThat(arrived.stream().map(KilledTest::to).distinct()).hasSize(customers);
        } finally {
            server.stop();
        }
    }

    private Line.Listener deadlyAt(String death) {
        AtomicReference<String> before = new AtomicReference<>("");
        return said -> {
            String also = said + " after " + before.getAndSet(said);
            return !(death.equals(".") ? said.equals(".") : said.startsWith(death) || isAnswer(death, also)) || die();
        };
    }

    private static boolean isAnswer(String death, String said) {
        return death.contains(" after ") && said.startsWith("< 250") && said.endsWith(" after .");
    }

    /** SIGKILL: nothing is closed, nothing is said, and it is dead before the line breaks. */
    private boolean die() {
        Process shop = living.get();
        shop.toHandle().destroyForcibly();
        shop.onExit().join();
        return false;
    }

    /** From its start to its end or to its death. */
    private int live(Line line) throws Exception {
        customers += CUSTOMERS_A_LIFE;
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
                        String.valueOf(customers))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        living.set(process);
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS))
                .as("it comes to an end")
                .isTrue();
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
