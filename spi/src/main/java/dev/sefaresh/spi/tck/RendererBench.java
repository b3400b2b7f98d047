package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.PrintedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * A renderer.
 *
 * @param reader reads what a person reads in a file, if the bench can
 */
public record RendererBench(DocumentRenderer renderer, Optional<Reader> reader) implements Bench {
    /** Reads what a person reads in a file. */
    public interface Reader {
        /** The characters, in the order in which they stand. */
        String read(byte[] file) throws IOException;
    }

    /** A renderer whose files nobody here can read. */
    public static RendererBench of(DocumentRenderer renderer) {
        return new RendererBench(renderer, Optional.empty());
    }

    /** With somebody who reads its files. */
    public RendererBench readBy(Reader person) {
        return new RendererBench(renderer, Optional.of(person));
    }

    @Override
    public Set<Trait> traits() {
        return reader.isPresent() ? Set.of(Trait.SHOWS_TEXT) : Set.of();
    }

    byte[] bytes(PrintedDocument document) throws IOException {
        return bytes(renderer.render(document, Papers.ENGLISH));
    }

    static byte[] bytes(Attachment file) throws IOException {
        try (InputStream in = file.content().open()) {
            return in.readAllBytes();
        }
    }

    String text(PrintedDocument document) throws IOException {
        return reader.orElseThrow().read(bytes(document));
    }
}
