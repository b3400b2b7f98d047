package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;

/**
 * Lays messages into a folder, one {@code .eml} file each, for whatever program sends them on.
 *
 * <p>A message is a file as soon as it is whole and on the disk. Every try of the same message has the same message id and the same
 * file, so a message that lies there is not written again; one that was taken away is, and its message id tells.
 *
 * <p>{@link #send} throws an {@link IllegalArgumentException} if the address is none, or if address, buyer's name or document
 * number contain a line break, and an {@link UncheckedIOException} if the file cannot be written.
 *
 * <p>Thread-safe; several processes may share a folder.
 */
public final class EmlFolder implements Mailer {
    private static final int LEGIBLE = 60;

    private final Session session = Session.getInstance(new Properties());
    private final Path folder;
    private final InternetAddress from;
    private final InstantSource clock;

    private EmlFolder(Path folder, InternetAddress from, InstantSource clock) {
        this.folder = folder;
        this.from = from;
        this.clock = clock;
    }

    /**
     * A mailer that makes the folder when it needs it.
     *
     * @param from the sender's address
     * @throws IllegalArgumentException if it is none
     */
    public static EmlFolder in(Path folder, String from) {
        return in(folder, from, InstantSource.system());
    }

    /** The same, by a clock of the host's. */
    public static EmlFolder in(Path folder, String from, InstantSource clock) {
        return new EmlFolder(folder, Envelope.address("the sender's address", from), clock);
    }

    @Override
    public MailAnswer send(Mail mail) {
        Envelope envelope = Envelope.of(mail);
        Path file = folder.resolve(name(mail.key(), envelope));
        if (Files.exists(file)) {
            return MailAnswer.sent();
        }
        try {
            Files.createDirectories(folder);
            write(message(mail, envelope), file);
            return MailAnswer.sent();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay mail into " + file, e);
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot write mail " + file.getFileName(), e);
        }
    }

    /** What can be read of the key, and its fingerprint, so that no two keys share a file. */
    private static String name(String key, Envelope envelope) {
        String legible = key.replaceAll("[^A-Za-z0-9-]+", "_");
        return legible.substring(0, Math.min(LEGIBLE, legible.length())) + "-" + envelope.key() + ".eml";
    }

    private MimeMessage message(Mail mail, Envelope envelope) throws MessagingException {
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@'));
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + envelope.key() + domain + ">");
            }
        };
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, envelope.to());
        message.setSubject(envelope.subject(), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setText(PlainText.text(mail.document()).replace("\n", "\r\n"), UTF_8.name());
        message.saveChanges();
        return message;
    }

    private void write(MimeMessage message, Path file) throws IOException, MessagingException {
        Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                message.writeTo(out);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
