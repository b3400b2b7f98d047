package dev.sefaresh.spi.port;

import java.util.Arrays;
import java.util.Objects;

/**
 * What is stuck on a parcel. Immutable: the content is copied on its way in and out.
 *
 * @param mediaType what the content is, such as {@link #PDF}
 * @param content every byte of it, for a printer
 */
@SuppressWarnings("ArrayRecordComponent") // copied, and compared by its content
public record Label(String mediaType, byte[] content) {
    /** A page to be printed by any printer. */
    public static final String PDF = "application/pdf";

    /** Commands to a label printer, in ASCII or UTF-8. */
    public static final String ZPL = "application/zpl";

    /** A picture. */
    public static final String PNG = "image/png";

    /** Copies; refuses a media type that is none, and a label with nothing on it. */
    public Label {
        if (!mediaType.matches("[a-z]+/[a-z0-9.+-]{1,100}")) {
            throw new IllegalArgumentException("not a media type such as " + PDF + ": '" + mediaType + "'");
        }
        content = content.clone();
        if (content.length == 0) {
            throw new IllegalArgumentException("a label with nothing on it");
        }
    }

    /** A copy. */
    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Label that && mediaType.equals(that.mediaType) && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mediaType, Arrays.hashCode(content));
    }

    /** Without its content: an address belongs in no log. */
    @Override
    public String toString() {
        return mediaType + ", " + content.length + " bytes";
    }
}
