package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.Wording;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Mails to begin from, and a look into those that arrived. */
final class Mails {
    /** Read once for all tests. */
    static final Templates WORDS = Templates.shipped();

    private Mails() {}

    static SmtpMailer mailer(SmtpServer server) {
        return mailer(server, Sender.of("shop@example.org"));
    }

    static SmtpMailer mailer(SmtpServer server, Sender from) {
        return SmtpMailer.to(server, from, WORDS, InstantSource.system());
    }

    static Mail mail(String key) {
        return mail(key, "Sara");
    }

    static Mail mail(String key, String buyer) {
        return new Mail.Builder()
                .key(key)
                .message(Message.INVOICE)
                .to("sara@example.com")
                .wording(new Wording("main", "web", Optional.of("en")))
                .document(Letters.invoice(buyer))
                .order(OrderId.of("A-1"))
                .build();
    }

    /** The part of a message id that is the mail's. */
    static String fingerprint(String key) {
        try {
            return Envelope.of(mail(key)).key();
        } catch (Unmailable e) {
            throw new IllegalStateException(e);
        }
    }

    static MimeMessage read(byte[] raw) {
        return read(new ByteArrayInputStream(raw));
    }

    static MimeMessage read(String raw) {
        return read(raw.getBytes(UTF_8));
    }

    static MimeMessage read(InputStream raw) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), raw);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Arrived arrived(MimeMessage message) {
        try {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (Part part : leaves(message)) {
                if (part.getFileName() != null) {
                    files.put(part.getFileName(), part.getInputStream().readAllBytes());
                }
            }
            return new Arrived(message.getMessageID(), text(message), files);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What those read who read plain text. */
    static String text(MimeMessage message) {
        return content(message, "text/plain");
    }

    static String html(MimeMessage message) {
        return content(message, "text/html");
    }

    private static String content(MimeMessage message, String type) {
        try {
            for (Part part : leaves(message)) {
                if (part.isMimeType(type) && part.getFileName() == null) {
                    return part.getContent().toString();
                }
            }
            throw new IllegalStateException("no " + type);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Part> leaves(Part part) throws IOException, MessagingException {
        if (!(part.getContent() instanceof MimeMultipart parts)) {
            return List.of(part);
        }
        List<Part> leaves = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart each = parts.getBodyPart(i);
            leaves.addAll(leaves(each));
        }
        return leaves;
    }
}
