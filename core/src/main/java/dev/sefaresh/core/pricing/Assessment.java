package dev.sefaresh.core.pricing;

import dev.sefaresh.core.pricing.Bill.Share;
import dev.sefaresh.core.pricing.Taxation.Base;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The taxes on a bill: lines, and adjustments with a category of their own, are bases; what has a share in them bears its share of
 * their taxes. Only lines have pieces. Lines come by their places, adjustments after them. Not thread-safe.
 */
final class Assessment {
    private final Bill bill;
    private final List<Map<Tax, Long>> taxes = new ArrayList<>();
    private final long[] added;

    /** A share in a base, and whose it is. */
    private record Part(int owner, long amount) {}

    private Assessment(Bill bill, int many) {
        this.bill = bill;
        this.added = new long[many];
        for (int i = 0; i < many; i++) {
            taxes.add(Map.of());
        }
    }

    static Assessment of(Order order, Bill bill, Tariff tariff) {
        int lines = order.lines().size();
        Assessment assessment = new Assessment(bill, lines + bill.entries().size());
        if (!tariff.isTaxed()) {
            return assessment;
        }
        Map<Integer, List<Part>> shares = new HashMap<>();
        for (int i = 0; i < bill.entries().size(); i++) {
            for (Share share : bill.entries().get(i).shares()) {
                shares.computeIfAbsent(share.seat(), seat -> new ArrayList<>())
                        .add(new Part(lines + i, share.amount()));
            }
        }
        List<Base> bases = new ArrayList<>();
        List<List<Part>> parts = new ArrayList<>();
        for (int seat = 0; seat < lines + bill.entries().size(); seat++) {
            boolean goods = seat < lines;
            List<Part> all = new ArrayList<>();
            if (goods) {
                all.add(new Part(seat, bill.price(seat)));
            }
            all.addAll(shares.getOrDefault(seat, List.of()));
            List<Tax> on = all.isEmpty()
                    ? List.of()
                    : tariff.taxesOn(
                            goods
                                    ? order.lines().get(seat).sale().tax()
                                    : bill.entries()
                                            .get(seat - lines)
                                            .adjustment()
                                            .rule()
                                            .tax());
            if (!on.isEmpty()) {
                BigDecimal quantity = goods ? order.lines().get(seat).quantity().value() : BigDecimal.ZERO;
                bases.add(new Base(
                        on, quantity, all.stream().mapToLong(Part::amount).toArray()));
                parts.add(all);
            }
        }
        assessment.distribute(order, bases, parts);
        return assessment;
    }

    private void distribute(Order order, List<Base> bases, List<List<Part>> parts) {
        if (bases.isEmpty()) {
            return;
        }
        PricingTerms terms = order.terms().pricing();
        long[][][] said = Taxation.of(
                terms.roundPer(), terms.rounding(), order.terms().currency().getDecimalPlaces(), bases);
        for (int base = 0; base < said.length; base++) {
            List<Tax> on = bases.get(base).taxes();
            for (int tax = 0; tax < on.size(); tax++) {
                for (int part = 0; part < said[base][tax].length; part++) {
                    add(parts.get(base).get(part).owner(), on.get(tax), said[base][tax][part]);
                }
            }
        }
    }

    private void add(int owner, Tax tax, long amount) {
        if (taxes.get(owner).isEmpty()) {
            taxes.set(owner, new LinkedHashMap<>());
        }
        taxes.get(owner).merge(tax, amount, Math::addExact);
        if (!tax.included()) {
            added[owner] = Math.addExact(added[owner], amount);
        }
    }

    /** How much of it is which tax. */
    List<TaxAmount> taxes(int owner) {
        Map<Tax, Long> some = taxes.get(owner);
        return some.isEmpty()
                ? List.of()
                : some.entrySet().stream()
                        .map(one -> new TaxAmount(one.getKey(), bill.money(one.getValue())))
                        .toList();
    }

    /** What is to pay for it, all taxes in. */
    long amount(int owner, long before) {
        return Math.addExact(before, added[owner]);
    }
}
