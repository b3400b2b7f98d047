package dev.sefaresh.core.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Cuts amounts of minor units into shares whose sum is the whole, exactly. Overflow is an exception, never a wrong cent. Stateless. */
public final class Apportionment {
    private Apportionment() {}

    /**
     * Shares in proportion to the weights. What rounding down leaves goes to the largest remainders, unit by unit, first come first;
     * a weight of zero gets nothing.
     *
     * @param whole minor units, of either sign
     * @param weights none negative, and not all zero unless the whole is
     * @throws IllegalArgumentException if there is nothing to share by
     */
    public static List<Long> share(long whole, List<Long> weights) {
        if (whole < 0) {
            return share(Math.negateExact(whole), weights).stream()
                    .map(Math::negateExact)
                    .toList();
        }
        if (weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("a weight is negative: " + weights);
        }
        if (whole == 0) {
            return weights.stream().map(weight -> 0L).toList();
        }
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("nothing to share " + whole + " by: " + weights);
        }
        BigInteger[][] cuts = weights.stream()
                .map(weight -> BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(weight))
                        .divideAndRemainder(sum))
                .toArray(BigInteger[][]::new);
        long[] shares = LongStream.range(0, cuts.length)
                .map(i -> cuts[(int) i][0].longValueExact())
                .toArray();
        IntStream.range(0, cuts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> cuts[i][1]).reversed())
                .limit(whole - LongStream.of(shares).sum())
                .forEach(i -> shares[i]++);
        return LongStream.of(shares).boxed().toList();
    }

    /**
     * Shares in proportion to the weights, but none beyond its most: what has no room there goes to the others, by weight again. A
     * weight of zero gets nothing.
     *
     * @param whole minor units, of either sign
     * @param weights none negative
     * @param most how far from zero each share may go, none negative
     * @throws IllegalArgumentException if there is not room for all of it
     */
    public static List<Long> shareWithin(long whole, List<Long> weights, List<Long> most) {
        long[] shares = new long[weights.size()];
        List<Integer> fullFirst = IntStream.range(0, shares.length)
                .filter(i -> weights.get(i) != 0)
                .boxed()
                .sorted((i, j) -> product(most.get(i), weights.get(j)).compareTo(product(most.get(j), weights.get(i))))
                .toList();
        long left = Math.absExact(whole);
        BigInteger sum = fullFirst.stream()
                .map(i -> BigInteger.valueOf(weights.get(i)))
                .reduce(BigInteger.ZERO, BigInteger::add);
        int full = 0;
        for (int i : fullFirst) {
            if (BigInteger.valueOf(most.get(i)).multiply(sum).compareTo(product(left, weights.get(i))) >= 0) {
                break;
            }
            shares[i] = most.get(i);
            left -= shares[i];
            sum = sum.subtract(BigInteger.valueOf(weights.get(i)));
            full++;
        }
        if (full == fullFirst.size() && left > 0) {
            throw new IllegalArgumentException(
                    left + " of " + whole + " have no room within " + most + " by " + weights);
        }
        List<Integer> others = fullFirst.stream().skip(full).sorted().toList();
        List<Long> rest = share(left, others.stream().map(weights::get).toList());
        IntStream.range(0, rest.size()).forEach(i -> shares[others.get(i)] = rest.get(i));
        return LongStream.of(shares)
                .map(share -> whole < 0 ? -share : share)
                .boxed()
                .toList();
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    /**
     * The whole numbers next to these whose sum is the whole: rounded down, and then the largest remainders up, first come first. None
     * changes its sign.
     *
     * @param whole next to the sum of these, or it
     */
    static long[] nearest(long whole, List<Ratio> exact) {
        long[] shares = exact.stream().mapToLong(Ratio::floor).toArray();
        long left = Math.subtractExact(whole, LongStream.of(shares).reduce(0, Math::addExact));
        if (left == 0) {
            return shares;
        }
        List<Ratio> rests = IntStream.range(0, shares.length)
                .mapToObj(i -> exact.get(i).less(shares[i]))
                .toList();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.<Integer, Ratio>comparing(rests::get).reversed())
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }

    /**
     * What is to give when {@code mark} of {@code length} is reached. It counts the money already given, never the marks before: so
     * the parts sum to the whole in whatever steps it is cut, and whatever was taken back in between. No part has the other sign.
     *
     * @param whole minor units, of either sign
     * @param mark how far along, within the length
     * @param length how far it goes; zero means that the end is reached
     * @param given minor units given before and not taken back
     */
    public static long next(long whole, BigDecimal mark, BigDecimal length, long given) {
        long due = mark.compareTo(length) == 0
                ? whole
                : BigDecimal.valueOf(whole)
                        .multiply(mark)
                        .divide(length, 0, RoundingMode.HALF_UP)
                        .longValueExact();
        long next = Math.subtractExact(due, given);
        return Long.signum(next) == -Long.signum(whole) ? 0 : next;
    }

    /**
     * What is to give on the way from one mark to the next. As long as what was given is what was due at {@code from}, the parts keep
     * step with the whole. Where something was given beside the way, such as a price reduction, it is what is left of the whole, in
     * proportion to what is left of the way: at its end, all of it.
     *
     * @param whole minor units, not negative
     * @param from how far along before
     * @param to how far along now, within the length
     * @param length how far it goes
     * @param given minor units given before, by whatever way, and not taken back
     */
    public static long between(long whole, BigDecimal from, BigDecimal to, BigDecimal length, long given) {
        if (to.compareTo(from) <= 0 || given >= whole) {
            return 0;
        }
        return given == next(whole, from, length, 0)
                ? next(whole, to, length, given)
                : next(Math.subtractExact(whole, given), to.subtract(from), length.subtract(from), 0);
    }
}
