package dev.sefaresh.core.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One number over another, exact: a price without a tax that it contains has seldom an end behind the point. It is never divided before
 * it is rounded, so there is no scale that could be too small, and half a cent is found to be half a cent.
 *
 * @param under more than zero
 */
record Ratio(BigDecimal over, BigDecimal under) implements Comparable<Ratio> {
    long rounded(RoundingMode mode) {
        return over.divide(under, 0, mode).longValueExact();
    }

    long floor() {
        return rounded(RoundingMode.FLOOR);
    }

    /** What it is more than the whole number. */
    Ratio less(long whole) {
        return new Ratio(over.subtract(BigDecimal.valueOf(whole).multiply(under)), under);
    }

    /** Those over the same number first, so that it does not grow with how many they are. */
    static Ratio sum(List<Ratio> ratios) {
        Map<BigDecimal, BigDecimal> sums = new HashMap<>();
        ratios.forEach(one -> sums.merge(one.under, one.over, BigDecimal::add));
        return sums.entrySet().stream()
                .map(one -> new Ratio(one.getValue(), one.getKey()))
                .reduce(new Ratio(BigDecimal.ZERO, BigDecimal.ONE), Ratio::plus);
    }

    private Ratio plus(Ratio other) {
        return isOver(other.under)
                ? new Ratio(over.add(other.over), under)
                : new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    /** Of equal pieces, one. */
    Ratio by(BigDecimal pieces) {
        return new Ratio(over, under.multiply(pieces));
    }

    @Override
    public int compareTo(Ratio other) {
        return isOver(other.under)
                ? over.compareTo(other.over)
                : over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    private boolean isOver(BigDecimal divisor) {
        return under.compareTo(divisor) == 0;
    }
}
