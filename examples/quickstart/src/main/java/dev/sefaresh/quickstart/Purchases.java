package dev.sefaresh.quickstart;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every customer has bought and not given back yet, oldest first. It follows from the file alone, so that each run of the same
 * file finds the same; whether it may come back is for the engine to say. Guests cannot be told apart, so nothing is theirs. For
 * one thread.
 */
final class Purchases {
    private final Map<String, List<Order>> orders = new HashMap<>();
    private final Map<Kind, List<Bought>> bought = new HashMap<>();

    /**
     * A part of one purchase that a row gives back.
     *
     * @param number of the order's line, or of its adjustment
     * @param much pieces of goods, pounds of charges
     * @param price what a piece was sold at; one pound for a pound
     */
    record Part(Row row, OrderId order, int number, BigDecimal much, BigDecimal price) {}

    /** An order, and how many lines and adjustments it has. */
    record Order(OrderId id, Instant at, int lines, int adjustments) {}

    /** Where an article was bought, or a charge was made, last. */
    record Place(OrderId order, int number) {}

    private record Kind(String customer, String code) {}

    private static final class Bought {
        private final OrderId order;
        private final Instant at;
        private final int number;
        private final BigDecimal price;
        private BigDecimal left;

        private Bought(Order order, int number, BigDecimal price, BigDecimal left) {
            this.order = order.id;
            this.at = order.at;
            this.number = number;
            this.price = price;
            this.left = left;
        }
    }

    /** Remembers a sale: its goods, and what was charged for beside. */
    void add(RetailInvoice sale, OrderFile file) {
        String customer = sale.customer().orElse("");
        if (customer.isEmpty()) {
            return;
        }
        List<OrderLine> lines = file.order().lines();
        List<Adjustment> adjustments = file.order().adjustments();
        Order order = new Order(file.id(), sale.at(), lines.size(), adjustments.size());
        insert(orders.computeIfAbsent(customer, name -> new ArrayList<>()), order, Order::at);
        for (OrderLine line : lines) {
            add(
                    new Kind(customer, line.sku()),
                    new Bought(
                            order,
                            line.number(),
                            line.unitPrice(),
                            line.quantity().value()));
        }
        for (Adjustment one : adjustments) {
            if (one.amount().isPositive()) {
                add(
                        new Kind(customer, one.code()),
                        new Bought(
                                order,
                                one.number(),
                                BigDecimal.ONE,
                                one.amount().getAmount()));
            }
        }
    }

    private void add(Kind kind, Bought one) {
        insert(bought.computeIfAbsent(kind, name -> new ArrayList<>()), one, each -> each.at);
    }

    /** Takes what a row gives back from the oldest purchases before it: as much as there is. */
    List<Part> take(Optional<String> customer, Row row) {
        List<Part> parts = new ArrayList<>();
        BigDecimal wanted = row.wanted();
        for (Bought one : before(customer, row)) {
            BigDecimal much = one.left.min(wanted);
            if (much.signum() > 0) {
                one.left = one.left.subtract(much);
                wanted = wanted.subtract(much);
                parts.add(new Part(row, one.order, one.number, much, one.price));
            }
        }
        return parts;
    }

    /** Where the customer bought this last, however much of it is left. */
    Optional<Place> last(Optional<String> customer, Row row) {
        List<Bought> before = before(customer, row);
        return before.isEmpty()
                ? Optional.empty()
                : Optional.of(before.get(before.size() - 1)).map(one -> new Place(one.order, one.number));
    }

    /** The customer's last order before a row. */
    Optional<Order> lastOrder(Optional<String> customer, Row row) {
        return orders.getOrDefault(customer.orElse(""), List.of()).stream()
                .filter(order -> !order.at.isAfter(row.at()))
                .reduce((one, later) -> later);
    }

    private List<Bought> before(Optional<String> customer, Row row) {
        return bought.getOrDefault(new Kind(customer.orElse(""), row.code()), List.of()).stream()
                .filter(one -> !one.at.isAfter(row.at()))
                .toList();
    }

    /** Normally at the end, as files are in the order of time. */
    private static <E> void insert(List<E> list, E element, Function<E, Instant> at) {
        int place = list.size();
        while (place > 0 && at.apply(list.get(place - 1)).isAfter(at.apply(element))) {
            place--;
        }
        list.add(place, element);
    }
}
