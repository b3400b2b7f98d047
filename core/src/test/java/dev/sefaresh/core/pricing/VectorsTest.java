package dev.sefaresh.core.pricing;

import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.Complaint;
import dev.sefaresh.core.pricing.Taxation.Base;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Tax.Basis;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What other systems expect of the same numbers. Where we answer otherwise on purpose, it says so and why. */
class VectorsTest {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String REFUSED = "refused";

    /**
     * Who shares by weights that are all zero has no reason to give anything to anybody: one of these systems gives equal shares, the
     * other loses the amount. And 161.25, 52.5 and 86.25 leave a unit for the largest remainder, the second, not for the first.
     */
    private static final Map<String, String> OUR_SHARES = Map.of(
            "10 by 0 0",
            REFUSED,
            "-299 by 0",
            REFUSED,
            "300 by 4300 1400 2300",
            "161 53 86",
            "-300 by 4300 1400 2300",
            "-161 -53 -86");

    /**
     * A discount in percent is of what the goods cost before taxes are added to it, and rounded there: 2 % of 31.78 is 0.64, and taxes
     * are on the 31.14 that are left. The other system takes 2 % of all that is to pay, 0.73, and of each tax, so its net discount is
     * what remains, 0.63.
     */
    private static final Map<String, String> OUR_DISCOUNTS = Map.of(
            "LINE 2", "31.14 4.76 35.90 1.86 1.86 1.04",
            "LINE 7", "29.56 4.56 34.12 1.78 1.78 1.00",
            "LINE 18", "26.06 4.00 30.06 1.56 1.56 0.88",
            "DOCUMENT 2", "31.14 4.79 35.93 1.87 1.87 1.05");

