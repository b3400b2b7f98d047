package dev.sefaresh.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that may be too long for others. */
final class Digest {
    private static final int LONGEST = 200;

    private Digest() {}

    /** The text itself, or its digest if it is longer than 200 characters. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : "sha256:" + HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
