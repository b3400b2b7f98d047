package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.Wording;
import java.util.Objects;

/**
 * Makes a page of HTML of a document, in the words of its shop, channel and language: whole in itself, and ready to be printed on A4.
 * Immutable and thread-safe.
 */
public final class Printer implements DocumentRenderer {
    private static final String TYPE = "text/html; charset=UTF-8";
    private static final int LONGEST = 80;

    private final Templates templates;

    private Printer(Templates templates) {
        this.templates = templates;
    }

    /** A printer that speaks as these templates do. */
    public static Printer of(Templates templates) {
        return new Printer(Objects.requireNonNull(templates, "templates"));
    }

    @Override
    public Attachment render(PrintedDocument document, Wording wording) {
        return Attachment.of(
                name(document), TYPE, templates.page(document, wording).getBytes(UTF_8));
    }

    /** What it is and its number, in letters, digits and hyphens. */
    private static String name(PrintedDocument document) {
        String name = Vocabulary.name(document.kind()) + "-" + document.number();
        String plain = name.replaceAll("[^\\p{L}\\p{N}]+", "-");
        return plain.substring(
                                0,
                                plain.offsetByCodePoints(0, Math.min(LONGEST, plain.codePointCount(0, plain.length()))))
                        .replaceAll("-$", "")
                + ".html";
    }
}
