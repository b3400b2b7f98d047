package dev.sefaresh.spi.port;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A file that goes with a mail. It is read as it is sent, never held in memory as a whole.
 *
 * @param name of the file, such as {@code main-2026-17.html}
 * @param type a media type, such as {@code text/html; charset=UTF-8}
 * @param content the same bytes every time
 */
public record Attachment(String name, String type, Content content) {
    /** Refuses null. */
    public Attachment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
    }

    /** Where the bytes come from. */
    public interface Content {
        /** From the first byte on; the caller closes it. */
        InputStream open() throws IOException;
    }

    /** A small one, from memory. */
    public static Attachment of(String name, String type, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new Attachment(name, type, () -> new ByteArrayInputStream(copy));
    }
}
