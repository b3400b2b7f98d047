package dev.sefaresh.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.Complaint;
import dev.sefaresh.core.pricing.Taxation.Base;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaxationTest {
    private static final Tax VAT = Tax.included("vat-20", "20");
    private static final List<RoundingMode> MODES = Stream.of(RoundingMode.values())
            .filter(mode -> mode != RoundingMode.UNNECESSARY)
            .toList();

    @Test
    @Complaint("7.26")
    void the_golden_number_50_000_incl_10_percent_is_45_455_and_4_545() {
        for (RoundPer per : RoundPer.values()) {
            long tax = one(per, 0, base(1, List.of(Tax.included("vat", "10")), 50_000));
            assertThat(tax).isEqualTo(4_545);
            assertThat(50_000 - tax).isEqualTo(45_455);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Complaint({"3.39", "3.40"})
    void ten_times_38_23_incl_vat_agrees_line_and_document_under_each_policy(RoundPer per) {
        long tax = one(per, 2, base(10, List.of(VAT), 382_30));
        assertThat(tax).isEqualTo(per == RoundPer.UNIT ? 63_70 : 63_72);
        Base one = base(1, List.of(VAT), 38_23);
        long[] each = totals(Taxation.of(per, RoundingMode.HALF_UP, 2, Collections.nCopies(10, one)));
        long ofAll = LongStream.of(each).sum();
        assertThat(ofAll).as("ten lines of one each").isEqualTo(per == RoundPer.DOCUMENT ? 63_72 : 63_70);
    }

    @Test
    void a_piece_that_is_rounded_costs_on_the_bill_what_it_costs_on_the_shelf() {
        Tax added = Tax.added("sales", "8.25");
        assertThat(one(RoundPer.UNIT, 2, base(3, List.of(added), 30_30))).isEqualTo(2_49); // 0.83325 each
        assertThat(one(RoundPer.LINE, 2, base(3, List.of(added), 30_30))).isEqualTo(2_50);
        Base halves = new Base(List.of(added), new BigDecimal("2.5"), new long[] {25_25});
        assertThat(one(RoundPer.UNIT, 2, halves)).isEqualTo(2_08); // 2.5 times 0.83 is 2.075
        Base discounted = base(3, List.of(added), 30_30, -30_30);
        assertThat(Taxation.of(RoundPer.UNIT, RoundingMode.HALF_UP, 2, List.of(discounted))[0][0])
                .containsExactly(2_50, -2_50);
    }

    /** A line of two nails must not cost less than nothing, however dear their wrapping is, or large a discount. */
    @Test
    void what_rounding_each_piece_makes_of_it_is_borne_by_what_it_comes_from() {
        Tax added = Tax.added("sales", "8.25");
        assertThat(parts(base(1000, List.of(added), 10, 500))).containsExactly(1, -1); // 0.042 each
        assertThat(parts(base(2, List.of(added), 0, -5_35))).containsExactly(0, -44);
        assertThat(parts(base(2, List.of(added), 1, -5_36))).containsExactly(0, -44);
        List<Tax> bottle = List.of(Tax.perPiece("bottle", "0.004"));
        assertThat(parts(base(1000, bottle, 10_00, -10_00))).containsExactly(0, 0);
    }

    private static long[] parts(Base one) {
        return Taxation.of(RoundPer.UNIT, RoundingMode.HALF_UP, 2, List.of(one))[0][0];
    }

    @Test
    void a_tax_a_piece_is_on_the_line_and_not_on_its_discounts() {
        List<Tax> taxes = List.of(Tax.perPiece("bottle", "0.25").raisingBase(), Tax.added("vat", "10"));
        long[][] amounts =
                Taxation.of(RoundPer.LINE, RoundingMode.HALF_UP, 2, List.of(base(4, taxes, 10_00, -2_00)))[0];
        assertThat(amounts[0]).containsExactly(1_00, 0);
        assertThat(amounts[1]).containsExactly(1_10, -20);
    }

    @Test
    void what_a_line_is_taxed_does_not_change_with_taxes_withheld() {
        List<Tax> taxes = List.of(Tax.added("withheld", "-20"), Tax.added("vat", "22"));
        long[][] amounts = Taxation.of(RoundPer.LINE, RoundingMode.HALF_UP, 2, List.of(base(1, taxes, 50_00)))[0];
        assertThat(amounts[0]).containsExactly(-10_00);
        assertThat(amounts[1]).containsExactly(11_00);
    }

    @Test
    void half_a_cent_of_an_order_is_half_a_cent_though_no_line_of_it_has_an_end_behind_the_point() {
        Tax tax = Tax.added("same", "10"); // on 0.10 without 200 % and without 500 %: 1/3 and 1/6 of a cent
        Base third = base(1, List.of(Tax.included("two", "200"), tax), 10);
        Base sixth = base(1, List.of(Tax.included("five", "500"), tax), 10);
        long[][][] amounts = Taxation.of(RoundPer.DOCUMENT, RoundingMode.HALF_UP, 2, List.of(third, sixth));
        assertThat(amounts[0][1]).containsExactly(1);
        assertThat(amounts[1][1]).containsExactly(0);
    }

    @Test
    void taxes_that_leave_nothing_of_a_price_are_refused_and_so_is_overflow() {
        assertThatThrownBy(() -> one(RoundPer.LINE, 2, base(1, List.of(Tax.included("all", "-100")), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave nothing of it: [all -100 %, included]");
        assertThatThrownBy(() -> one(RoundPer.LINE, 2, base(1, List.of(Tax.added("all", "200")), Long.MAX_VALUE)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> one(RoundPer.LINE, 2, base(1, List.of(VAT), Long.MAX_VALUE, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property
    @Complaint({"3.38", "3.41"})
    void parts_sum_to_the_rounded_whole(
            @ForAll RoundPer per,
            @ForAll("modes") RoundingMode mode,
            @ForAll("decimals") int decimals,
            @ForAll("bases") List<Base> bases) {
        long[][][] amounts = Taxation.of(per, mode, decimals, bases);
        Map<Tax, Exact> documents = new HashMap<>();
        for (int i = 0; i < bases.size(); i++) {
            Base base = bases.get(i);
            for (int tax = 0; tax < base.taxes().size(); tax++) {
                BigDecimal exact =
                        exact(base, tax, decimals, LongStream.of(base.parts()).sum());
                long sum = LongStream.of(amounts[i][tax]).sum();
                switch (per) {
                    case LINE ->
                        assertThat(sum).isEqualTo(exact.setScale(0, mode).longValueExact());
                    case UNIT ->
                        assertThat(sum)
                                .isEqualTo(exact.divide(base.quantity(), 40, RoundingMode.HALF_EVEN)
                                        .setScale(30, RoundingMode.HALF_EVEN)
                                        .setScale(0, mode)
                                        .multiply(base.quantity())
                                        .setScale(0, mode)
                                        .longValueExact());
                    case DOCUMENT -> {
                        assertThat(exact.subtract(BigDecimal.valueOf(sum)).abs())
                                .isLessThan(BigDecimal.ONE);
                        documents.merge(base.taxes().get(tax), new Exact(exact, sum), Exact::plus);
                    }
                }
            }
        }
        documents.forEach((tax, all) -> assertThat(all.given())
                .as(tax.toString())
                .isEqualTo(all.exact().setScale(0, mode).longValueExact()));
    }

    private record Exact(BigDecimal exact, long given) {
        Exact plus(Exact other) {
            return new Exact(exact.add(other.exact), given + other.given);
        }
    }

    /** But for the one that bears what rounding each piece makes of it: the largest in the direction of all. */
    @Property
    void every_part_is_next_to_its_own_exact_amount_and_has_its_sign(
            @ForAll RoundPer per,
            @ForAll("modes") RoundingMode mode,
            @ForAll("decimals") int decimals,
            @ForAll("bases") List<Base> bases) {
        long[][][] amounts = Taxation.of(per, mode, decimals, bases);
        for (int i = 0; i < bases.size(); i++) {
            Base base = bases.get(i);
            for (int tax = 0; tax < base.taxes().size(); tax++) {
                List<BigDecimal> exact = exact(base, tax, decimals);
                int bearer = per == RoundPer.UNIT ? bearer(exact) : -1;
                for (int part = 0; part < base.parts().length; part++) {
                    if (part != bearer) {
                        long got = amounts[i][tax][part];
                        assertThat(exact.get(part)
                                        .subtract(BigDecimal.valueOf(got))
                                        .abs())
                                .isLessThan(BigDecimal.ONE);
                        assertThat(exact.get(part).signum() * Long.signum(got)).isNotEqualTo(-1);
                    }
                }
            }
        }
    }

    private static List<BigDecimal> exact(Base base, int tax, int decimals) {
        return IntStream.range(0, base.parts().length)
                .mapToObj(part -> part == 0
                        ? exact(base, tax, decimals, base.parts()[0])
                        : exact(base, tax, decimals, base.parts()[part]).subtract(exact(base, tax, decimals, 0)))
                .toList();
    }

    private static int bearer(List<BigDecimal> exact) {
        BigDecimal all = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(30, RoundingMode.HALF_EVEN);
        BigDecimal most = all.signum() < 0 ? Collections.min(exact) : Collections.max(exact);
        return exact.indexOf(most);
    }

    @Property
    void splitting_the_price_of_a_base_into_parts_changes_no_total(
            @ForAll("modes") RoundingMode mode,
            @ForAll("taxes") List<Tax> taxes,
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = -1_000, max = 100_000) Long> parts) {
        long[] split = parts.stream().mapToLong(Long::longValue).toArray();
        long[] whole = {LongStream.of(split).sum()};
        assertThat(totals(Taxation.of(RoundPer.LINE, mode, 2, List.of(new Base(taxes, BigDecimal.ONE, split)))))
                .containsExactly(
                        totals(Taxation.of(RoundPer.LINE, mode, 2, List.of(new Base(taxes, BigDecimal.ONE, whole)))));
    }

    @Property
    void permuting_lines_changes_no_total_of_a_document(
            @ForAll("modes") RoundingMode mode, @ForAll("bases") List<Base> bases, @ForAll Random random) {
        List<Base> shuffled = new ArrayList<>(bases);
        Collections.shuffle(shuffled, random);
        assertThat(byTax(shuffled, Taxation.of(RoundPer.DOCUMENT, mode, 2, shuffled)))
                .isEqualTo(byTax(bases, Taxation.of(RoundPer.DOCUMENT, mode, 2, bases)));
    }

    /** The slow way, to forty decimal places, by the words of {@link Tax}. */
    private static BigDecimal exact(Base base, int which, int decimals, long price) {
        BigDecimal none = net(base, decimals, BigDecimal.ZERO);
        BigDecimal slope = net(base, decimals, BigDecimal.ONE).subtract(none);
        BigDecimal net = BigDecimal.valueOf(price).subtract(none).divide(slope, 60, RoundingMode.HALF_EVEN);
        return amounts(base, decimals, net).get(which).setScale(40, RoundingMode.HALF_EVEN);
    }

    /** The price that contains this net price. */
    private static BigDecimal net(Base base, int decimals, BigDecimal net) {
        List<BigDecimal> amounts = amounts(base, decimals, net);
        return IntStream.range(0, amounts.size())
                .filter(i -> base.taxes().get(i).included())
                .mapToObj(amounts::get)
                .reduce(net, BigDecimal::add);
    }

    private static List<BigDecimal> amounts(Base base, int decimals, BigDecimal net) {
        List<BigDecimal> amounts = new ArrayList<>();
        BigDecimal raised = net;
        for (Tax tax : base.taxes()) {
            BigDecimal amount = tax.basis() == Tax.Basis.PER_PIECE
                    ? tax.rate().movePointRight(decimals).multiply(base.quantity())
                    : (tax.onRaised() ? raised : net).multiply(tax.rate()).movePointLeft(2);
            amounts.add(amount);
            raised = tax.raisesBase() ? raised.add(amount) : raised;
        }
        return amounts;
    }

    private static Map<Tax, Long> byTax(List<Base> bases, long[][][] amounts) {
        Map<Tax, Long> sums = new HashMap<>();
        for (int i = 0; i < amounts.length; i++) {
            for (int tax = 0; tax < amounts[i].length; tax++) {
                sums.merge(
                        bases.get(i).taxes().get(tax),
                        LongStream.of(amounts[i][tax]).sum(),
                        Long::sum);
            }
        }
        return sums;
    }

    private static long[] totals(long[][][] amounts) {
        return Arrays.stream(amounts)
                .flatMap(Arrays::stream)
                .mapToLong(parts -> LongStream.of(parts).sum())
                .toArray();
    }

    private static long one(RoundPer per, int decimals, Base base) {
        return totals(Taxation.of(per, RoundingMode.HALF_UP, decimals, List.of(base)))[0];
    }

    private static Base base(int quantity, List<Tax> taxes, long... parts) {
        return new Base(taxes, BigDecimal.valueOf(quantity), parts);
    }

    @Provide
    Arbitrary<RoundingMode> modes() {
        return Arbitraries.of(MODES);
    }

    @Provide
    Arbitrary<Integer> decimals() {
        return Arbitraries.of(0, 2, 3);
    }

    @Provide
    Arbitrary<List<Tax>> taxes() {
        Arbitrary<BigDecimal> rates = Arbitraries.bigDecimals()
                .between(new BigDecimal("-15"), new BigDecimal("30"))
                .ofScale(2);
        return Combinators.combine(
                        Arbitraries.of(Tax.Basis.PERCENT, Tax.Basis.PERCENT, Tax.Basis.PERCENT, Tax.Basis.PER_PIECE),
                        Arbitraries.oneOf(Arbitraries.of(new BigDecimal("20"), new BigDecimal("7.5")), rates),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((basis, rate, included, raises, onRaised) -> new Tax("t", basis, rate, included, raises, onRaised))
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Base>> bases() {
        Arbitrary<Long> prices = Arbitraries.longs().between(0, 1_000_000);
        Arbitrary<List<Long>> shares =
                Arbitraries.longs().between(-500, 200).list().ofMaxSize(3);
        Arbitrary<BigDecimal> quantities =
                Arbitraries.of("1", "2", "3", "7", "0.5", "12.25").map(BigDecimal::new);
        return Combinators.combine(taxes(), quantities, prices, shares)
                .as((taxes, quantity, price, more) -> new Base(
                        taxes,
                        quantity,
                        LongStream.concat(LongStream.of(price), more.stream().mapToLong(Long::longValue))
                                .toArray()))
                .list()
                .ofMaxSize(6);
    }
}
