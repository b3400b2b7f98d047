package dev.sefaresh.core.pricing;

import static java.util.stream.Collectors.toSet;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.port.Promotion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Which promotions an order gets. It depends on the goods, on what staff have adjusted and on what runs, never on what was given before.
 *
 * <ol>
 *   <li>An order without goods gets none. One on articles that are not there, or that is not earned, is not given.
 *   <li>Fees are always given.
 *   <li>Of a group of discounts the one that gives most by itself is given.
 *   <li>Together with those that are in no group, these are given; unless one that is given alone would give more by itself than all of
 *       them together.
 *   <li>What comes to nothing is not given.
 * </ol>
 *
 * <p>Of equals the lowest rank comes first, and then the first code. To compare them, adjustments are calculated by rank, and within a
 * rank staff's first, then fees, then discounts by code.
 */
final class Selection {
    private final Order order;
    private final List<Adjustment> said;
    private final List<Candidate> candidates;

    /** A promotion, as the adjustment that it would be. Two are never equal: so they are told apart quickly. */
    private static final class Candidate {
        private final Promotion promotion;
        private final Adjustment adjustment;

        Candidate(Promotion promotion, Adjustment adjustment) {
            this.promotion = promotion;
            this.adjustment = adjustment;
        }

        private boolean isFee() {
            return promotion.kind() != AdjustmentKind.DISCOUNT;
        }

        private boolean isFree() {
            return isFee() || !promotion.alone() && promotion.group().isEmpty();
        }

        private int rank() {
            return adjustment.rule().rank();
        }
    }

    private Selection(Order order, List<Adjustment> said, List<Candidate> candidates) {
        this.order = order;
        this.said = said.stream().sorted(Bill.order()).toList();
        this.candidates = candidates;
    }

    /**
     * The adjustments that they become. One that was given before keeps its number.
     *
     * @param said adjustments that staff have made
     */
    static List<Adjustment> of(Order order, List<Adjustment> said, List<Promotion> running) {
        if (order.lines().isEmpty() || running.isEmpty()) {
            return List.of();
        }
        Map<String, List<Integer>> lines = order.lines().stream()
                .collect(Collectors.groupingBy(
                        OrderLine::sku, Collectors.mapping(OrderLine::number, Collectors.toList())));
        List<Candidate> candidates = running.stream()
                .flatMap(promotion -> candidate(order, promotion, lines).stream())
                .sorted(Comparator.comparingInt(Candidate::rank)
                        .thenComparing(Candidate::isFee, Comparator.reverseOrder())
                        .thenComparing(one -> one.promotion.code()))
                .toList();
        return new Selection(order, said, candidates).numbered();
    }

    private static Optional<Candidate> candidate(Order order, Promotion promotion, Map<String, List<Integer>> lines) {
        AdjustmentRule rule = promotion
                .rule()
                .withPromoted(true)
                .withLimited(
                        promotion.uses().isPresent() || promotion.usesEach().isPresent());
        if (!promotion.skus().isEmpty()) {
            rule = new AdjustmentRule.Builder()
                    .from(rule)
                    .target(Target.LINES)
                    .lines(on(promotion, lines))
                    .build();
            if (rule.lines().isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Candidate(
                promotion,
                new Adjustment.Builder()
                        .number(0)
                        .kind(promotion.kind())
                        .code(promotion.code())
                        .label(promotion.label())
                        .amount(Money.zero(order.terms().currency()))
                        .rule(rule)
                        .build()));
    }

    private static List<Integer> on(Promotion promotion, Map<String, List<Integer>> lines) {
        Stream<String> skus = promotion.skus().size() < lines.size()
                ? promotion.skus().stream()
                : lines.keySet().stream().filter(promotion.skus()::contains);
        return skus.map(lines::get)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    private List<Adjustment> numbered() {
        Map<String, Adjustment> before = new HashMap<>();
        order.adjustments().stream()
                .filter(one -> one.rule().promoted() && one.kind() != AdjustmentKind.ROUNDING)
                .forEach(one -> before.put(one.code(), one));
        int last =
                order.adjustments().stream().mapToInt(Adjustment::number).max().orElse(0);
        List<Adjustment> given = new ArrayList<>();
        for (Candidate one : given()) {
            Adjustment was = before.get(one.promotion.code());
            given.add(was == null ? one.adjustment.withNumber(++last) : again(one.adjustment, was));
        }
        return given;
    }

    /** The same object if nothing but the amount can have changed. */
    private static Adjustment again(Adjustment now, Adjustment was) {
        Adjustment again = now.withNumber(was.number()).withAmount(was.amount()).withTaxes(was.taxes());
        return again.equals(was) ? was : again;
    }

    private List<Candidate> given() {
        Map<Candidate, Long> alone =
                worth(candidates.stream().filter(Candidate::isFee).collect(toSet()));
        Set<Candidate> together = candidates.stream().filter(Candidate::isFree).collect(toSet());
        together.addAll(bestOfGroups(alone));
        Map<Candidate, Long> worth = worth(together);
        long all = together.stream()
                .filter(one -> !one.isFee())
                .mapToLong(one -> of(worth, one))
                .reduce(0, Math::addExact);
        return candidates.stream()
                .filter(one -> !one.isFee() && one.promotion.alone() && of(alone, one) > all)
                .reduce((one, other) -> more(alone, one, other))
                .map(instead -> candidates.stream()
                        .filter(one -> one == instead || one.isFee() && of(alone, one) > 0)
                        .toList())
                .orElseGet(() -> candidates.stream()
                        .filter(one -> together.contains(one) && of(worth, one) > 0)
                        .toList());
    }

    private Collection<Candidate> bestOfGroups(Map<Candidate, Long> alone) {
        Map<String, Candidate> best = new HashMap<>();
        candidates.stream()
                .filter(one -> !one.isFee() && !one.promotion.alone())
                .forEach(one -> one.promotion
                        .group()
                        .ifPresent(group -> best.merge(group, one, (was, now) -> more(alone, was, now))));
        return best.values();
    }

    private static Candidate more(Map<Candidate, Long> worth, Candidate one, Candidate other) {
        return of(worth, other) > of(worth, one) ? other : one;
    }

    private static long of(Map<Candidate, Long> worth, Candidate one) {
        return worth.getOrDefault(one, 0L);
    }

    /** What each would come to, on what staff have adjusted and these have left. */
    private Map<Candidate, Long> worth(Set<Candidate> given) {
        Map<Candidate, Long> worth = new HashMap<>();
        Bill bill = Bill.of(order);
        int next = 0;
        for (Candidate one : candidates) {
            while (next < said.size() && said.get(next).rule().rank() <= one.rank()) {
                bill.enter(said.get(next++));
            }
            worth.put(one, bill.worth(one.adjustment));
            if (given.contains(one)) {
                bill.enter(one.adjustment);
            }
        }
        return worth;
    }
}
