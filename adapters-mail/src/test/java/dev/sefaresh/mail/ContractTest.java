package dev.sefaresh.mail;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.MailBench;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import dev.sefaresh.spi.tck.MailerRules;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Mailers keep their contract. */
class ContractTest {
    @TempDir
    private Path folder;

    private int benches;

    @TestFactory
    Stream<DynamicTest> of_the_folder() {
        return tests(MailerRules.of(() -> {
            Path own = folder.resolve("bench " + ++benches);
            return MailBench.of(EmlFolder.in(own, "shop@example.org")).arrivingIn(() -> arrived(own));
        }));
    }

    @TestFactory
    Stream<DynamicTest> of_the_log() {
        return tests(MailerRules.of(() -> MailBench.of(new MailLog())));
    }

    private static Stream<DynamicTest> tests(Kit<MailBench> kit) {
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }

    private static List<Arrived> arrived(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(ContractTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arrived read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new Arrived(message.getMessageID(), message.getContent().toString(), Map.of());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
