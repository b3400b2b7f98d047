package dev.sefaresh.mail;

import dev.sefaresh.spi.port.Attachment;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an attachment; whatever goes wrong with them is an {@link Unreadable}. */
final class Guarded extends FilterInputStream {
    private final String name;

    Guarded(Attachment file) throws IOException {
        super(opened(file));
        this.name = file.name();
    }

    private static InputStream opened(Attachment file) throws IOException {
        try {
            return file.content().open();
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(file.name(), e);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(name, e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return super.read(bytes, from, length);
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(name, e);
        }
    }

    /** An attachment that cannot be read. */
    static final class Unreadable extends IOException {
        private final String why;

        Unreadable(String name, Exception cause) {
            super(cause);
            this.why = "the attachment '" + Visible.of(name) + "' cannot be read: " + Visible.of(cause.toString());
        }

        String why() {
            return why;
        }
    }
}
