package dev.sefaresh.core.carriage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sefaresh.spi.model.ShipmentId;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrackingNumbersTest {
    private static final TrackingNumbers NUMBERS = new TrackingNumbers("SEF");
    private static final int DIGITS = 20;

    @Test
    void a_number_follows_from_the_id_and_nothing_else() {
        String number = NUMBERS.of(ShipmentId.of("A-1/D1"));
        assertThat(number).matches("SEF[0-9]{20}");
        assertThat(new TrackingNumbers("SEF").of(ShipmentId.of("A-1/D1"))).isEqualTo(number);
        assertThat(NUMBERS.of(ShipmentId.of("A-1/D2"))).isNotEqualTo(number);
        assertThat(new TrackingNumbers("X").has(number)).isFalse();
    }

    /** As a person would with an IBAN: letters count from A = 10, and the whole leaves 1. */
    @Test
    void the_check_digits_are_those_of_iso_7064() {
        String number = NUMBERS.of(ShipmentId.of("A-1/D1"));
        String counted = number.replace("SEF", "281415");
        assertThat(new BigInteger(counted).mod(BigInteger.valueOf(97))).isEqualTo(BigInteger.ONE);
    }

    @Property
    void a_mistyped_digit_is_found(
            @ForAll int id, @ForAll @IntRange(max = DIGITS - 1) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        String number = NUMBERS.of(ShipmentId.of("id " + id));
        assertThat(NUMBERS.has(number)).isTrue();
        StringBuilder mistyped = new StringBuilder(number);
        int at = NUMBERS.prefix().length() + place;
        mistyped.setCharAt(at, (char) ('0' + (number.charAt(at) - '0' + by) % 10));
        assertThat(NUMBERS.has(mistyped.toString())).isFalse();
    }

    @Property
    void swapped_digits_are_found(
            @ForAll int id,
            @ForAll @IntRange(max = DIGITS - 1) int one,
            @ForAll @IntRange(max = DIGITS - 1) int other) {
        String number = NUMBERS.of(ShipmentId.of("id " + id));
        int start = NUMBERS.prefix().length();
        StringBuilder swapped = new StringBuilder(number);
        swapped.setCharAt(start + one, number.charAt(start + other));
        swapped.setCharAt(start + other, number.charAt(start + one));
        assertThat(NUMBERS.has(swapped.toString())).isEqualTo(swapped.toString().equals(number));
    }

    @Test
    void what_is_no_number_of_the_range_is_told() {
        String number = NUMBERS.of(ShipmentId.of("A-1/D1"));
        for (String other : List.of(
                "",
                "SEF",
                number + "0",
                number.substring(1),
                number.toLowerCase(Locale.ROOT),
                "SEF" + "۱".repeat(20))) {
            assertThat(NUMBERS.has(other)).as(other).isFalse();
        }
    }

    @Test
    void a_range_has_a_short_plain_prefix() {
        for (String prefix : List.of("", "sef", "SEF-", "^XA", "NINECHARS")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TrackingNumbers(prefix))
                    .withMessageContaining("'" + prefix + "'");
        }
    }
}
