package dev.sefaresh.mail;

import dev.sefaresh.spi.port.Attachment;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;

/**
 * A file that goes with a mail, checked. Its bytes are read as they are sent, and not before.
 *
 * @param type a media type that is no other mail and no multipart, which could not be base64
 */
record Enclosure(Attachment file, ContentType type) implements DataSource {
    private static final Pattern TYPE =
            Pattern.compile("(?!(?i)multipart/|message/)[\\w!#$&^.+-]+/[\\w!#$&^.+-]+( *;[ -~]*)?");
    private static final int LONGEST_TYPE = 200;

    static Enclosure of(Attachment file) throws Unmailable {
        String name = Visible.header("the name of an attachment", file.name());
        if (name.isBlank()) {
            throw new Unmailable("an attachment of type '" + Visible.of(file.type()) + "' has no name");
        }
        try {
            if (file.type().length() <= LONGEST_TYPE
                    && TYPE.matcher(file.type()).matches()) {
                return new Enclosure(new Attachment(name, file.type(), file.content()), new ContentType(file.type()));
            }
        } catch (ParseException e) {
            throw untyped(file);
        }
        throw untyped(file);
    }

    private static Unmailable untyped(Attachment file) {
        return new Unmailable("the attachment '" + Visible.of(file.name()) + "' has no media type: '"
                + Visible.of(file.type()) + "'");
    }

    MimeBodyPart part() throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(this));
        part.setHeader("Content-Type", type.toString());
        part.setHeader("Content-Disposition", "attachment" + FileName.parameters(file.name()));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    @Override
    public String getContentType() {
        return type.toString();
    }

    @Override
    public String getName() {
        return file.name();
    }

    /** What the host's content throws is a mail that is cut off, so that no server takes half a file for the whole. */
    @Override
    public InputStream getInputStream() throws IOException {
        return new Guarded(file);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("an attachment is only read");
    }
}
