package dev.sefaresh.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.SealedDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How an entry of the register is tied to the one before it: its head is SHA-256 of the head before (nothing for the first), the
 * document's digest, and {@code series/number/date} in UTF-8.
 */
final class Chain {
    /** What stands before the first entry of a series. */
    static final byte[] START = {};

    /** Lower-case hexadecimal as bytes. */
    static final SqlType<String> DIGEST = SqlType.BYTES.as(HexFormat.of()::parseHex, HexFormat.of()::formatHex);

    private static final char INVOICE = 'I';

    private Chain() {}

    /** The number of the document that is registered. */
    static int invoice(SealedDocument document) {
        if (document.invoice().letter() != INVOICE) {
            throw new IllegalArgumentException(document.invoice() + " is no invoice and gets no number");
        }
        return document.invoice().number();
    }

    static byte[] head(byte[] before, byte[] digest, RegisterEntry entry) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(before);
            sha.update(digest);
            return sha.digest((entry.series() + "/" + entry.number() + "/" + entry.date()).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
