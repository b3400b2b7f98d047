package dev.sefaresh.mail;

import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import jakarta.mail.MessagingException;
import java.io.BufferedOutputStream;
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

/**
 * Lays messages into a folder, one {@code .eml} file each, for whatever program sends them on.
 *
 * <p>A message is a file as soon as it is whole and on the disk. Every try of the same message has the same message id and the same
 * file, so a message that lies there is not written again; one that was taken away is, and its message id tells.
 *
 * <p>A folder that cannot be written is an {@link UncheckedIOException}, and so is an attachment that cannot be read.
 *
 * <p>Thread-safe; several processes may share a folder.
 */
public final class EmlFolder implements Mailer {
    private static final int LEGIBLE = 60;

    private final Path folder;
    private final Stationery stationery;

    private EmlFolder(Path folder, Stationery stationery) {
        this.folder = folder;
        this.stationery = stationery;
    }

    /**
     * A mailer that makes the folder when it needs it, in the words that come with the library.
     *
     * @param from the sender's address
     * @throws IllegalArgumentException if it is none
     */
    public static EmlFolder in(Path folder, String from) {
        return in(folder, Sender.of(from), Templates.shipped(), InstantSource.system());
    }

    /** The same in any name, in other words, by a clock of the host's. */
    public static EmlFolder in(Path folder, Sender from, Templates templates, InstantSource clock) {
        return new EmlFolder(folder, new Stationery(from, templates, clock));
    }

    @Override
    public MailAnswer send(Mail mail) {
        try {
            lay(stationery.written(mail), mail.key());
            return MailAnswer.sent();
        } catch (Unmailable e) {
            return e.answer();
        }
    }

    private void lay(Written message, String key) {
        Path file = folder.resolve(name(key, message.envelope()));
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            write(message, file);
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

    private void write(Written message, Path file) throws IOException, MessagingException {
        Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                message.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
