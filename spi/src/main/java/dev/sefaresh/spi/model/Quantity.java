package dev.sefaresh.spi.model;

import java.math.BigDecimal;

/** How many: a decimal number, never negative, of at most 29 digits and 9 decimal places, in which 2 equals 2.00. */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    /** None. */
    public static final Quantity ZERO = of(0);

    /** Normalises the scale; refuses a negative number. */
    public Quantity {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a quantity cannot be negative: " + value);
        }
        value = Decimals.plain(value);
    }

    /** So many pieces. */
    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value));
    }

    /** Reads a decimal number, such as {@code 1.5}. */
    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value));
    }

    /** The sum. */
    public Quantity plus(Quantity other) {
        return other.isZero() ? this : new Quantity(value.add(other.value));
    }

    /**
     * The difference.
     *
     * @throws IllegalArgumentException if the other is more
     */
    public Quantity minus(Quantity other) {
        return other.isZero() ? this : new Quantity(value.subtract(other.value));
    }

    /** Whether there is none. */
    public boolean isZero() {
        return value.signum() == 0;
    }

    /** Whether this is strictly less. */
    public boolean isLessThan(Quantity other) {
        return compareTo(other) < 0;
    }

    /** Whether this is strictly more. */
    public boolean isMoreThan(Quantity other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
