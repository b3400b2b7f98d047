package dev.sefaresh.spi.model;

import java.math.BigDecimal;

/** Decimals that are equal when they are the same number. */
final class Decimals {
    /** As many places as every supported database keeps. */
    private static final int PLACES = 9;

    private static final int DIGITS = 29;

    private Decimals() {}

    /** The same number with the least scale that is not negative. */
    static BigDecimal plain(BigDecimal number) {
        if (number.scale() == 0 && number.precision() <= DIGITS) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > PLACES) {
            throw new IllegalArgumentException(number + " has more than " + PLACES + " decimal places");
        }
        if ((long) stripped.precision() - stripped.scale() > DIGITS) {
            throw new IllegalArgumentException(number + " has more than " + DIGITS + " digits before the point");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
