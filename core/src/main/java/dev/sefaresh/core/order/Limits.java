package dev.sefaresh.core.order;

import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Sale;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an order has of each article against how it is sold: an article counts over all its lines, and what the youngest of them says
 * of it holds. Pure; linear in the lines.
 */
final class Limits {
    private Limits() {}

    /** The articles of which lines have less, or more, than they are sold by. */
    static List<Limit> broken(List<OrderLine> lines) {
        return of(lines).stream().filter(limit -> !limit.isKept()).toList();
    }

    /** Of the articles of these lines, those of which there would be more than there can be, and more than there was. */
    static List<Limit> exceeded(List<OrderLine> touched, List<OrderLine> before, List<OrderLine> after) {
        if (after.stream().noneMatch(line -> line.sale().most().isPresent())) {
            return List.of(); // most orders: nothing is counted
        }
        Set<String> skus = touched.stream().map(OrderLine::sku).collect(Collectors.toSet());
        Map<String, Quantity> were = new HashMap<>();
        of(skus, before).forEach(line -> were.merge(line.sku(), line.quantity(), Quantity::plus));
        return of(of(skus, after)).stream()
                .filter(limit ->
                        limit.isExceeded() && limit.wanted().isMoreThan(were.getOrDefault(limit.sku(), Quantity.ZERO)))
                .toList();
    }

    private static List<OrderLine> of(Set<String> skus, List<OrderLine> lines) {
        return lines.stream().filter(line -> skus.contains(line.sku())).toList();
    }

    private static List<Limit> of(List<OrderLine> lines) {
        Map<String, Quantity> wanted = new LinkedHashMap<>();
        Map<String, Sale> sales = new HashMap<>();
        for (OrderLine line : lines) {
            wanted.merge(line.sku(), line.quantity(), Quantity::plus);
            sales.put(line.sku(), line.sale());
        }
        return wanted.entrySet().stream()
                .map(one -> Limit.of(one.getKey(), one.getValue(), sales.getOrDefault(one.getKey(), Sale.PLAIN)))
                .toList();
    }
}
