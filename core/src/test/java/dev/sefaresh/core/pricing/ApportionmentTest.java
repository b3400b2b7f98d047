package dev.sefaresh.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    @Property
    void shares_sum_to_the_whole_and_are_within_a_unit_of_fair(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long whole,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1_000_000_000) Long> weights) {
        BigDecimal sum = weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return;
        }
        List<Long> shares = Apportionment.share(whole, weights);
        assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(whole);
        for (int i = 0; i < shares.size(); i++) {
            BigDecimal error = BigDecimal.valueOf(shares.get(i))
                    .multiply(sum)
                    .subtract(BigDecimal.valueOf(whole).multiply(BigDecimal.valueOf(weights.get(i))))
                    .abs();
            assertThat(error).isLessThan(sum);
            if (weights.get(i) == 0) {
                assertThat(shares.get(i)).isZero();
            }
        }
    }

    @Property
    void shares_within_a_most_sum_to_the_whole_and_only_what_is_full_gets_less_than_is_fair(
            @ForAll @LongRange(min = -2_000, max = 2_000) long whole,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 50) Long> weights,
            @ForAll @Size(min = 12, max = 12) List<@LongRange(min = 0, max = 500) Long> rooms) {
        List<Long> most = rooms.subList(0, weights.size());
        long room = IntStream.range(0, weights.size())
                .filter(i -> weights.get(i) > 0)
                .mapToLong(most::get)
                .sum();
        if (Math.abs(whole) > room) {
            assertThatThrownBy(() -> Apportionment.shareWithin(whole, weights, most))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Math.abs(whole) - room + " of " + whole + " have no room");
            return;
        }
        List<Long> shares = Apportionment.shareWithin(whole, weights, most);
        assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(whole);
        for (int i = 0; i < shares.size(); i++) {
            assertThat(Math.abs(shares.get(i))).isLessThanOrEqualTo(weights.get(i) == 0 ? 0 : most.get(i));
            for (int j = 0; j < shares.size(); j++) {
                if (Math.abs(shares.get(i))
                        < most.get(i)) { // has room: then nobody has more of its weight, but for a unit
                    assertThat((Math.abs(shares.get(j)) - 1) * weights.get(i))
                            .isLessThanOrEqualTo((Math.abs(shares.get(i)) + 1) * weights.get(j));
                }
            }
        }
    }

    @Test
    void what_is_full_leaves_the_rest_to_the_others_by_weight_again() {
        assertThat(Apportionment.shareWithin(10, List.of(1L, 1L, 2L), List.of(1L, 9L, 9L)))
                .containsExactly(1L, 3L, 6L);
        assertThat(Apportionment.shareWithin(0, List.of(), List.of())).isEmpty();
        assertThat(Apportionment.shareWithin(5, List.of(0L, 1L), List.of(9L, 5L)))
                .containsExactly(0L, 5L);
        assertThatThrownBy(() -> Apportionment.shareWithin(-6, List.of(3L, 1L), List.of(4L, 1L)))
                .hasMessage("1 of -6 have no room within [4, 1] by [3, 1]");
    }

    @Property
    void parts_sum_to_the_whole_however_it_is_cut_and_whatever_is_taken_back(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long whole,
            @ForAll @Size(max = 10) List<@IntRange(min = 1, max = 30) Integer> cuts,
            @ForAll @IntRange(min = 0, max = 9) int back) {
        record Part(long quantity, long amount) {}
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i <= cuts.size(); i++) {
            long before = parts.stream().mapToLong(Part::quantity).sum();
            long quantity = i == cuts.size() ? 300 - before : cuts.get(i);
            long given = parts.stream().mapToLong(Part::amount).sum();
            long next =
                    Apportionment.next(whole, BigDecimal.valueOf(before + quantity), BigDecimal.valueOf(300), given);
            assertThat(Long.signum(next) * Long.signum(whole))
                    .as("no part has the other sign")
                    .isNotEqualTo(-1);
            parts.add(new Part(quantity, next));
            if (i == back && i < cuts.size()) {
                parts.remove(i / 2);
            }
        }
        assertThat(parts.stream().mapToLong(Part::amount).sum()).isEqualTo(whole);
    }

    @Property
    void between_keeps_step_as_next_does_and_gives_all_that_is_left_whatever_was_given_beside(
            @ForAll @LongRange(min = 0, max = 1_000_000) long whole,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 0, max = 30) Integer> cuts,
            @ForAll @IntRange(min = 0, max = 20) int beside,
            @ForAll @LongRange(min = 0, max = 1_000_000) long gift) {
        BigDecimal length = BigDecimal.valueOf(301);
        BigDecimal from = BigDecimal.ZERO;
        long given = 0;
        boolean gave = false;
        for (int i = 0; i <= cuts.size(); i++) {
            if (i == beside && given < whole) {
                given += Math.min(gift, whole - given);
                gave = true;
            }
            BigDecimal to = i == cuts.size() ? length : from.add(BigDecimal.valueOf(cuts.get(i)));
            long part = Apportionment.between(whole, from, to, length, given);
            assertThat(part).isBetween(0L, whole - given);
            if (!gave) {
                assertThat(part).isEqualTo(Apportionment.next(whole, to, length, given));
            }
            given += part;
            from = to;
        }
        assertThat(given).isEqualTo(whole);
    }

    /** Three at 30 each, one was given, then 18 beside: each of the two left is worth 21. */
    @Test
    void what_was_given_beside_is_taken_off_what_is_left_in_equal_parts() {
        BigDecimal three = BigDecimal.valueOf(3);
        assertThat(Apportionment.between(90, BigDecimal.ONE, BigDecimal.valueOf(2), three, 48))
                .isEqualTo(21);
        assertThat(Apportionment.between(90, BigDecimal.valueOf(2), three, three, 69))
                .isEqualTo(21);
        assertThat(Apportionment.between(90, three, three, three, 60)).isZero();
        assertThat(Apportionment.between(90, BigDecimal.ONE, three, three, 95)).isZero();
    }

    @Test
    void largest_remainder_first_position_first() {
        assertThat(Apportionment.share(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(Apportionment.share(-100, List.of(1L, 1L, 1L))).containsExactly(-34L, -33L, -33L);
        assertThat(Apportionment.share(5, List.of(3L, 7L)))
                .containsExactly(2L, 3L); // 1.5 and 3.5: a tie, the first gets it
        assertThat(Apportionment.share(0, List.of(0L, 0L))).containsExactly(0L, 0L);
    }

    @Test
    void nothing_to_share_by_is_an_error_and_so_is_overflow() {
        assertThatThrownBy(() -> Apportionment.share(1, List.of(0L, 0L))).hasMessageContaining("nothing to share 1 by");
        assertThatThrownBy(() -> Apportionment.share(1, List.of(2L, -1L))).hasMessageContaining("negative");
        assertThatThrownBy(() -> Apportionment.share(Long.MIN_VALUE, List.of(1L)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(Apportionment.share(Long.MAX_VALUE, List.of(Long.MAX_VALUE, Long.MAX_VALUE)))
                .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
    }
}
