package dev.sefaresh.core.pricing;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.sefaresh.core.pricing.Bill.Share;
import dev.sefaresh.core.pricing.Taxation.Base;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.TaxCategory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The taxes on a bill: lines, and adjustments with a category of their own, are bases; what has a share in them bears its share of
 * their taxes. Only lines have pieces. Lines come by their places, adjustments after them. Not thread-safe.
 */
final class Assessment {
    private final Bill bill;
    private final List<Borne> borne;
    private final int lines;

    /** The taxes that a line or an adjustment bears, in minor units. */
    private static final class Borne {
        private static final Borne NONE = new Borne(List.of(), new long[0]);

        private final List<Tax> taxes;
        private final long[] amounts;

        Borne(List<Tax> taxes, long[] amounts) {
            this.taxes = taxes;
            this.amounts = amounts;
        }

        long added() {
            long added = 0;
            for (int i = 0; i < amounts.length; i++) {
                added = taxes.get(i).included() ? added : Math.addExact(added, amounts[i]);
            }
            return added;
        }
    }

    /** A share in a base, and whose it is. */
    private record Part(int owner, long amount) {}

    private Assessment(Bill bill, int lines) {
        this.bill = bill;
        this.lines = lines;
        this.borne = new ArrayList<>(Collections.nCopies(lines + bill.entries().size(), Borne.NONE));
    }

    static Assessment of(Order order, Bill bill, Tariff tariff) {
        Assessment assessment = new Assessment(bill, order.lines().size());
        if (tariff.isTaxed()) {
            assessment.assess(order, tariff);
        }
        return assessment;
    }

    private void assess(Order order, Tariff tariff) {
        ListMultimap<Integer, Part> shares = shares();
        List<Base> bases = new ArrayList<>();
        List<Integer> seats = new ArrayList<>();
        for (int seat = 0; seat < borne.size(); seat++) {
            List<Part> more = shares.get(seat);
            List<Tax> on = tariff.taxesOn(category(order, seat));
            if (!on.isEmpty() && (seat < lines || !more.isEmpty())) {
                bases.add(new Base(on, pieces(order, seat), parts(seat, more)));
                seats.add(seat);
            }
        }
        PricingTerms terms = order.terms().pricing();
        long[][][] said = Taxation.of(
                terms.roundPer(), terms.rounding(), order.terms().currency().getDecimalPlaces(), bases);
        Map<Integer, Map<Tax, Long>> ofAdjustments = new HashMap<>();
        for (int base = 0; base < said.length; base++) {
            int seat = seats.get(base);
            distribute(seat, bases.get(base).taxes(), said[base], shares.get(seat), ofAdjustments);
        }
        ofAdjustments.forEach((owner, some) -> borne.set(
                owner,
                new Borne(
                        List.copyOf(some.keySet()),
                        some.values().stream().mapToLong(Long::longValue).toArray())));
    }

    private ListMultimap<Integer, Part> shares() {
        ListMultimap<Integer, Part> shares = ArrayListMultimap.create();
        for (int i = 0; i < bill.entries().size(); i++) {
            for (Share share : bill.entries().get(i).shares()) {
                shares.put(share.seat(), new Part(lines + i, share.amount()));
            }
        }
        return shares;
    }

    private TaxCategory category(Order order, int seat) {
        return seat < lines
                ? order.lines().get(seat).sale().tax()
                : bill.entries().get(seat - lines).adjustment().rule().tax();
    }

    private BigDecimal pieces(Order order, int seat) {
        return seat < lines ? order.lines().get(seat).quantity().value() : BigDecimal.ZERO;
    }

    /** A line's price comes first, the shares in it follow. */
    private long[] parts(int seat, List<Part> more) {
        int first = seat < lines ? 1 : 0;
        long[] parts = new long[first + more.size()];
        if (first == 1) {
            parts[0] = bill.price(seat);
        }
        for (int i = 0; i < more.size(); i++) {
            parts[first + i] = more.get(i).amount();
        }
        return parts;
    }

    private void distribute(
            int seat, List<Tax> taxes, long[][] said, List<Part> more, Map<Integer, Map<Tax, Long>> ofAdjustments) {
        int first = seat < lines ? 1 : 0;
        if (first == 1) {
            borne.set(
                    seat,
                    new Borne(
                            taxes,
                            Arrays.stream(said).mapToLong(parts -> parts[0]).toArray()));
        }
        for (int part = 0; part < more.size(); part++) {
            Map<Tax, Long> of = ofAdjustments.computeIfAbsent(more.get(part).owner(), any -> new LinkedHashMap<>());
            for (int tax = 0; tax < said.length; tax++) {
                of.merge(taxes.get(tax), said[tax][first + part], Math::addExact);
            }
        }
    }

    /** How much of it is which tax: what was said before, if that has not changed. */
    List<TaxAmount> taxes(int owner, List<TaxAmount> before) {
        Borne of = borne.get(owner);
        if (isSaid(of, before)) {
            return before;
        }
        return IntStream.range(0, of.amounts.length)
                .mapToObj(i -> new TaxAmount(of.taxes.get(i), bill.money(of.amounts[i])))
                .toList();
    }

    private static boolean isSaid(Borne of, List<TaxAmount> before) {
        boolean same = of.amounts.length == before.size();
        for (int i = 0; same && i < of.amounts.length; i++) {
            same = before.get(i).tax().equals(of.taxes.get(i))
                    && Bill.is(before.get(i).amount(), of.amounts[i]);
        }
        return same;
    }

    /** What is to pay for it, all taxes in. */
    long amount(int owner, long before) {
        return Math.addExact(before, borne.get(owner).added());
    }
}