    @ParameterizedTest
    @CsvFileSource(resources = "shares.csv", delimiter = '|', useHeadersInDisplayName = true, emptyValue = "")
    void shares(String source, long whole, String weights, String most, String shares) {
        List<Long> by = longs(weights);
        String expected = OUR_SHARES.getOrDefault(whole + " by " + weights, shares);
        if (expected.equals(REFUSED)) {
            assertThatThrownBy(() -> Apportionment.share(whole, by)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        List<Long> ours =
                most == null ? Apportionment.share(whole, by) : Apportionment.shareWithin(whole, by, longs(most));
        if (expected.startsWith("in any order ")) {
            assertThat(ours).containsExactlyInAnyOrderElementsOf(longs(expected.substring(13)));
        } else {
            assertThat(ours).isEqualTo(longs(expected));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "odoo-taxes.csv", delimiter = '|', useHeadersInDisplayName = true)
    @Complaint("7.26")
    void taxes(
            String mode,
            String list,
            BigDecimal unit,
            BigDecimal quantity,
            BigDecimal step,
            BigDecimal excluded,
            BigDecimal included,
            String each) {
        List<Tax> taxes = Stream.of(list.split(", ")).map(VectorsTest::tax).toList();
        BigDecimal price = unit.multiply(quantity);
        List<BigDecimal> amounts =
                mode.equals("exact") ? exact(taxes, price, quantity) : rounded(taxes, price, quantity, step);
        BigDecimal contained = sum(taxes, amounts, true);
        assertThat(price.subtract(contained)).isEqualByComparingTo(excluded);
        assertThat(price.add(sum(taxes, amounts, false))).isEqualByComparingTo(included);
        String[] expected = each.split(", ");
        assertThat(taxes).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            BigDecimal base = price.subtract(contained);
            for (int before = 0; before < i; before++) {
                base = taxes.get(before).raisesBase() ? base.add(amounts.get(before)) : base;
            }
            assertThat(base).isEqualByComparingTo(expected[i].split(" ")[0]);
            assertThat(amounts.get(i)).isEqualByComparingTo(expected[i].split(" ")[1]);
        }
    }

    /** To six places, of a currency that has two. */
    private static List<BigDecimal> exact(List<Tax> taxes, BigDecimal price, BigDecimal quantity) {
        Levies levies = new Levies(taxes, 2);
        long cents = price.movePointRight(2).longValueExact();
        Ratio net = levies.net(cents, quantity);
        List<BigDecimal> amounts = IntStream.range(0, levies.size())
                .mapToObj(i -> levies.amount(i, cents, quantity))
                .map(VectorsTest::sixPlaces)
                .toList();
        assertThat(sixPlaces(net)).isEqualByComparingTo(price.subtract(sum(taxes, amounts, true)));
        return amounts;
    }

    private static BigDecimal sixPlaces(Ratio cents) {
        return cents.over().divide(cents.under(), 4, HALF_UP).movePointLeft(2);
    }

    /** The step is the minor unit: none of these with an odd one has a tax a piece. */
    private static List<BigDecimal> rounded(List<Tax> taxes, BigDecimal price, BigDecimal quantity, BigDecimal step) {
        long[] parts = {price.divide(step).longValueExact()};
        long[][] amounts =
                Taxation.of(RoundPer.LINE, HALF_UP, step.scale(), List.of(new Base(taxes, quantity, parts)))[0];
        return Stream.of(amounts)
                .map(part -> BigDecimal.valueOf(part[0]).multiply(step))
                .toList();
    }

    private static BigDecimal sum(List<Tax> taxes, List<BigDecimal> amounts, boolean included) {
        return IntStream.range(0, taxes.size())
                .filter(i -> taxes.get(i).included() == included)
                .mapToObj(amounts::get)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Tax tax(String text) {
        return new Tax(
                text,
                text.contains("%") ? Basis.PERCENT : Basis.PER_PIECE,
                new BigDecimal(text.replaceAll("[% ].*", "")),
                text.contains("included"),
                text.contains("raising"),
                true);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "odoo-orders.csv", delimiter = '|', useHeadersInDisplayName = true)
    @Complaint("3.39")
    void orders(String what, RoundPer per, BigDecimal percent, String net, String tax, String total, String taxes) {
        List<Long> groups;
        long all;
        if (what.equals("discount")) {
            long discount = percent.multiply(BigDecimal.valueOf(31_78))
                    .divide(HUNDRED, 0, HALF_UP)
                    .longValueExact();
            groups = taxesLess(per, Apportionment.share(discount, List.of(15_89L, 15_89L)));
            all = 31_78 - discount + sum(groups);
        } else {
            List<Long> order = taxesLess(per, List.of(0L, 0L));
            groups = order.stream()
                    .map(one -> Apportionment.next(one, percent, HUNDRED, 0))
                    .toList();
            all = Apportionment.next(31_78 + sum(order), percent, HUNDRED, 0);
        }
        String ours = Stream.concat(Stream.of(all - sum(groups), sum(groups), all), groups.stream())
                .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString())
                .reduce((one, next) -> one + " " + next)
                .orElseThrow();
        String theirs = net + " " + tax + " " + total + (taxes == null ? "" : " " + taxes);
        if (what.equals("discount") && percent.signum() > 0) {
            assertThat(ours).isEqualTo(OUR_DISCOUNTS.get(per + " " + percent)).isNotEqualTo(theirs);
        } else {
            assertThat(ours).startsWith(theirs);
        }
    }

    /** 36.64 with taxes of 1.90, 1.90 and 1.06: whatever was paid down before, all of it together is the order, tax by tax. */
    @Test
    @Complaint("7.15")
    void down_payments_end_at_the_order_to_the_cent_also_if_it_is_all_paid_down() {
        for (List<Integer> marks : List.of(List.of(100), List.of(2, 100), List.of(2, 7, 18, 99, 100))) {
            for (long whole : List.of(36_64L, 1_90L, 1_06L)) {
                long given = 0;
                for (int mark : marks) {
                    given += Apportionment.next(whole, BigDecimal.valueOf(mark), HUNDRED, given);
                }
                assertThat(given).isEqualTo(whole);
                assertThat(Apportionment.next(whole, HUNDRED, HUNDRED, given))
                        .as("of the final invoice")
                        .isZero();
            }
        }
    }

    /** Of each tax, on two lines less their shares of a discount. */
    private static List<Long> taxesLess(RoundPer per, List<Long> shares) {
        Tax six = Tax.added("6", "6").raisingBase();
        List<Tax> taxes =
                List.of(six, new Tax("6 too", Basis.PERCENT, six.rate(), false, true, false), Tax.added("3", "3"));
        List<Base> bases = shares.stream()
                .map(share -> new Base(taxes, BigDecimal.ONE, new long[] {15_89, -share}))
                .toList();
        long[][][] amounts = Taxation.of(per, HALF_UP, 2, bases);
        return IntStream.range(0, taxes.size())
                .mapToObj(i -> Stream.of(amounts)
                        .mapToLong(base -> LongStream.of(base[i]).sum())
                        .sum())
                .toList();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> longs(String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).map(Long::valueOf).toList();
    }
}
