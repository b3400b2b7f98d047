package dev.sefaresh.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.InMemorySuppressions;
import dev.sefaresh.mail.Sender;
import dev.sefaresh.mail.SmtpMailer;
import dev.sefaresh.mail.SmtpServer;
import dev.sefaresh.mail.SmtpServer.Security;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line to the mail server breaks at each word in turn: what was not taken is sent with the next try, and nothing is lost. */
class CutTest {
    private final HandClock clock = new HandClock();
    private final AtomicBoolean isCut = new AtomicBoolean();

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "taken"
            })
    void every_message_arrives_after_the_line_broke(String word) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (Line line = new Line(server.getSmtp().getPort());
                SmtpMailer mailer = SmtpMailer.to(
                        SmtpServer.at("localhost").withSecurity(Security.NONE).withPort(line.port()),
                        Sender.of("shop@example.org"))) {
            line.heardBy(cutOnceAt(word));
            InMemoryStock stock = new InMemoryStock();
            OrderDesk desk = Shop.desk(mailer)
                    .store(new InMemoryStore(stock, new InMemoryRegister(), clock))
                    .stock(stock)
                    .suppressions(new InMemorySuppressions())
                    .clock(clock)
                    .executor(Runnable::run)
                    .build();
            Shop.stocked(stock);
            new Shop(desk).sell(1);
            clock.pass(Duration.ofMinutes(5));
            desk.runDue();

            assertThat(isCut).as("the line broke").isTrue();
            TreeMap<String, List<String>> told = new TreeMap<>();
            for (MimeMessage mail : server.getReceivedMessages()) {
                told.computeIfAbsent(mail.getMessageID(), id -> new ArrayList<>())
                        .add(mail.getSubject());
            }
            assertThat(told.values())
                    .as("one message id for each message")
                    .hasSize(Shop.MESSAGES.after().size());
            assertThat(told.values()).allSatisfy(same -> assertThat(same).containsOnly(same.get(0)));
            assertThat(server.getReceivedMessages())
                    .hasSize(Shop.MESSAGES.after().size() + (word.equals("taken") ? 1 : 0));
        } finally {
            server.stop();
        }
    }

    private Line.Listener cutOnceAt(String word) {
        AtomicReference<String> before = new AtomicReference<>("");
        return said -> {
            boolean isTaken = before.getAndSet(said).equals(".") && said.startsWith("< 250");
            boolean isWord =
                    word.equals(".") ? said.equals(".") : word.equals("taken") ? isTaken : said.startsWith(word);
            return !isWord || !isCut.compareAndSet(false, true);
        };
    }
}
