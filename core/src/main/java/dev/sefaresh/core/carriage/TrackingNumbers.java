package dev.sefaresh.core.carriage;

import static com.google.common.hash.Hashing.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.ShipmentId;
import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A range of tracking numbers: its prefix, 18 digits that follow from the id, and two check digits (ISO 7064, MOD 97-10, as in an
 * IBAN), which find every mistyped character and every two that were swapped. The same id has the same number on every machine and
 * after every restart. Immutable and thread-safe.
 *
 * @param prefix 1 to 8 capital letters and digits
 */
public record TrackingNumbers(String prefix) {
    private static final long DIGITS = 1_000_000_000_000_000_000L;
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int LARGEST = 98;
    private static final int BASE = 36;

    /** Refuses another prefix. */
    public TrackingNumbers {
        if (!prefix.matches("[A-Z0-9]{1,8}")) {
            throw new IllegalArgumentException(
                    "tracking numbers begin with 1 to 8 capital letters and digits, not '" + prefix + "'");
        }
    }

    /** The number of this shipment. */
    public String of(ShipmentId id) {
        long serial =
                Long.remainderUnsigned(sha256().hashString(id.text(), UTF_8).asLong(), DIGITS);
        String body = prefix + String.format(Locale.ROOT, "%018d", serial);
        return body + String.format(Locale.ROOT, "%02d", LARGEST - remainder(body + "00"));
    }

    /** Whether this is a number of the range, correctly typed. */
    public boolean has(String text) {
        return text.startsWith(prefix) && text.substring(prefix.length()).matches("[0-9]{20}") && remainder(text) == 1;
    }

    private static int remainder(String text) {
        String digits = text.chars()
                .map(letter -> Character.digit(letter, BASE))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(MODULUS).intValue();
    }
}
