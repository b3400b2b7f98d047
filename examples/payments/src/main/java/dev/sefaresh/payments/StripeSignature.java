package dev.sefaresh.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the header {@code Stripe-Signature}: when a webhook was signed, and with what; with two secrets in use, twice.
 *
 * @param at seconds since 1970, as written
 */
public record StripeSignature(String at, List<String> signatures) {
    /** The header's name. */
    public static final String HEADER = "Stripe-Signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Signs a body. */
    public static StripeSignature sign(String secret, Instant at, byte[] body) {
        String seconds = Long.toString(at.getEpochSecond());
        return new StripeSignature(seconds, List.of(HexFormat.of().formatHex(hash(secret, seconds, body))));
    }

    /** Reads a header, whatever stands in it. */
    static StripeSignature parse(String header) {
        return new StripeSignature(
                values(header, "t=").findFirst().orElse(""),
                values(header, "v1=").toList());
    }

    /**
     * Why it is not to be believed; empty if it is.
     *
     * @param received when it came in: who reads it later comes to the same end
     */
    Optional<String> flaw(String secret, Instant received, byte[] body) {
        byte[] expected = HexFormat.of().formatHex(hash(secret, at, body)).getBytes(UTF_8);
        if (signatures.stream().noneMatch(one -> MessageDigest.isEqual(expected, one.getBytes(UTF_8)))) {
            return Optional.of("no signature of ours");
        }
        if (!at.matches("\\d{1,12}")) {
            return Optional.of("signed at no time");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(at)), received);
        return age.abs().compareTo(TOLERANCE) > 0
                ? Optional.of("signed at " + at + " and received at " + received + ": too far apart")
                : Optional.empty();
    }

    private static Stream<String> values(String header, String name) {
        return Stream.of(header.split(","))
                .map(String::strip)
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()));
    }

    private static byte[] hash(String secret, String at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), mac.getAlgorithm()));
            mac.update((at + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The header's value. */
    @Override
    public String toString() {
        return "t=" + at
                + Stream.concat(Stream.of(""), signatures.stream())
                        .reduce((a, b) -> a + ",v1=" + b)
                        .orElse("");
    }
}
