package dev.sefaresh.spi.model;

import java.math.BigDecimal;

/** Decimals that are equal when they are the same number. */
final class Decimals {
    /** As many places as every supported database keeps. */
    private static final int PLACES = 9;

    private Decimals() {}

    /** The same number with the least scale that is not negative. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > PLACES) {
            throw new IllegalArgumentException(number + " has more than " + PLACES + " decimal places");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
