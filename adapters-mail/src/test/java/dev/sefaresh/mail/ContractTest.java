package dev.sefaresh.mail;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.MailBench;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import dev.sefaresh.spi.tck.MailerRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Mailers keep their contract. */
class ContractTest {
    @TempDir
    private Path folder;

    private int benches;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> of_the_folder() {
        return tests(MailerRules.of(() -> {
            Path own = folder.resolve("bench " + ++benches);
            return MailBench.of(EmlFolder.in(own, Sender.of("shop@example.org"), Mails.WORDS, InstantSource.system()))
                    .arrivingIn(() -> arrived(own));
        }));
    }

    @TestFactory
    Stream<DynamicTest> of_the_log() {
        return tests(MailerRules.of(() -> MailBench.of(new MailLog(Mails.WORDS))));
    }

    @TestFactory
    Stream<DynamicTest> over_smtp() {
        return tests(MailerRules.of(() -> {
            GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {}); // it complains of every mail cut off
            server.start();
            opened.add(server::stop);
            SmtpMailer mailer = Mails.mailer(SmtpServer.at("127.0.0.1")
                    .withSecurity(SmtpServer.Security.NONE)
                    .withPort(server.getSmtp().getPort()));
            opened.add(mailer);
            return MailBench.of(mailer)
                    .arrivingIn(() -> Stream.of(server.getReceivedMessages())
                            .map(Mails::arrived)
                            .toList());
        }));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        Thread.setDefaultUncaughtExceptionHandler(null);
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
            return Mails.arrived(Mails.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
